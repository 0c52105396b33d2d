// Closing the list of those who came: what is counted, which letters leave, how they will look; and opening it again.
import { Form } from '@remix-run/react'
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import type { AfterLetters } from '~/domain/afterwards/after-page.server'
import type { closeFields } from '~/domain/afterwards/after-form'
import type { AfterPreview } from '~/domain/afterwards/preview.server'
import { isUnticked, type Circle } from '~/domain/afterwards/rules'
import { moment } from '~/i18n/dates'
import { Button } from '~/ui/button'
import { CheckField } from '~/ui/field'
import { ErrorSummary, SubmitButton, ThreeLanguages } from '~/ui/form'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'

export type CloseProps = {
  version: number
  batchId: string
  circles: Record<'site' | 'online', Circle>
  letters: AfterLetters
  fields: ReturnType<typeof closeFields>
  result: SubmissionResult | null
  previews: AfterPreview[]
}

export function CloseCard({
  version,
  batchId,
  circles,
  letters,
  fields: initial,
  result,
  previews,
}: CloseProps) {
  const { t } = useWords()
  const [form, fields] = useForm({ id: 'close', lastResult: result, defaultValue: initial })
  const [site, online] = [isUnticked(circles.site), isUnticked(circles.online)]
  const thanked = letters.thanks.people
  return (
    <Card title={t('afterwards.close.title')} id="close">
      <p className="soft">{t('afterwards.close.lead')}</p>
      <Form method="post" {...getFormProps(form)} className="stack" preventScrollReset>
        <ErrorSummary form={form} result={result} />
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="batchId" value={batchId} />
        {site && (
          <CheckField
            field={fields.countSite}
            label={t('afterwards.close.countSite', { count: circles.site.expected })}
            hint={t('afterwards.close.countSiteHint')}
          />
        )}
        {online && (
          <CheckField
            field={fields.countOnline}
            label={t('afterwards.close.countOnline', { count: circles.online.expected })}
            hint={t('afterwards.close.countOnlineHint')}
          />
        )}
        <CheckField
          field={fields.thank}
          label={t('afterwards.close.thank', { count: thanked })}
          hint={
            [
              ...(site || online ? [t('afterwards.close.thankHint')] : []),
              ...(letters.thanks.materials ? [t('afterwards.close.thankMaterials')] : []),
            ].join(' ') || undefined
          }
        />
        <CheckField
          field={fields.miss}
          label={t('afterwards.close.miss', { count: letters.missed.people })}
          hint={t('afterwards.close.missHint')}
        />
        <ThreeLanguages
          long
          label={t('afterwards.close.message')}
          hint={t('afterwards.close.messageHint')}
          fields={{ fi: fields.messageFi, sv: fields.messageSv, en: fields.messageEn }}
        />
        <div className="cluster">
          <SubmitButton name="intent" value="close" icon="done">
            {t('afterwards.close.press')}
          </SubmitButton>
          <SubmitButton name="intent" value="preview" kind="plain" icon="mail">
            {t('afterwards.close.preview')}
          </SubmitButton>
        </div>
      </Form>
      {previews.length > 0 && <Previews previews={previews} />}
    </Card>
  )
}

const inLanguage = { fi: 'inFi', sv: 'inSv', en: 'inEn' } as const

function Previews({ previews }: { previews: AfterPreview[] }) {
  const { t } = useWords()
  return (
    <section className="stack" aria-label={t('afterwards.close.previews')}>
      <h3>{t('afterwards.close.previews')}</h3>
      {previews.map(({ kind, locale, subject, text }) => (
        <details key={kind + locale} open={locale === 'fi'}>
          <summary>
            {t(`afterwards.close.kinds.${kind}`)}, {t(`frame.language.${inLanguage[locale]}`)}
          </summary>
          <p>
            {t('afterwards.close.subject')}: <b lang={locale}>{subject}</b>
          </p>
          <pre className="typed" lang={locale}>
            {text}
          </pre>
        </details>
      ))}
    </section>
  )
}

/** The list is closed: when, by whom, which letters have left, and the way to open it. */
export function ClosedCard({
  version,
  closed,
  letters,
}: {
  version: number
  closed: { at: string; name: string | null }
  letters: AfterLetters
}) {
  const { t, locale } = useWords()
  const when = moment(closed.at, locale)
  return (
    <Card title={t('afterwards.close.closed')} id="close">
      <p>
        {closed.name === null
          ? t('afterwards.close.closedAt', { when })
          : t('afterwards.close.closedBy', { when, name: closed.name })}
      </p>
      <p>{t('afterwards.close.sent', { thanks: letters.thanks.sent, missed: letters.missed.sent })}</p>
      <Form method="post" className="stack tight">
        <input type="hidden" name="version" value={version} />
        <p className="soft">{t('afterwards.close.reopenHint')}</p>
        <div>
          <Button name="intent" value="reopen" icon="undo">
            {t('afterwards.close.reopen')}
          </Button>
        </div>
      </Form>
    </Card>
  )
}
