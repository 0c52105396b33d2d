// One person at the door: the whole row is the press that ticks them; who has come shows when, with an undo beside it.
import { useEffect, useRef, type FormEvent, type ReactNode } from 'react'
import type { DoorPerson } from '~/domain/door/listing'
import { fullName } from '~/domain/people/rules'
import { plainTime } from '~/i18n/dates'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Icon } from '~/ui/icon'
import { Tag, type Tone } from '~/ui/tag'
import { InLanguage, useWords } from '~/ui/words'
import type { Standing } from '~/domain/door/rules'

/** What all rows of a page share. */
export type Pressing = {
  eventId: string
  /** When the event begins: who comes after it is late. */
  startsAt: string
  /** Made with the page: with the person and the way it makes the id of a tick that a form sends. */
  press: string
  /** False shows how it stands and lets nothing be ticked. */
  open: boolean
  /** What the list is narrowed by, for the way back of a form. */
  q: string
  show: string
  tick: (invitationId: string, came: boolean) => void
}

const toneOf: Record<Standing, Tone> = {
  expected: 'yes',
  walkIn: 'plain',
  waiting: 'waiting',
  maybe: 'maybe',
  silent: 'none',
  no: 'no',
}

/** What is to be told of somebody who is not simply expected. */
export function StandingTag({ person }: { person: DoorPerson }) {
  const { t } = useWords()
  if (person.online && person.standing === 'expected')
    return (
      <Tag tone="plain" icon="online">
        {t('door.standing.online')}
      </Tag>
    )
  if (person.standing === 'expected') return null
  const text =
    person.standing === 'waiting' && person.place !== null
      ? t('door.standing.place', { place: person.place })
      : t(`door.standing.${person.standing}`)
  return <Tag tone={toneOf[person.standing]}>{text}</Tag>
}

/** Name, title, organisation and sector, the name last name first as the list is ordered. */
function Who({ person, children }: { person: DoorPerson; children?: ReactNode }) {
  const { t } = useWords()
  return (
    <span className="door-who">
      <b>
        {person.lastName} {person.firstName}
      </b>
      <small>
        {person.title && (
          <>
            <InLanguage written={person.title} />
            {', '}
          </>
        )}
        {person.organisation && <InLanguage written={person.organisation} />}
        {person.sectorCode && (
          <>
            {' '}
            <span className="code">{person.sectorCode}</span>
          </>
        )}
      </small>
      <span className="door-signs">
        <StandingTag person={person} />
        {person.table !== null && <Tag>{t('door.table', { number: person.table })}</Tag>}
        {children}
      </span>
    </span>
  )
}

export function DoorRow({ person, pressing }: { person: DoorPerson; pressing: Pressing }) {
  const { t } = useWords()
  const { eventId, press, q, show, open } = pressing
  const undo = useRef<HTMLDivElement>(null)
  const pressed = useRef(false)
  const came = person.cameAt !== null
  // The press that had the focus has gone: its undo stands in its place.
  useEffect(() => {
    if (pressed.current) undo.current?.querySelector('button')?.focus({ preventScroll: true })
    pressed.current = false
  }, [came])
  if (!open && !came)
    return (
      <div className="door-row">
        <Who person={person} />
      </div>
    )
  const send = (event: FormEvent) => {
    event.preventDefault()
    pressed.current = true
    pressing.tick(person.invitationId, !came)
  }
  return (
    <form method="post" action={paths.door(eventId, { q, show })} onSubmit={send} className="door-row">
      <input type="hidden" name="id" value={`${press}-${person.invitationId}-${came ? 0 : 1}`} />
      <input type="hidden" name="invitationId" value={person.invitationId} />
      <input type="hidden" name="came" value={came ? '0' : '1'} />
      {came ? (
        <div className="door-come" ref={undo}>
          <Who person={person}>
            <CameTag person={person} startsAt={pressing.startsAt} />
          </Who>
          {open && (
            <Button kind="quiet" icon="undo">
              {t('door.undo')}
              <span className="unseen"> {fullName(person)}</span>
            </Button>
          )}
        </div>
      ) : (
        <div ref={undo}>
          <button type="submit" className="door-press">
            <span className="unseen">{t('door.tick')} </span>
            <Who person={person} />
            <span className="door-box">
              <Icon name="yes" size={24} />
            </span>
          </button>
        </div>
      )}
    </form>
  )
}

function CameTag({ person, startsAt }: { person: DoorPerson; startsAt: string }) {
  const { t, locale } = useWords()
  if (person.cameAt === null) return null
  const time = plainTime(person.cameAt, locale)
  return (
    <Tag tone="good" icon="yes">
      {person.cameAt > startsAt ? t('door.cameLate', { time }) : t('door.came', { time })}
    </Tag>
  )
}
