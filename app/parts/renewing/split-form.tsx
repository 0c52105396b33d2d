// Splitting a group: who goes where, what the new groups are called, from which day; the sizes are told as they change.
import { Form } from '@remix-run/react'
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { useState, type FormEvent, type ReactNode } from 'react'
import type { GroupToReshape } from '~/domain/groups/reshaping-page.server'
import { newGroups, seatField, type NewGroupNumber } from '~/domain/groups/new-groups'
import { fewestMembers } from '~/domain/groups/rules'
import { fullName } from '~/domain/people/rules'
import { nameIn } from '~/i18n/named'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { CheckField, FieldSet, TextField } from '~/ui/field'
import { ErrorSummary, SubmitButton, ThreeLanguages } from '~/ui/form'
import { Live } from '~/ui/live'
import { Card } from '~/ui/page'
import { PostLine } from '~/ui/person-line'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'

export type SplitStart = Record<
  `name${'Fi' | 'Sv' | 'En'}${NewGroupNumber}` | `id${NewGroupNumber}`,
  string
> & {
  from: string
  liaisonToo: string
  tell: string
}

type Seats = Record<string, string>

const stays = 'stays'

/** Where each member goes by what was sent, or typed so far. */
const seatsIn = (group: GroupToReshape, valueOf: (name: string) => unknown): Seats =>
  Object.fromEntries(
    group.members.map(({ id }) => {
      const value = valueOf(seatField(id))
      return [id, typeof value === 'string' ? value : stays]
    }),
  )

export function SplitForm({
  group,
  start,
  lastResult,
}: {
  group: GroupToReshape
  start: SplitStart
  lastResult: SubmissionResult | undefined
}) {
  const { t } = useWords()
  const sent = lastResult?.initialValue
  const [seats, setSeats] = useState(() => seatsIn(group, (name) => sent?.[name]))
  const [form, fields] = useForm({ id: 'split', lastResult, defaultValue: start })
  const take = (event: FormEvent<HTMLFormElement>) => {
    const body = new FormData(event.currentTarget)
    setSeats(seatsIn(group, (name) => body.get(name)))
  }
  return (
    <Form method="post" {...getFormProps(form)} className="stack" onChange={take}>
      <ErrorSummary form={form} result={lastResult} />
      <input type="hidden" name="version" value={group.version} />
      <TextField
        field={fields.from}
        label={t('renewing.split.from')}
        hint={t('renewing.split.fromHint')}
        type="date"
        width="short"
        required
      />
      <Card title={t('renewing.split.who')}>
        <ul className="rows">
          {group.members.map((member) => (
            <SeatOf key={member.id} member={member} seat={seats[member.id] ?? stays} group={group} />
          ))}
        </ul>
        <Sizes group={group} seats={seats} />
      </Card>
      {newGroups.map((number) => (
        <Named key={number} number={number}>
          <input
            type="hidden"
            name={`id${number}`}
            value={String(sent?.[`id${number}`] ?? start[`id${number}`])}
          />
          <ThreeLanguages
            label={t('renewing.split.name')}
            fields={{
              fi: fields[`nameFi${number}`],
              sv: fields[`nameSv${number}`],
              en: fields[`nameEn${number}`],
            }}
          />
        </Named>
      ))}
      {group.liaisons.length > 0 && (
        <CheckField
          field={fields.liaisonToo}
          label={t('renewing.split.liaisonToo', { names: group.liaisons.map(fullName).join(', ') })}
        />
      )}
      <CheckField field={fields.tell} label={t('renewing.split.tell')} hint={t('renewing.tellHint')} />
      <div className="cluster">
        <SubmitButton>{t('renewing.split.do')}</SubmitButton>
        <ButtonLink kind="quiet" to={paths.network(group.id)}>
          {t('frame.do.cancel')}
        </ButtonLink>
      </div>
    </Form>
  )
}

/** The second new group is folded away until it is wanted. */
function Named({ number, children }: { number: NewGroupNumber; children: ReactNode }) {
  const { t } = useWords()
  if (number === 1) return <FieldSet legend={t('renewing.split.group', { number })}>{children}</FieldSet>
  return (
    <details className="card">
      <summary>{t('renewing.split.group', { number })}</summary>
      {children}
    </details>
  )
}

function SeatOf({
  member,
  seat,
  group,
}: {
  member: GroupToReshape['members'][number]
  seat: string
  group: GroupToReshape
}) {
  const { t } = useWords()
  const name = seatField(member.id)
  const labels = [
    [stays, t('renewing.split.stays')],
    ...newGroups.map((number) => [String(number), t('renewing.split.group', { number })]),
  ]
  return (
    <li>
      <fieldset className="cluster apart seat-choice">
        <legend className="unseen">{fullName(member)}</legend>
        <span className="person">
          <span>
            <b>{fullName(member)}</b> {group.hostId === member.id && <Tag>{t('renewing.host')}</Tag>}{' '}
            {group.onPause.includes(member.id) && <Tag tone="maybe">{t('renewing.onPause')}</Tag>}
          </span>
          {member.post && (
            <small>
              <PostLine post={member.post} />
            </small>
          )}
        </span>
        <span className="cluster">
          {labels.map(([value = '', label]) => (
            <span key={value} className="choice">
              <input
                type="radio"
                id={`${name}-${value}`}
                name={name}
                value={value}
                defaultChecked={seat === value}
              />
              <label htmlFor={`${name}-${value}`}>{label}</label>
            </span>
          ))}
        </span>
      </fieldset>
    </li>
  )
}

/** How many would sit in each; a group below eight is told as such. */
function Sizes({ group, seats }: { group: GroupToReshape; seats: Seats }) {
  const { t, locale } = useWords()
  const count = (where: string) => Object.values(seats).filter((seat) => seat === where).length
  const sizes = [
    { key: stays, name: nameIn(group, locale), size: count(stays) },
    ...newGroups.map((number) => ({
      key: String(number),
      name: t('renewing.split.group', { number }),
      size: count(String(number)),
    })),
  ].filter(({ key, size }) => key !== '2' || size > 0)
  return (
    <Live>
      <p className="cluster">
        {sizes.map(({ key, name, size }) => (
          <Tag key={key} tone={size < fewestMembers ? 'warning' : 'good'}>
            {t('renewing.split.size', { group: name, count: size })}
          </Tag>
        ))}
      </p>
    </Live>
  )
}
