// What the registry has of oneself, which one does not write, with the form that tells the organisers what is wrong in it.
import { Form } from '@remix-run/react'
import { useForm, type SubmissionResult } from '@conform-to/react'
import { useEffect, useState } from 'react'
import type { OwnData } from '~/domain/profile/own-data.server'
import { fullName } from '~/domain/people/rules'
import { recordParts } from '~/domain/profile/rules'
import { nameIn, written } from '~/i18n/named'
import { SelectField, TextAreaField } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'

type Result = SubmissionResult<string[]> | null

/** @param sent the page tells that a remark has just been taken: the form is empty for another */
export function RecordCard({
  person,
  newId,
  sent,
  lastResult,
}: {
  person: OwnData['person']
  newId: string
  sent: boolean
  lastResult: Result
}) {
  const { t, locale } = useWords()
  const [turn, setTurn] = useState(newId)
  useEffect(() => {
    if (sent) setTurn(newId)
  }, [sent, newId])
  const { post, email, returned } = person
  return (
    <Card title={t('profile.record.title')} id="record">
      <p className="soft">{t('profile.record.says')}</p>
      <dl>
        <dt>{t('profile.record.name')}</dt>
        <dd>{fullName(person)}</dd>
        <dt>{t('profile.record.post')}</dt>
        <dd>
          {post === null ? (
            t('profile.record.noPost')
          ) : (
            <>
              <InLanguage written={written(post, 'title', locale)} />, {nameIn(post, locale)}
            </>
          )}
        </dd>
        {post !== null && (
          <>
            <dt>{t('profile.record.sector')}</dt>
            <dd>{post.sectorCode ?? t('profile.record.noSector')}</dd>
          </>
        )}
        <dt>{t('profile.record.email')}</dt>
        <dd>
          {email ?? t('profile.record.noEmail')}
          {returned && <small> {t('profile.record.returned')}</small>}
        </dd>
      </dl>
      <Wrong key={turn} newId={newId} lastResult={lastResult} />
    </Card>
  )
}

function Wrong({ newId, lastResult }: { newId: string; lastResult: Result }) {
  const { t } = useWords()
  const [form, { about, text }] = useForm<{ about: string; text: string }>({ id: 'remark-form', lastResult })
  return (
    <details open={lastResult !== null}>
      <summary>{t('profile.record.wrong')}</summary>
      <Form method="post" id={form.id} className="form" noValidate={form.noValidate}>
        <ErrorSummary form={form} result={lastResult} />
        <input type="hidden" name="id" value={newId} />
        <SelectField
          field={about}
          label={t('profile.record.about')}
          required
          width="middle"
          empty={t('frame.form.chooseOne')}
          options={recordParts.map((part) => ({ value: part, label: t(`profile.record.parts.${part}`) }))}
        />
        <TextAreaField
          field={text}
          label={t('profile.record.text')}
          hint={t('profile.record.textHint')}
          required
        />
        <SubmitButton kind="plain" icon="send" name="intent" value="remark">
          {t('profile.record.send')}
        </SubmitButton>
      </Form>
    </details>
  )
}
