// Those who wait for the call, what stands in the way, and the press that sends it.
import { Form, Link } from '@remix-run/react'
import { plainDate } from '~/i18n/dates'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { SubmitButton } from '~/ui/form'
import { Card, Empty, Notice } from '~/ui/page'
import { PersonLine } from '~/ui/person-line'
import { useWords } from '~/ui/words'
import type { Reached, ShownList } from './call-list'
import type { FramedRound } from './frame'

type Press = { round: FramedRound; late: boolean; list: ShownList; batchId: string }

export function CallPress({ round, late, list, batchId }: Press) {
  const { t, locale } = useWords()
  const count = list.people.length
  const add = (
    <ButtonLink icon="addPerson" kind={count === 0 ? 'main' : 'quiet'} to={paths.addCandidates(round.id)}>
      {t('rounds.do.chooseMore')}
    </ButtonLink>
  )
  if (count + list.unreachable.length === 0)
    return (
      <Card>
        <Empty title={t('rounds.calling.nobody')} action={add}>
          {t('rounds.calling.nobodyHint')}
        </Empty>
      </Card>
    )
  return (
    <>
      {count > 0 && (
        <Card title={t('rounds.calling.title', { count })} actions={add}>
          {late ? (
            <Late round={round} />
          ) : (
            <Form method="post" className="stack tight">
              <input type="hidden" name="batchId" value={batchId} />
              <input type="hidden" name="mark" value={list.mark} />
              <ul className="lines">
                <li>{t('rounds.calling.languages', list.readers)}</li>
                <li>{t('rounds.answersBy', { date: plainDate(round.answerBy, locale) })}</li>
                <li>{t('rounds.calling.final')}</li>
              </ul>
              <div>
                <SubmitButton name="intent" value="call" icon="send" pending={t('rounds.calling.pending')}>
                  {t('rounds.calling.press', { count })}
                </SubmitButton>
              </div>
            </Form>
          )}
          <details>
            <summary>{t('rounds.calling.showList')}</summary>
            <People people={list.people} />
          </details>
        </Card>
      )}
      <Unreachable people={list.unreachable} />
    </>
  )
}

/** The time to answer is over: it is moved before letters leave. */
export function Late({ round }: { round: FramedRound }) {
  const { t, locale } = useWords()
  return (
    <Notice kind="warning" title={t('rounds.fact.timeOver', { date: plainDate(round.answerBy, locale) })}>
      <Link to={paths.editRound(round.id)}>{t('rounds.calling.moveTime')}</Link>
    </Notice>
  )
}

export function People({ people }: { people: readonly Reached[] }) {
  return (
    <ul className="rows">
      {people.map((person) => (
        <li key={person.id}>
          <PersonLine person={person} post={person.post} to={paths.person(person.id)} />
        </li>
      ))}
    </ul>
  )
}

/** Those whom no letter reaches, each with the way to give them an address. */
export function Unreachable({ people }: { people: readonly Reached[] }) {
  const { t } = useWords()
  if (people.length === 0) return null
  return (
    <Card title={t('rounds.calling.unreachable', { count: people.length })}>
      <p className="soft">{t('rounds.calling.unreachableHint')}</p>
      <ul className="rows">
        {people.map((person) => (
          <li key={person.id} className="cluster apart">
            <PersonLine person={person} post={person.post} />
            <ButtonLink to={paths.editPerson(person.id)}>
              {t('rounds.calling.giveAddress')}
              <span className="unseen">
                {' '}
                {person.firstName} {person.lastName}
              </span>
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Card>
  )
}
