// The people of a course: those who take part with what can be marked of them, those who completed, those who left.
import { Form } from '@remix-run/react'
import { getFormProps, useForm } from '@conform-to/react'
import type { CoursePerson } from '~/domain/programmes/queries.server'
import type { PersonRow } from '~/domain/people/rules'
import { fullName } from '~/domain/people/rules'
import { plainDate } from '~/i18n/dates'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { CheckField } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card, Empty, Notice } from '~/ui/page'
import { PersonLine, PostLine } from '~/ui/person-line'
import { SearchForm } from '~/ui/search-field'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'
import type { CourseAnswer } from './course-page.server'
import { DayField } from './fields'

/** @param endsOn the day that is offered: most complete a course on its last day */
export function Participants({
  people,
  endsOn,
  answer,
}: {
  people: CoursePerson[]
  endsOn: string
  answer: CourseAnswer | undefined
}) {
  const { t } = useWords()
  const lastResult = answer?.intent === 'mark' ? answer.lastResult : undefined
  const [form, fields] = useForm({ id: 'mark', lastResult, defaultValue: { on: endsOn } })
  if (people.length === 0)
    return (
      <Card title={t('registry.course.participants')}>
        <Empty title={t('registry.course.noParticipants')} />
      </Card>
    )
  return (
    <Card title={t('registry.course.participants')}>
      <Form method="post" {...getFormProps(form)} className="stack">
        <ErrorSummary form={form} result={lastResult} />
        <ul className="names">
          {people.map((person) => (
            <li key={person.id}>
              <CheckField
                field={{
                  name: 'person',
                  initialValue: answer?.chosen.includes(person.id) ? person.id : undefined,
                }}
                value={person.id}
                label={fullName(person)}
                hint={person.post ? <PostLine post={person.post} /> : undefined}
              />
            </li>
          ))}
        </ul>
        <DayField field={fields.on} label={t('registry.course.on')} hint={t('registry.course.onHint')} />
        <div className="cluster">
          <SubmitButton name="intent" value="complete">
            {t('registry.course.completeChosen')}
          </SubmitButton>
          <SubmitButton name="intent" value="all" kind="plain">
            {t('registry.course.completeAll', { count: people.length })}
          </SubmitButton>
          <SubmitButton name="intent" value="leave" kind="quiet">
            {t('registry.course.leaveChosen')}
          </SubmitButton>
        </div>
      </Form>
    </Card>
  )
}

export function Completers({ people }: { people: CoursePerson[] }) {
  const { t, locale } = useWords()
  return (
    <Card title={t('registry.programme.completers')}>
      {people.length === 0 ? (
        <Empty title={t('registry.programme.nobody')} />
      ) : (
        <ul className="names">
          {people.map((person) => (
            <li key={person.id}>
              <PersonLine
                person={person}
                post={person.post}
                to={paths.person(person.id)}
                after={person.completedOn && <small>{plainDate(person.completedOn, locale)}</small>}
              />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

/** Who has left may come back. */
export function Left({ people, newId }: { people: CoursePerson[]; newId: string }) {
  const { t, locale } = useWords()
  if (people.length === 0) return null
  return (
    <Card title={t('registry.course.left')}>
      <ul className="rows">
        {people.map((person) => (
          <li key={person.id}>
            <PersonLine
              person={person}
              post={person.post}
              to={paths.person(person.id)}
              after={person.leftOn && <small>{plainDate(person.leftOn, locale)}</small>}
            />
            <EnrolButton person={person} newId={newId} label={t('registry.course.back')} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function EnrolButton({ person, newId, label }: { person: PersonRow; newId: string; label: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="enrol" />
      <input type="hidden" name="id" value={newId} />
      <input type="hidden" name="personId" value={person.id} />
      <Button icon="add">
        {label} <span className="unseen">{fullName(person)}</span>
      </Button>
    </Form>
  )
}

/** A search in the address, and a press beside each person that it finds. */
export function AddParticipants({
  q,
  found,
  newId,
  answer,
}: {
  q: string
  found: { total: number; rows: (PersonRow & { here: boolean })[] } | null
  newId: string
  answer: CourseAnswer | undefined
}) {
  const { t } = useWords()
  return (
    <Card title={t('registry.course.add')} id="add">
      {answer?.intent === 'enrol' && answer.refused && (
        <Notice kind="error">
          {t(`reasons.${answer.refused as 'enrolledAlready' | 'completedAlready'}`)}
        </Notice>
      )}
      <SearchForm label={t('registry.people.search')} q={q} />
      {found && found.rows.length === 0 && (
        <Empty title={t('frame.state.noMatch')}>{t('frame.state.noMatchHint')}</Empty>
      )}
      {found && found.rows.length > 0 && (
        <>
          {found.total > found.rows.length && (
            <p className="soft">
              {t('registry.course.firstOf', { shown: found.rows.length, total: found.total })}
            </p>
          )}
          <ul className="rows">
            {found.rows.map((person) => (
              <li key={person.id}>
                <PersonLine person={person} post={person.post} to={paths.person(person.id)} />
                {person.here ? (
                  <Tag>{t('registry.course.here')}</Tag>
                ) : (
                  <EnrolButton person={person} newId={newId} label={t('registry.course.enrol')} />
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}
