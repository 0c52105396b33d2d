// The list at the door as it is now: what the server told, what other doors have ticked since, what waits here.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { DoorMarks } from '~/domain/door/list.server'
import type { DoorPerson } from '~/domain/door/listing'
import { cameAtHere } from '~/domain/door/queue'
import type { TickOutcome } from '~/domain/door/ticking.server'
import { paths } from '~/paths'
import { useWholeWords } from '~/ui/words'
import { useQueue, type Trouble } from './use-queue'

/** How often a door asks what others have ticked, in milliseconds. */
const every = 4_000

/** `came` names everybody who has come; `people` is the list anew. Either is null when it is as it was. */
export type DoorAnswer = {
  marks: DoorMarks
  came: Record<string, string> | null
  people: DoorPerson[] | null
}

export type Refused = Pick<TickOutcome, 'invitationId'> & { reason: NonNullable<TickOutcome['refused']> }

/** Asks what has changed. @returns why nothing was heard, when nothing was */
async function ask(eventId: string, marks: DoorMarks): Promise<DoorAnswer | NonNullable<Trouble>> {
  try {
    const query = new URLSearchParams(marks)
    const response = await fetch(`${paths.doorTicks(eventId)}?${query.toString()}`, { redirect: 'manual' })
    if (response.type === 'opaqueredirect' || response.status === 403) return 'signedOut'
    return response.ok ? ((await response.json()) as DoorAnswer) : 'network'
  } catch {
    return 'network'
  }
}

type Came = Record<string, string | null>

/** When the server says somebody came: what was heard since the list stands before what the list says. */
const heard = (came: Came, person: DoorPerson): string | null => {
  const told = came[person.invitationId]
  return told === undefined ? person.cameAt : told
}

/** What the server has told, the newest of it. */
function useTold(loaded: { people: DoorPerson[]; marks: DoorMarks }) {
  const [list, setList] = useState<DoorPerson[]>(loaded.people)
  const [came, setCame] = useState<Came>({})
  const marks = useRef(loaded.marks)
  const answers = useRef(0)

  // A page loaded anew is newer than what was heard before it.
  useEffect(() => {
    marks.current = loaded.marks
    setList(loaded.people)
    setCame({})
  }, [loaded.marks, loaded.people])

  const hearTicks = useCallback((told: Came) => {
    answers.current += 1
    setCame((known) => ({ ...known, ...told }))
  }, [])

  const hearNews = useCallback((news: DoorAnswer) => {
    marks.current = news.marks
    const { people, came: all } = news
    if (people !== null) {
      setList(people)
      setCame({})
    } else if (all !== null) {
      setList((known) => known.map((person) => ({ ...person, cameAt: all[person.invitationId] ?? null })))
      setCame({})
    }
  }, [])

  return { list, came, marks, answers, hearTicks, hearNews }
}

/**
 * @param loaded the list as the page was loaded with
 * @param asking false when nothing can change any more
 */
export function useDoor(
  eventId: string,
  loaded: { people: DoorPerson[]; marks: DoorMarks },
  asking: boolean,
) {
  useWholeWords()
  const { list, came, marks, answers, hearTicks, hearNews } = useTold(loaded)
  const [refused, setRefused] = useState<Refused[]>([])

  const taken = useCallback(
    (outcomes: TickOutcome[]) => {
      hearTicks(Object.fromEntries(outcomes.map(({ invitationId, cameAt }) => [invitationId, cameAt])))
      const turned = outcomes.flatMap(({ invitationId, refused: reason }) =>
        reason === null ? [] : [{ invitationId, reason }],
      )
      if (turned.length > 0) setRefused(turned)
    },
    [hearTicks],
  )
  const { queue, tick, trouble, hear } = useQueue(eventId, taken)

  useEffect(() => {
    if (!asking) return
    const listen = async () => {
      if (document.visibilityState !== 'visible') return
      const before = answers.current
      const news = await ask(eventId, marks.current)
      if (typeof news === 'string') return hear(news)
      hear(null)
      // Asked before ticks of ours had arrived: the next answer knows of them.
      if (answers.current === before) hearNews(news)
    }
    const timer = setInterval(() => void listen(), every)
    return () => clearInterval(timer)
  }, [asking, eventId, answers, marks, hear, hearNews])

  const people = useMemo(
    () =>
      list.map((person) => ({
        ...person,
        cameAt: cameAtHere(heard(came, person), queue, person.invitationId),
      })),
    [list, came, queue],
  )
  return { people, tick, waiting: queue.length, trouble, refused }
}
