// What each member says of somebody proposed to their group; what one says by phone is entered here.
import { Form } from '@remix-run/react'
import { getFormProps, useForm } from '@conform-to/react'
import type { Heard, NewcomerPage as Data } from '~/domain/renewals/newcomer-page.server'
import { hearingAnswers } from '~/domain/renewals/answers'
import { fullName } from '~/domain/people/rules'
import { date } from '~/i18n/dates'
import { paths } from '~/paths'
import { ChoicesField, TextAreaField, type FieldData } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card, Empty } from '~/ui/page'
import { PersonLine } from '~/ui/person-line'
import { Tag, type Tone } from '~/ui/tag'
import { useWords } from '~/ui/words'
import type { NewcomerAnswer } from './newcomer-press.server'

const toneOf = { fine: 'yes', objects: 'warning', silent: 'none' } as const satisfies Record<string, Tone>
const iconOf = { fine: 'yes', objects: 'warning', silent: 'none' } as const

export function HeardCard({ data, answer }: { data: Data; answer: NewcomerAnswer | undefined }) {
  const { t } = useWords()
  const { heard, newcomer } = data
  return (
    <Card title={t('welcoming.newcomer.says')} id="heard">
      {heard.length === 0 ? (
        <Empty title={t('welcoming.newcomer.nobody')} />
      ) : (
        <>
          <p className="soft">{t('welcoming.newcomer.secret')}</p>
          <ul className="rows">
            {heard.map((one) => (
              <HeardRow key={one.hearingId} one={one} open={newcomer.outcome === null} answer={answer} />
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}

function HeardRow({ one, open, answer }: { one: Heard; open: boolean; answer: NewcomerAnswer | undefined }) {
  const { t, locale } = useWords()
  const said = one.answer ?? 'silent'
  return (
    <li className="stack tight">
      <PersonLine
        person={one.person}
        post={one.person.post}
        to={paths.person(one.person.id)}
        after={
          <Tag tone={toneOf[said]} icon={iconOf[said]}>
            {t(`welcoming.newcomer.answer.${said}`)}
          </Tag>
        }
      />
      {one.comment !== '' && <p className="typed">{one.comment}</p>}
      <small>
        {one.answeredAt !== null &&
          t('welcoming.newcomer.answeredOn', { date: date(one.answeredAt, locale) })}
        {one.answer === null && one.unreached && t('welcoming.newcomer.unreached')}
      </small>
      {open && <EnterForm one={one} answer={answer} />}
    </li>
  )
}

/** The answer that a member gave otherwise than by the letter. */
function EnterForm({ one, answer }: { one: Heard; answer: NewcomerAnswer | undefined }) {
  const { t } = useWords()
  const own = answer?.press === 'enter' && answer.of === one.person.id ? answer.lastResult : undefined
  const defaultValue = { answer: one.answer ?? '', comment: one.comment }
  const [form, fields] = useForm<Record<string, string>>({
    id: `enter-${one.hearingId}`,
    lastResult: own ?? null,
    defaultValue,
  })
  const field = (name: keyof typeof defaultValue): FieldData => fields[name] ?? { name }
  return (
    <details open={own !== undefined || undefined}>
      <summary>
        {t('welcoming.newcomer.byPhone')}
        <span className="unseen"> {fullName(one.person)}</span>
      </summary>
      <Form method="post" {...getFormProps(form)} className="stack tight" preventScrollReset>
        <ErrorSummary form={form} result={own} />
        <input type="hidden" name="personId" value={one.person.id} />
        <ChoicesField
          field={field('answer')}
          label={t('welcoming.newcomer.says')}
          beside
          required
          options={hearingAnswers.map((value) => ({ value, label: t(`welcoming.newcomer.answer.${value}`) }))}
        />
        <TextAreaField field={field('comment')} label={t('welcoming.newcomer.comment')} rows={2} />
        <div>
          <SubmitButton kind="plain" name="press" value="enter">
            {t('welcoming.newcomer.enter')}
          </SubmitButton>
        </div>
      </Form>
    </details>
  )
}
