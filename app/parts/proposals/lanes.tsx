// The board: groups side by side with their people, moved by pointer and by keyboard; each move says at once what it costs.
import { useNavigate } from '@remix-run/react'
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { moveCost, swapCost, type MoveCost } from '~/domain/groups/composer/moving'
import type { Problem } from '~/domain/groups/composer/problem'
import { lacksOfMost, lanesOf, type BoardGroup, type BoardPerson } from '~/domain/rounds/proposal-board'
import { movedIn, nextGroupKey, sitsIn, type Standing } from '~/domain/rounds/proposal-rules'
import { paths } from '~/paths'
import { useWords } from '~/ui/words'
import { pressedOn, pressedWith, type Carrying, type Column, type Pressed } from './carrying'
import { Lane, type LaneCost } from './lane'
import { focusOn, PersonCard } from './person-card'
import type { Board } from './use-board'
import { useDrag, type Dragging } from './use-drag'
import { toneOf, useBoardWords } from './words'

/** The element that says what the keys do. */
export const keysHint = 'board-keys'

export type LanesProps = {
  roundId: string
  proposalId: string
  problem: Problem
  groups: readonly BoardGroup[]
  people: Record<string, BoardPerson>
  standing: Standing
  press: Board['press']
  /** Nobody is moved: the round is over, or the composer is at it. */
  still: boolean
  chosen: string | null
}

/** What is held, by hand or by keyboard, and over what. */
type Held = { person: string; over: { group: string | null; partner: string | null } | null }

