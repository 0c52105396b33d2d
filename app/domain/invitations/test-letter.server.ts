// A test of a letter, sent to the organiser who asks for it, by the way that sends the real ones.
import { randomUUID } from 'node:crypto'
import type { Locale } from '#db/schema'
import { allow } from '../core/access'
import type { Change } from '../core/change.server'
import { post } from '../core/outbox.server'
import { eventById, programmeOf } from '../events/queries.server'
import { previewLetter, type PreviewKind } from './preview'

/** Posts a test of a letter; its calendar entry has a UID of its own, so that it never meets the real one. */
export async function sendTest(
  c: Change,
  given: {
    eventId: string
    kind: PreviewKind
    locale: Locale
    to: { personId: string; name: string; address: string }
  },
): Promise<void> {
  allow(c.actor, { act: 'inviteToEvents' })
  const event = await eventById(c.trx, given.eventId)
  const letter = previewLetter(given.kind, {
    event,
    programme: await programmeOf(c.trx, event.id),
    locale: given.locale,
    now: c.now,
    uid: `${randomUUID()}@johtofoorumi.invalid`,
    test: true,
  })
  await post(c, letter, { to: given.to, locale: given.locale })
}
