// What can be done with one person on the board: every group they could go to with what it costs, the best first; whom they
// could change places with; pinning. Plain forms, so that it works without scripts.
import { Form, Link, useNavigate } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { compareCosts, moveCost, placesFor, swapCost } from '~/domain/groups/composer/moving'
import type { Problem } from '~/domain/groups/composer/problem'
import { fullName } from '~/domain/people/rules'
import type { BoardGroup, BoardPerson } from '~/domain/rounds/proposal-board'
import { nextGroupKey, sitsIn, type Standing } from '~/domain/rounds/proposal-rules'
import { paths } from '~/paths'
import { TextField } from '~/ui/field'
import { SubmitButton } from '~/ui/form'
import { Icon } from '~/ui/icon'
import { Notice } from '~/ui/page'
import { useWords } from '~/ui/words'
import { focusOn, usePersonFacts } from './person-card'
import { toneOf, useBoardWords } from './words'

type PanelProps = {
  roundId: string
  proposalId: string
  problem: Problem
  groups: readonly BoardGroup[]
  people: Record<string, BoardPerson>
  standing: Standing
  person: BoardPerson
  /** The group that somebody tried to move a sitting member to. */
  asked: string | null
  still: boolean
}

const mostSwaps = 5

export function PersonPanel(props: PanelProps) {
  const { problem, groups, people, standing, person, still, roundId, proposalId, asked } = props
  const { t } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  const go = useNavigate()
  const back = paths.proposal(roundId, proposalId)
  const words = useBoardWords({ problem, groups, people })
  const facts = usePersonFacts()(person)
  const { id } = person
  useEffect(() => {
    heading.current?.focus({ preventScroll: window.innerWidth > 900 })
    // The keyboard goes back to the card that the panel was opened from.
    return () => focusOn(id)
  }, [id])
  const from = standing.seats[id] ?? null
  const sits = sitsIn(problem, id)
  const pinned = standing.pins.includes(id)
  const composedIn = standing.composed[id] ?? null
  return (
    <aside
      className="drawer"
      aria-labelledby="person-name"
      onKeyDown={(event) => {
        if (event.key === 'Escape') go(back, { preventScrollReset: true })
      }}
    >
      <div className="cluster apart">
        <h2 id="person-name" ref={heading} tabIndex={-1}>
          {fullName(person)}
        </h2>
        <Link to={back} preventScrollReset className="button quiet">
          <Icon name="no" />
          {t('proposals.person.close')}
        </Link>
      </div>
      <p>
        {[person.title, person.organisation].filter(Boolean).join(', ')}{' '}
        {person.sector && <span className="code">{person.sector}</span>}
      </p>
      <ul className="lines">
        <li>
          {sits !== null && sits === from
            ? t('proposals.person.sits', { group: words.groupName(from) })
            : t('proposals.person.isIn', { group: words.groupName(from) })}
          {composedIn !== from &&
            composedIn !== null &&
            ` ${t('proposals.person.composedIn', { group: words.groupName(composedIn) })}`}
        </li>
        {[facts.wishes.join(', '), facts.lacks ?? ''].map((fact) =>
          fact === '' ? null : <li key={fact}>{`${fact.charAt(0).toUpperCase()}${fact.slice(1)}.`}</li>,
        )}
      </ul>
      <div className="cluster">
        <Link to={paths.person(id)}>{t('proposals.person.page')}</Link>
        {person.candidateId !== null && (
          <Link to={paths.candidate(roundId, person.candidateId)}>{t('proposals.person.candidate')}</Link>
        )}
        <Link to={`${paths.proposalReasons(roundId, proposalId)}#p-${id}`}>{t('proposals.person.why')}</Link>
      </div>
      {!still && (
        <>
          {from !== null && <PinForm id={id} name={fullName(person)} pinned={pinned} />}
          <MoveForm {...props} from={from} needsWord={sits !== null && sits === from} asked={asked} />
          <SwapForm {...props} from={from} needsWord={sits !== null && sits === from} />
        </>
      )}
    </aside>
  )
}

function PinForm({ id, name, pinned }: { id: string; name: string; pinned: boolean }) {
  const { t } = useWords()
  return (
    <Form method="post" preventScrollReset className="stack close">
      <input type="hidden" name="person" value={id} />
      <div>
        <SubmitButton kind="plain" name="intent" value={pinned ? 'unpin' : 'pin'} icon="pin">
          {t(pinned ? 'proposals.person.unpin' : 'proposals.person.pin')}
          <span className="unseen"> {name}</span>
        </SubmitButton>
      </div>
      <small>{t(pinned ? 'proposals.person.pinnedHint' : 'proposals.person.pinHint')}</small>
    </Form>
  )
}