export function Lanes(props: LanesProps) {
  const { problem, groups, people, standing, press, still, roundId, proposalId } = props
  const { t } = useWords()
  const go = useNavigate()
  const words = useBoardWords({ problem, groups, people })
  const [carrying, setCarrying] = useState<Carrying | null>(null)
  const [said, setSaid] = useState('')
  const [active, setActive] = useState<string | null>(null)
  const [awake, setAwake] = useState(false)
  useEffect(() => setAwake(true), [])
  const wantsFocus = useRef<string | null>(null)
  useEffect(() => {
    if (wantsFocus.current === null) return
    focusOn(wantsFocus.current)
    wantsFocus.current = null
  })

  const { seats } = standing
  const { lanes, loose } = lanesOf(problem, seats, groups)
  const moved = useMemo(() => new Set(movedIn(standing)), [standing])
  const told = useMemo(() => lacksOfMost(problem, people), [problem, people])
  const pins = useMemo(() => new Set(standing.pins), [standing])
  const sitting = useMemo(() => new Map(problem.people.map(({ id }) => [id, sitsIn(problem, id)])), [problem])

  const costOf = (held: Held): MoveCost | null =>
    held.over === null || held.over.group === (seats[held.person] ?? null)
      ? null
      : held.over.partner !== null
        ? swapCost(problem, seats, held.person, held.over.partner)
        : moveCost(problem, seats, held.person, held.over.group)
  const says = (held: Held): string => {
    const cost = costOf(held)
    const where = held.over?.partner
      ? t('proposals.say.swap', { who: words.personName(held.over.partner) })
      : words.groupName(held.over?.group ?? null)
    return cost === null
      ? t('proposals.say.home', { group: where })
      : t('proposals.say.over', { where, cost: words.costs(cost, held.person, held.over?.group).join(', ') })
  }

  /** Sitting members leave their group only by the organiser's word, which is asked where there is room for it. */
  const asksFirst = (person: string) =>
    sitting.get(person) !== null && sitting.get(person) === (seats[person] ?? null)
  const drop = ({ person, over }: Held) => {
    const cost = costOf({ person, over })
    if (over === null || cost === null) return
    const from = seats[person] ?? null
    const { group, partner } = over
    if (asksFirst(person) || (partner !== null && asksFirst(partner))) {
      setSaid(
        t('proposals.say.sits', { who: words.personName(asksFirst(person) ? person : (partner ?? person)) }),
      )
      go(paths.proposal(roundId, proposalId, { person, group: group ?? '' }), { preventScrollReset: true })
      return
    }
    wantsFocus.current = person
    setSaid(t('proposals.say.dropped', { who: words.personName(person), what: says({ person, over }) }))
    if (partner === null)
      press(
        { intent: 'move', person, from: from ?? '', to: group ?? '' },
        { side: { seats: { [person]: group }, pins: {} } },
      )
    else
      press(
        { intent: 'swap', person, from: from ?? '', other: `${partner} ${group ?? ''}` },
        { side: { seats: { [person]: group, [partner]: from }, pins: {} } },
      )
  }

  const { dragging, start } = useDrag((end: Dragging) => drop(end))
  const held: Held | null = carrying
    ? { person: carrying.person, over: { group: carrying.group, partner: carrying.partner } }
    : dragging
  const further = nextGroupKey(groups.map(({ key }) => key))
  const shown = [
    ...lanes.map(({ group, members }) => ({
      key: group.key as string | null,
      members,
      kind: group.name === null ? ('new' as const) : ('goesOn' as const),
    })),
    ...(loose.length > 0 || held ? [{ key: null, members: loose, kind: 'none' as const }] : []),
    ...(held ? [{ key: further, members: [], kind: 'further' as const }] : []),
  ]
  const columns: Column[] = shown.map(({ key, members }) => ({
    group: key,
    people: members.map(({ id }) => id),
  }))
  const first = columns.find((column) => column.people.length > 0)?.people[0] ?? null
  const current = active !== null && people[active] ? active : first

  const obey = (pressed: Pressed) => {
    if (pressed.kind === 'focus') focusOn(pressed.person)
    if (pressed.kind === 'carry') {
      setCarrying(pressed.carrying)
      const { person, group, partner } = pressed.carrying
      setSaid(
        carrying === null
          ? t('proposals.say.picked', { who: words.personName(person), group: words.groupName(group) })
          : says({ person, over: { group, partner } }),
      )
    }
    if (pressed.kind === 'cancel') {
      setCarrying(null)
      setSaid(t('proposals.say.cancelled', { who: words.personName(pressed.person) }))
    }
    if (pressed.kind === 'drop') {
      setCarrying(null)
      const { person, group, partner } = pressed.carrying
      drop({ person, over: { group, partner } })
    }
  }
  const onKey = (event: KeyboardEvent, person: string) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    // While somebody is carried there are two more columns to go to: they are there from the moment of picking up.
    const pressed =
      carrying?.person === person
        ? pressedWith(columns, carrying, event.key)
        : pressedOn(columns, person, event.key, still)
    if (pressed.kind === 'none') return
    event.preventDefault()
    obey(pressed)
  }

  const laneCost = (key: string | null): LaneCost | null => {
    if (!held || key === (seats[held.person] ?? null)) return null
    const isOver = held.over !== null && held.over.group === key
    const cost = costOf({
      person: held.person,
      over: { group: key, partner: isOver ? (held.over?.partner ?? null) : null },
    })
    if (!cost) return null
    const phrases = words.costs(cost, held.person, key)
    return { tone: toneOf(cost), text: isOver ? phrases.join(', ') : (phrases[0] ?? '') }
  }

  return (
    <>
      <div className={held ? 'lanes board-lanes holding' : 'lanes board-lanes'}>
        {shown.map(({ key, members, kind }) => (
          <Lane
            key={key ?? ''}
            laneKey={key ?? ''}
            name={words.groupName(key)}
            kind={kind}
            members={members}
            people={people}
            size={problem.size}
            over={held?.over !== null && held?.over !== undefined && held.over.group === key}
            cost={laneCost(key)}
          >
            {members.map(({ id }) => {
              const person = people[id]
              if (!person) return null
              return (
                <PersonCard
                  key={id}
                  person={person}
                  marks={{ sits: sitting.get(id) === key, moved: moved.has(id), pinned: pins.has(id) }}
                  to={paths.proposal(roundId, proposalId, { person: id })}
                  hint={awake && !still ? keysHint : undefined}
                  state={
                    held?.person === id
                      ? 'carried'
                      : held?.over?.partner === id
                        ? 'partner'
                        : props.chosen === id
                          ? 'chosen'
                          : null
                  }
                  told={told}
                  tabbable={!awake || id === current}
                  onPointerDown={(event) => {
                    if (!still) start(event, id)
                  }}
                  onKeyDown={(event) => onKey(event, id)}
                  onFocus={() => setActive(id)}
                  onBlur={() => {
                    // Whoever looks elsewhere has let go.
                    if (carrying?.person === id) setCarrying(null)
                  }}
                />
              )
            })}
          </Lane>
        ))}
      </div>
      {dragging && (
        <div className="drag-ghost" style={{ left: dragging.x + 14, top: dragging.y + 10 }} aria-hidden>
          <b>{words.personName(dragging.person)}</b>
          {dragging.over?.partner && (
            <span>{t('proposals.say.swap', { who: words.personName(dragging.over.partner) })}</span>
          )}
        </div>
      )}
      <div role="status" className="unseen">
        {said}
      </div>
    </>
  )
}
