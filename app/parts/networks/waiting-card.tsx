// Those who wait for approval to a network, each with a day to approve from and a press to decline.
import { Form } from '@remix-run/react'
import type { Waiting } from '~/domain/networks/members.server'
import { date } from '~/i18n/dates'
import { paths } from '~/paths'
import { SubmitButton } from '~/ui/button'
import { TextField } from '~/ui/field'
import { Card, Notice } from '~/ui/page'
import { PersonLine } from '~/ui/person-line'
import { problemText } from '~/ui/problem'
import { useWords } from '~/ui/words'

/** What was wrong with the last press, at which wish, and what day was typed. */
export type WaitingProblem = { applicationId: string; problem: string; from: string }

type Props = { waiting: Waiting[]; today: string; problem: WaitingProblem | null; organiser: boolean }

export function WaitingCard({ waiting, today, problem, organiser }: Props) {
  const { t } = useWords()
  // Somebody else answered meanwhile: who is not in the list any more has no field to say it at.
  const gone =
    problem !== null && !waiting.some(({ applicationId }) => applicationId === problem.applicationId)
  return (
    <>
      {gone && (
        <Notice kind="warning" arrived>
          {problemText(t, problem.problem)}
        </Notice>
      )}
      {waiting.length > 0 && <Wishes {...{ waiting, today, problem, organiser }} />}
    </>
  )
}

function Wishes({ waiting, today, problem, organiser }: Props) {
  const { t, locale } = useWords()
  return (
    <Card title={t('registry.waiting.title', { count: waiting.length })} id="waiting">
      <ul className="rows">
        {waiting.map((person) => {
          const wrong = problem?.applicationId === person.applicationId ? problem : null
          const name = `${person.firstName} ${person.lastName}`
          return (
            <li key={person.applicationId} className="stack tight">
              <PersonLine
                person={person}
                post={person.post}
                to={organiser ? paths.person(person.id) : undefined}
              />
              <small>
                {t('registry.waiting.since', { date: date(person.appliedAt, locale) })}
                {person.note && ` · ${person.note}`}
              </small>
              <Form method="post" className="search" aria-label={name}>
                <input type="hidden" name="applicationId" value={person.applicationId} />
                <TextField
                  field={{
                    name: 'from',
                    initialValue: wrong?.from ?? today,
                    errors: wrong ? [wrong.problem] : undefined,
                  }}
                  label={t('registry.waiting.from')}
                  type="date"
                />
                <SubmitButton name="intent" value="approve" kind="plain" icon="yes">
                  {t('registry.waiting.approve')}
                  <span className="unseen"> {name}</span>
                </SubmitButton>
                <SubmitButton name="intent" value="decline" kind="quiet">
                  {t('registry.waiting.decline')}
                  <span className="unseen"> {name}</span>
                </SubmitButton>
              </Form>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
