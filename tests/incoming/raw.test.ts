// Raw mails, in the shapes that mail programs and mail systems send: what each of them does in a world of one invitation.
import { expect, test } from 'vitest'
import type { Answer } from '#db/schema'
import { standingOf, type Why } from '~/domain/incoming/rules'
import { readMail } from '~/post/reading/read-mail.server'
import { fixture, fixtureNames, usual } from '../post/mails'
import { testWorld } from '../world'
import { invitationOf, take } from './mails'

/** Takes a fixture as an answer to an invitation of a person with an assistant, whose letter left an hour before. */
async function taken(name: string) {
  await using world = await testWorld()
  world.pass({ hours: 24 * 32 - 3 })
  const anna = await world.person({ firstName: 'Anna', lastName: 'Virtanen', email: usual.attendee })
  const assistant = await world.person({ firstName: 'Assi', lastName: 'Stentti', email: usual.assistant })
  await world.assist(anna, assistant)
  const { eventId, invitationIds } = await world.invited([anna])
  world.pass({ hours: 5 })
  const { uid } = await world.db
    .selectFrom('event')
    .select('uid')
    .where('id', '=', eventId)
    .executeTakeFirstOrThrow()
  const { messageId } = await world.db
    .selectFrom('outbox')
    .select('messageId')
    .where('invitationId', '=', invitationIds[0] ?? '')
    .executeTakeFirstOrThrow()
  const { standing, why } = await take(world, await readMail(fixture(name, { uid, follows: messageId })))
  const { answer, answeredBy, comment } = await invitationOf(world, invitationIds[0])
  const byAssistant = answeredBy === assistant
  const failed = await world.db
    .selectFrom('address')
    .select('email')
    .where('failedAt', 'is not', null)
    .execute()
  return { standing, why, answer, comment, byAssistant, failed: failed.map(({ email }) => email) }
}

const cases: [string, Why, Answer | null][] = [
  ['apple-accept', 'recorded', 'yes'],
  ['caldav-accept', 'recorded', 'yes'],
  ['delegate-accept', 'unknownSender', null],
  ['delegated', 'delegated', null],
  ['exchange-absence', 'absence', null],
  ['exchange-absence-sv', 'absence', null],
  ['exchange-assistant-accept', 'recorded', 'yes'],
  ['exchange-failed', 'bounced', null],
  ['exim-delayed', 'bounceUnknown', null],
  ['exim-failed', 'bounced', null],
  ['folded-oddly', 'recorded', 'no'],
  ['forwarded-attached', 'letter', null],
  ['forwarded-ics', 'letter', null],
  ['forwarded-inline', 'letter', null],
  ['gmail-absence', 'absence', null],
  ['gmail-accept', 'recorded', 'yes'],
  ['gmail-counter', 'counter', null],
  ['gmail-decline', 'recorded', 'no'],
  ['gmail-failed', 'bounced', null],
  ['gmail-tentative', 'recorded', 'maybe'],
  ['handed-on-failed', 'bounced', null],
  ['icloud-decline', 'recorded', 'no'],
  ['ics-attached', 'recorded', 'yes'],
  ['letter-apple', 'letterForwarded', null],
  ['letter-below', 'letterForwarded', null],
  ['letter-forwarded', 'letterForwarded', null],
  ['letter-gmail', 'letterForwarded', null],
  ['letter-html', 'letterForwarded', null],
  ['letter-outlook', 'letterForwarded', null],
  ['letter-outlook-sv', 'letterForwarded', null],
  ['many-attendees', 'otherCalendar', null],
  ['method-in-body-only', 'recorded', 'yes'],
  ['method-in-type-only', 'recorded', 'yes'],
  ['needs-action', 'otherCalendar', null],
  ['opensmtpd-failed', 'bounced', null],
  ['opensmtpd-words', 'bounced', null],
  ['other-invitation', 'otherCalendar', null],
  ['outlook-absence-en', 'absence', null],
  ['outlook-accept', 'recorded', 'yes'],
  ['outlook-counter', 'counter', null],
  ['outlook-decline', 'recorded', 'no'],
  ['outlook-imap-accept', 'recorded', 'yes'],
  ['outlook-mobile-accept', 'recorded', 'yes'],
  ['outlook-tentative', 'recorded', 'maybe'],
  ['owa-accept', 'recorded', 'yes'],
  ['owa-decline', 'recorded', 'no'],
  ['owa-tentative', 'recorded', 'maybe'],
  ['postfix-delayed', 'bounceDelayed', null],
  ['postfix-delivered', 'absence', null],
  ['postfix-expired', 'bounced', null],
  ['postfix-failed', 'bounced', null],
  ['published', 'otherCalendar', null],
  ['qmail-failed', 'bounced', null],
  ['read-receipt', 'absence', null],
  ['recurrence', 'otherCalendar', null],
  ['refresh', 'sentAgain', null],
  ['room-accept', 'absence', null],
  ['rule-absence', 'absence', null],
  ['sent-by-accept', 'recorded', 'yes'],
  ['sieve-absence', 'absence', null],
  ['thunderbird-accept', 'recorded', 'yes'],
  ['thunderbird-tentative', 'recorded', 'maybe'],
  ['twice-conflicting', 'otherCalendar', null],
  ['windows-1252-undeclared', 'recorded', 'yes'],
  ['winmail', 'winmail', null],
  ['winmail-beside', 'recorded', 'yes'],
]

test('every shape has its case', () => {
  expect(cases.map(([name]) => name).sort()).toEqual([...fixtureNames].sort())
})

test.each(cases)('%s: %s', async (name, why, answer) => {
  const done = await taken(name)
  expect(done).toMatchObject({ why, standing: standingOf[why], answer })
  expect(done.byAssistant).toBe(name === 'exchange-assistant-accept' || name === 'sent-by-accept')
  // A letter that its system gave up for want of an answer (4.4.1) says nothing against the address.
  const atFault = why === 'bounced' && name !== 'postfix-expired'
  expect(done.failed).toEqual(atFault ? [usual.attendee] : [])
})

test.each([
  ['owa-accept', 'Jag kommer, men måste gå kl. 15.'],
  ['gmail-decline', 'Olen matkoilla, valitan.'],
  ['folded-oddly', 'En pääse tulemaan.'],
])('the comment of %s is kept with the answer', async (name, comment) => {
  expect((await taken(name)).comment).toBe(comment)
})

test('an answer of two clients that say otherwise is recorded by neither', async () => {
  expect(await taken('twice-conflicting')).toMatchObject({ standing: 'open', answer: null })
})
