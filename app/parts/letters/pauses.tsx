// Rests of the post as organisers see and steer them: a band that says since when, by whom and what waits; the presses.
import { Form, Link, useSearchParams } from '@remix-run/react'
import type { PauseShown } from '~/domain/letters/list.server'
import { moment } from '~/i18n/dates'
import { EventTitle } from '~/parts/event-line'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Notice } from '~/ui/page'
import { useQueryLink } from '~/ui/query'
import { useWords } from '~/ui/words'

/** A band for each rest that lasts; nothing when none does. */
export function PauseBands({ pauses }: { pauses: readonly PauseShown[] }) {
  return pauses.map((pause) => <PauseBand key={pause.eventId ?? ''} pause={pause} />)
}

function PauseBand({ pause: { eventId, event, by, pausedAt, waiting } }: { pause: PauseShown }) {
  const { t, locale } = useWords()
  const when = moment(pausedAt, locale)
  return (
    <Notice
      kind="warning"
      title={t(eventId === null ? 'sending.pause.allPaused' : 'sending.pause.eventPaused')}
    >
      {event && (
        <p>
          <Link to={paths.eventLetters(event.id)}>
            <EventTitle event={event} />
          </Link>
        </p>
      )}
      <p>
        {by === null ? t('sending.pause.since', { when }) : t('sending.pause.sinceBy', { when, name: by })}{' '}
        {waiting === 0 ? t('sending.pause.noneWaits') : t('sending.pause.waiting', { count: waiting })}{' '}
        {eventId === null && t('sending.pause.codes')}
      </p>
      <PauseForm eventId={eventId} intent="resume" />
    </Notice>
  )
}

/** The press that begins a rest of an event's letters, or of all, or ends it. */
export function PauseForm({ eventId, intent }: { eventId: string | null; intent: 'pause' | 'resume' }) {
  const { t } = useWords()
  const back = useQueryLink()({ paused: null, again: null })
  return (
    <Form method="post" action={paths.pauseLetters()} preventScrollReset>
      <input type="hidden" name="back" value={back} />
      {eventId !== null && <input type="hidden" name="event" value={eventId} />}
      <Button
        name="intent"
        value={intent}
        kind={intent === 'pause' ? 'quiet' : 'plain'}
        icon={intent === 'pause' ? 'pause' : 'send'}
      >
        {intent === 'resume'
          ? t('sending.pause.resume')
          : t(eventId === null ? 'sending.pause.pauseAll' : 'sending.pause.pauseEvent')}
      </Button>
    </Form>
  )
}

/** What the press did, as the way back from it says (`paused=`). */
export function PauseNews() {
  const { t } = useWords()
  const done = useSearchParams()[0].get('paused')
  if (done !== 'on' && done !== 'off') return null
  return (
    <Notice kind="good" arrived>
      {t(done === 'on' ? 'sending.pause.donePaused' : 'sending.pause.doneResumed')}
    </Notice>
  )
}