/** Sitting members leave only when the organiser says so: the box must be ticked. */
function Release({ name }: { name: string }) {
  const { t } = useWords()
  return (
    <Notice kind="warning">
      <div className="choice">
        <input type="checkbox" id={`release-${name}`} name="release" value="yes" required />
        <label htmlFor={`release-${name}`}>{t('proposals.person.release')}</label>
      </div>
    </Notice>
  )
}

type FormProps = PanelProps & { from: string | null; needsWord: boolean }

function MoveForm({ problem, groups, people, standing, person, from, needsWord, asked }: FormProps) {
  const { t } = useWords()
  const words = useBoardWords({ problem, groups, people })
  const { id } = person
  const further = nextGroupKey(groups.map(({ key }) => key))
  const there = new Set(groups.map(({ key }) => key))
  const seated = placesFor(problem, standing.seats, id).filter(({ group }) => there.has(group))
  const emptied = groups
    .filter(({ key }) => key !== from && !seated.some(({ group }) => group === key))
    .map(({ key }) => ({ group: key, cost: moveCost(problem, standing.seats, id, key) }))
  const places: { group: string | null; cost: (typeof seated)[number]['cost'] }[] = [
    ...[...seated, ...emptied].sort(
      (one, other) =>
        Number(other.group === asked) - Number(one.group === asked) || compareCosts(one.cost, other.cost),
    ),
    { group: further, cost: moveCost(problem, standing.seats, id, further) },
    ...(from === null ? [] : [{ group: null, cost: moveCost(problem, standing.seats, id, null) }]),
  ]
  return (
    <Form method="post" preventScrollReset className="stack tight" aria-labelledby="move-title">
      <h3 id="move-title">{t('proposals.person.moveTo')}</h3>
      <input type="hidden" name="intent" value="move" />
      <input type="hidden" name="person" value={id} />
      <input type="hidden" name="from" value={from ?? ''} />
      {needsWord && <Release name="move" />}
      <TextField
        field={{ name: 'note', maxLength: 500 }}
        label={t('proposals.step.why')}
        hint={t('proposals.person.noteHint')}
      />
      <ul className="places">
        {places.map(({ group, cost }) => (
          <li key={group ?? ''}>
            <button
              type="submit"
              name="to"
              value={group ?? ''}
              className={`place ${toneOf(cost)}`}
              aria-current={asked !== null && asked === (group ?? '') ? 'true' : undefined}
            >
              <b>{words.groupName(group)}</b>
              <span>{words.costs(cost, id, group).join(', ')}</span>
            </button>
          </li>
        ))}
      </ul>
    </Form>
  )
}

function SwapForm({ problem, groups, people, standing, person, from, needsWord }: FormProps) {
  const { t } = useWords()
  const words = useBoardWords({ problem, groups, people })
  const { id } = person
  const { seats } = standing
  const others = problem.people
    .filter((one) => one.id !== id && (seats[one.id] ?? null) !== from && seats[one.id] !== undefined)
    .filter((one) => sitsIn(problem, one.id) !== seats[one.id])
    .map((one) => ({ id: one.id, cost: swapCost(problem, seats, id, one.id) }))
    .sort((one, other) => compareCosts(one.cost, other.cost))
  if (others.length === 0) return null
  const valueOf = (other: string) => `${other} ${seats[other] ?? ''}`
  return (
    <Form method="post" preventScrollReset className="stack tight" aria-labelledby="swap-title">
      <h3 id="swap-title">{t('proposals.person.swapWith')}</h3>
      <input type="hidden" name="intent" value="swap" />
      <input type="hidden" name="person" value={id} />
      <input type="hidden" name="from" value={from ?? ''} />
      {needsWord && <Release name="swap" />}
      <ul className="places">
        {others.slice(0, mostSwaps).map((other) => (
          <li key={other.id}>
            <button
              type="submit"
              name="other"
              value={valueOf(other.id)}
              className={`place ${toneOf(other.cost)}`}
            >
              <b>
                {words.personName(other.id)} <span className="code">{people[other.id]?.sector}</span>
              </b>
              <span>
                {words.groupName(seats[other.id] ?? null)}: {words.costs(other.cost, id).join(', ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {others.length > mostSwaps && (
        <OtherSwaps others={others.slice(mostSwaps)} words={words} seats={seats} valueOf={valueOf} />
      )}
    </Form>
  )
}

function OtherSwaps({
  others,
  words,
  seats,
  valueOf,
}: {
  others: { id: string; cost: ReturnType<typeof swapCost> }[]
  words: ReturnType<typeof useBoardWords>
  seats: Standing['seats']
  valueOf: (other: string) => string
}) {
  const { t } = useWords()
  return (
    <details>
      <summary>{t('proposals.person.otherSwaps')}</summary>
      <ul className="places">
        {others.map((other) => (
          <li key={other.id}>
            <button
              type="submit"
              name="other"
              value={valueOf(other.id)}
              className={`place ${toneOf(other.cost)}`}
            >
              <b>{words.personName(other.id)}</b>
              <span>{words.groupName(seats[other.id] ?? null)}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}
