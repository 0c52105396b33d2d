// What was just done at the door, and what is the matter: the door is not open, ticks wait, somebody is signed out.
import type { DoorPerson } from '~/domain/door/listing'
import type { DoorRefusal } from '~/domain/door/rules'
import { fullName } from '~/domain/people/rules'
import { moment } from '~/i18n/dates'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Live } from '~/ui/live'
import { Notice } from '~/ui/page'
import { problemText } from '~/ui/problem'
import { useWords } from '~/ui/words'
import type { Refused } from './use-door'
import type { Trouble } from './use-queue'

const dones = ['ticked', 'unticked', 'walkIn', 'withoutSeat', 'listed', 'takenBack'] as const

/** Told once, in the address, so that it works with scripts off. */
export function DoorNews({ done, person }: { done: string | null; person: DoorPerson | null }) {
  const { t } = useWords()
  const known = dones.find((one) => one === done)
  const name = person === null ? '' : fullName(person)
  if (known === undefined)
    return done !== null && /^[a-zA-Z]+$/.test(done) && refusals.has(done) ? (
      <Notice kind="error">{problemText(t, `reasons.${done}`)}</Notice>
    ) : null
  if (known === 'takenBack')
    return (
      <Notice kind="good" arrived>
        {t('door.done.takenBack')}
      </Notice>
    )
  // Whoever was ticked by mistake meanwhile has nothing to be told of.
  if (person === null) return null
  const mayUndo = known === 'walkIn' || known === 'withoutSeat'
  return (
    <Notice kind="good" arrived>
      <div>{t(`door.done.${known}`, { name })}</div>
      {mayUndo && (
        <form method="post">
          <input type="hidden" name="intent" value="takeBack" />
          <input type="hidden" name="invitationId" value={person.invitationId} />
          <Button>{t('door.undo')}</Button>
        </form>
      )}
    </Notice>
  )
}

const refusals = new Set<string>([
  'doorOfDraft',
  'eventCancelled',
  'doorNotOpen',
  'attendanceClosed',
  'withdrawn',
  'notWalkIn',
])

type Troubled = {
  eventId: string
  closed: DoorRefusal | null
  opensAt: string
  waiting: number
  trouble: Trouble
  refused: Refused[]
  people: readonly DoorPerson[]
}

export function DoorTrouble({ eventId, closed, opensAt, waiting, trouble, refused, people }: Troubled) {
  const { t, locale } = useWords()
  return (
    <>
      {closed !== null && (
        <Notice kind="info">
          <p>{t(`reasons.${closed}`)}</p>
          {closed === 'doorNotOpen' && <p>{t('door.opensAt', { when: moment(opensAt, locale) })}</p>}
        </Notice>
      )}
      <Live>
        {trouble === 'signedOut' ? (
          <Notice kind="warning" title={t('door.trouble.signedOut')}>
            {waiting > 0 && <p>{t('door.trouble.waiting', { count: waiting })}</p>}
            <p>
              <a href={paths.signIn({ next: paths.door(eventId) })} target="_blank" rel="noreferrer">
                {t('door.trouble.signIn')}
              </a>
            </p>
          </Notice>
        ) : trouble === 'network' ? (
          <Notice kind="warning" title={t('door.trouble.network')}>
            {waiting > 0 ? t('door.trouble.waiting', { count: waiting }) : t('door.trouble.others')}
          </Notice>
        ) : null}
        {refused.length > 0 && (
          <Notice kind="error" title={t('door.trouble.refused', { count: refused.length })}>
            <ul>
              {refused.map(({ invitationId, reason }) => (
                <li key={invitationId}>
                  {nameOf(people, invitationId)} {t(`reasons.${reason}`)}
                </li>
              ))}
            </ul>
          </Notice>
        )}
      </Live>
    </>
  )
}

const nameOf = (people: readonly DoorPerson[], invitationId: string): string => {
  const person = people.find((one) => one.invitationId === invitationId)
  return person ? `${fullName(person)}:` : ''
}
