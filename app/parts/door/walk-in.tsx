// Letting in a walk-in: those found in the registry, the form of a guest, and what is asked before it is done.
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { FoundPerson } from '~/domain/door/walk-in-page.server'
import type { WalkInRefusal } from '~/domain/door/walk-in.server'
import { fullName } from '~/domain/people/rules'
import { plainTime } from '~/i18n/dates'
import { locales } from '#db/schema'
import { Button } from '~/ui/button'
import { SelectField, TextField } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card, Empty, Notice } from '~/ui/page'
import { PersonLine } from '~/ui/person-line'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'

/** What may be confirmed, and by which field; anything else is only told. */
const confirmedBy: Partial<Record<WalkInRefusal, 'withoutSeat' | 'namesake'>> = {
  walkInFull: 'withoutSeat',
  walkInNamesake: 'namesake',
}

export function AskedFirst({ reason, given }: { reason: WalkInRefusal; given: Record<string, string> }) {
  const { t } = useWords()
  const field = confirmedBy[reason]
  const name = [given['firstName'], given['lastName']].filter(Boolean).join(' ')
  return (
    <Notice kind="warning" title={name || undefined} arrived>
      <p>{t(`reasons.${reason}`)}</p>
      {field && (
        <Form method="post">
          {Object.entries(given)
            .filter(([key]) => key !== field)
            .map(([key, value]) => (
              <input key={key} type="hidden" name={key} value={value} />
            ))}
          <input type="hidden" name={field} value="1" />
          <Button>{t(`door.guest.confirm.${field}`)}</Button>
        </Form>
      )}
    </Notice>
  )
}

export function FoundPeople({ rows, total, press }: { rows: FoundPerson[]; total: number; press: string }) {
  const { t, locale } = useWords()
  if (rows.length === 0)
    return <Empty title={t('door.guest.noneFound')}>{t('door.guest.noneFoundHint')}</Empty>
  return (
    <>
      <ul className="rows">
        {rows.map((person) => (
          <li key={person.id} className="cluster apart">
            <PersonLine
              person={person}
              post={person.post}
              after={person.listed && <Tag>{t('door.guest.listed')}</Tag>}
            />
            {person.cameAt !== null ? (
              <Tag tone="good" icon="yes">
                {t('door.came', { time: plainTime(person.cameAt, locale) })}
              </Tag>
            ) : (
              <Form method="post">
                <input type="hidden" name="id" value={press} />
                <input type="hidden" name="personId" value={person.id} />
                <Button icon={person.listed ? 'yes' : 'addPerson'}>
                  {person.listed ? t('door.tick') : t('door.guest.letIn')}
                  <span className="unseen"> {fullName(person)}</span>
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {total > rows.length && <p className="soft">{t('door.guest.more', { count: total - rows.length })}</p>}
    </>
  )
}

export type GuestFields = {
  firstName: string
  lastName: string
  organisation: string
  email: string
  language: string
}

export function GuestCard({
  fields: defaultValue,
  press,
  result,
}: {
  fields: GuestFields
  press: string
  result: SubmissionResult<string[]> | undefined
}) {
  const { t } = useWords()
  const [form, fields] = useForm({ id: 'guest', lastResult: result, defaultValue })
  return (
    <Card title={t('door.guest.title')}>
      <p className="soft">{t('door.guest.hint')}</p>
      <Form method="post" {...getFormProps(form)} className="stack">
        <ErrorSummary form={form} result={result} />
        <input type="hidden" name="id" value={press} />
        <div className="halves">
          <TextField field={fields.firstName} label={t('door.guest.firstName')} required autoComplete="off" />
          <TextField field={fields.lastName} label={t('door.guest.lastName')} required autoComplete="off" />
        </div>
        <TextField field={fields.organisation} label={t('door.guest.organisation')} autoComplete="off" />
        <div className="halves">
          <TextField
            field={fields.email}
            label={t('door.guest.email')}
            hint={t('door.guest.emailHint')}
            type="email"
            inputMode="email"
            autoComplete="off"
          />
          <SelectField
            field={fields.language}
            label={t('door.guest.language')}
            options={locales.map((locale) => ({ value: locale, label: t(`frame.language.${locale}`) }))}
          />
        </div>
        <div>
          <SubmitButton icon="addPerson">{t('door.guest.enter')}</SubmitButton>
        </div>
      </Form>
    </Card>
  )
}
