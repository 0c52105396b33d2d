// The list at the door: searched as one types, narrowed to those missing or come; with scripts off the same by address.
import { useEffect, useState, type FormEvent, type MouseEvent } from 'react'
import type { DoorRefusal } from '~/domain/door/rules'
import {
  doorCounts,
  doorShows,
  isExpected,
  shownAtDoor,
  type DoorCounts,
  type DoorPerson,
  type DoorShow,
} from '~/domain/door/listing'
import { paths } from '~/paths'
import { Button, ButtonLink } from '~/ui/button'
import { Icon } from '~/ui/icon'
import { Live } from '~/ui/live'
import { Card, Empty } from '~/ui/page'
import { useWords } from '~/ui/words'
import { DoorRow, type Pressing } from './row'

export type DoorData = {
  event: { id: string; startsAt: string }
  closed: DoorRefusal | null
  q: string
  show: DoorShow
  press: string
}

/** What rows need to know of the page. */
export const pressingOf = (
  { event, closed, press }: DoorData,
  { q, show }: { q: string; show: DoorShow },
  tick: Pressing['tick'],
): Pressing => ({
  eventId: event.id,
  startsAt: event.startsAt,
  press,
  open: closed === null,
  q,
  show: show === 'all' ? '' : show,
  tick,
})

export function DoorCard({
  data,
  people,
  tick,
}: {
  data: DoorData
  people: readonly DoorPerson[]
  tick: Pressing['tick']
}) {
  const { t } = useWords()
  const [q, setQ] = useState(data.q)
  const [show, setShow] = useState(data.show)
  const { event, closed } = data
  const shown = shownAtDoor(people, { q, show }, event.startsAt)
  const counts = doorCounts(people, event.startsAt)
  return (
    <Card
      title={t('door.title')}
      actions={
        closed === null && (
          <ButtonLink icon="addPerson" to={paths.walkIn(event.id, { q })}>
            {t('door.walkIn')}
          </ButtonLink>
        )
      }
    >
      <Search q={q} show={show} setQ={setQ} counts={counts} />
      <Filters all={people.length} counts={counts} data={data} now={{ q, show }} choose={setShow} />
      <Live seen={false}>{q === '' ? '' : t('door.found', { count: shown.length })}</Live>
      {shown.length === 0 ? (
        <Nobody eventId={event.id} q={q} show={show} open={closed === null} />
      ) : (
        <Rows
          shown={shown}
          grouped={q === '' && show === 'all'}
          pressing={pressingOf(data, { q, show }, tick)}
        />
      )}
    </Card>
  )
}

/** Stays at the top while the list runs; on a narrow screen, where the counts stand under the list, with the count. */
function Search({
  q,
  show,
  setQ,
  counts,
}: {
  q: string
  show: DoorShow
  setQ: (q: string) => void
  counts: DoorCounts
}) {
  const { t } = useWords()
  // With scripts the list follows each letter: the button is for those without.
  const [awake, setAwake] = useState(false)
  useEffect(() => setAwake(true), [])
  return (
    <form
      method="get"
      role="search"
      className="door-search"
      onSubmit={(event: FormEvent) => event.preventDefault()}
    >
      {show !== 'all' && <input type="hidden" name="show" value={show} />}
      <p className="door-tally">
        <b>
          {counts.came} / {counts.expected}
        </b>{' '}
        {t('door.counts.came')}
      </p>
      <label htmlFor="door-q">{t('door.search')}</label>
      <div className="door-find">
        <input
          id="door-q"
          className="input"
          type="search"
          name="q"
          value={q}
          onChange={(event) => setQ(event.target.value)}
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          maxLength={100}
          enterKeyHint="search"
        />
        {!awake && <Button icon="search">{t('frame.do.search')}</Button>}
      </div>
    </form>
  )
}

/** Links, so that they work with scripts off; with scripts they change the list without a network. */
function Filters({
  all,
  counts,
  data,
  now,
  choose,
}: {
  all: number
  counts: DoorCounts
  data: DoorData
  now: { q: string; show: DoorShow }
  choose: (show: DoorShow) => void
}) {
  const { t } = useWords()
  const figures: Record<DoorShow, number> = {
    all,
    missing: counts.expected - counts.came,
    come: counts.came + counts.besides,
    late: counts.late,
  }
  return (
    <nav className="cluster door-filters" aria-label={t('door.filters')}>
      {doorShows
        .filter((show) => show !== 'late' || counts.late > 0 || now.show === 'late')
        .map((show) => (
          <a
            key={show}
            className="tag plain"
            href={paths.door(data.event.id, { q: now.q, show: show === 'all' ? '' : show })}
            aria-current={now.show === show || undefined}
            onClick={(event: MouseEvent) => {
              event.preventDefault()
              choose(show)
            }}
          >
            {t(`door.show.${show}`)} {figures[show]}
          </a>
        ))}
    </nav>
  )
}

/** Those who are expected first, then the others who were invited. */
function Rows({
  shown,
  grouped,
  pressing,
}: {
  shown: readonly DoorPerson[]
  grouped: boolean
  pressing: Pressing
}) {
  const { t } = useWords()
  const list = (people: readonly DoorPerson[]) => (
    <ul className="door-list">
      {people.map((person) => (
        <li key={person.invitationId}>
          <DoorRow person={person} pressing={pressing} />
        </li>
      ))}
    </ul>
  )
  if (!grouped) return list(shown)
  const first = shown.filter((person) => isExpected(person) || person.standing === 'walkIn')
  const others = shown.filter((person) => !first.includes(person))
  return (
    <>
      {first.length > 0 && <h3>{t('door.expected', { people: first.length })}</h3>}
      {first.length > 0 && list(first)}
      {others.length > 0 && <h3>{t('door.others', { people: others.length })}</h3>}
      {others.length > 0 && list(others)}
    </>
  )
}

function Nobody({ eventId, q, show, open }: { eventId: string; q: string; show: DoorShow; open: boolean }) {
  const { t } = useWords()
  if (q === '' && show === 'missing')
    return (
      <Empty title={t('door.allHere')}>
        <Icon name="done" size={20} />
      </Empty>
    )
  if (q === '') return <Empty title={t('door.noneCome')}>{t('door.noneComeHint')}</Empty>
  return (
    <Empty
      title={t('door.notFound')}
      action={
        open && (
          <ButtonLink icon="addPerson" to={paths.walkIn(eventId, { q })}>
            {t('door.walkIn')}
          </ButtonLink>
        )
      }
    >
      {t('door.notFoundHint')}
    </Empty>
  )
}
