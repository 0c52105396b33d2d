// What organisers do with mail that waits: tie it to a person, record the answer, name the substitute, set it aside.
import type { Reader } from '#db/connect'
import type { Answer, IncomingMailTable, InvitationTable } from '#db/schema'
import { allow, doerOf } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import { dateOf } from '../core/time'
import { eventById } from '../events/queries.server'
import { respond, type RespondRefusal } from '../invitations/answering.server'
import { assistsOn } from '../invitations/copies.server'
import { invitationById } from '../invitations/queries.server'
import { holdersOf, rememberAlias } from '../people/aliases.server'
import { personMeant, type WrittenPerson } from '../people/guests.server'
import { personById } from '../people/queries.server'
import { sendSubstitute } from '../substitutes/acts.server'
import type { SubstituteRefusal } from '../substitutes/rules'
import { factsWith, readFacts, type MailFacts } from './facts'
import { invitationsMeant } from './matching.server'
import { cutComment, isWhy, standingOf, type Why } from './rules'
import { actOf } from './taking.server'

export type MailRefusal = 'mailHandled' | 'mailForgotten' | 'counterOutdone'
export type Refused = Refusal<MailRefusal>
export const refuse = (reason: MailRefusal): Refused => ({ ok: false, reason })

/**
 * A mail that organisers see.
 * @throws Response 404 when there is none: what is about a small group's meeting is no business of theirs
 */
export async function mailById(db: Reader, id: string): Promise<IncomingMailTable> {
  const mail = await db.selectFrom('incomingMail').selectAll().where('id', '=', id).executeTakeFirst()
  if (!mail) throw new Response(null, { status: 404 })
  if (mail.eventId !== null) await eventById(db, mail.eventId)
  return mail
}

type Waiting = { ok: true; mail: IncomingMailTable; facts: MailFacts }

/** A mail that still waits, with its facts. */
export async function waitingMail(
  c: Change,
  id: string,
): Promise<Waiting | (Refused & { mail: IncomingMailTable })> {
  allow(c.actor, { act: 'recordAnswers' })
  const mail = await mailById(c.trx, id)
  const facts = readFacts(mail.facts)
  if (mail.standing !== 'open') return { ...refuse('mailHandled'), mail }
  return facts === null ? { ...refuse('mailForgotten'), mail } : { ok: true, mail, facts }
}

/** Writes where the mail stands now, and who saw to it when that is done. */
export async function settle(
  c: Change,
  id: string,
  why: Why,
  more: Partial<IncomingMailTable> = {},
): Promise<void> {
  const standing = standingOf[why]
  const handled =
    standing === 'open'
      ? { handledAt: null, handledBy: null }
      : { handledAt: c.now, handledBy: doerOf(c.actor) }
  await c.trx
    .updateTable('incomingMail')
    .set({ standing, why, ...handled, ...more })
    .where('id', '=', id)
    .execute()
}

/**
 * Ties a mail to one of the invited: what its calendar says is done by the same act as if it had been known, and the
 * address is remembered as theirs. The same press again does nothing more.
 * @throws Response 404 when there is no such mail, or no such invitation to the event that it is about
 */
export async function tieToPerson(
  c: Change,
  mailId: string,
  invitationId: string,
): Promise<{ ok: true; why: Why; remembered: boolean } | Refused> {
  const waiting = await waitingMail(c, mailId)
  const chosen = await invitationById(c.trx, invitationId)
  const { mail } = waiting
  if (isWhy(mail.why) && isTied(mail, invitationId)) return { ok: true, why: mail.why, remembered: false }
  if (!waiting.ok) return refuse(waiting.reason)
  const { facts } = waiting
  if (!mayBeTied(mail, invitationId)) return refuse('mailHandled')
  const event = await eventById(c.trx, chosen.eventId)
  if (mail.eventId !== event.id) throw new Response(null, { status: 404 })
  const { said } = facts
  const meant = (await invitationsMeant(c.trx, event.id, [chosen.personId])).get(chosen.personId)
  if (!meant) throw new Response(null, { status: 404 })
  const address = 'uid' in said ? said.attendee.address : mail.fromAddress
  const { personId } = chosen
  const remembered = await rememberAlias(c, { personId, email: address })
  const holderId = await assistantAmong(c, mail.fromAddress, personId)
  const { why, made } =
    'uid' in said
      ? await actOf(c, { event, ...meant, holderId, word: said, sentAt: facts.sentAt }, said, mailId)
      : { why: isWhy(mail.why) ? mail.why : 'letter', made: facts.madeAt }
  const known = factsWith(facts, { foundBy: 'organiser', holderId, madeAt: made })
  await settle(c, mailId, why, { personId, invitationId: meant.invitation.id, facts: known })
  await audit(c, 'tieMail', { kind: 'incomingMail', id: mailId }, { why })
  return { ok: true, why, remembered }
}

/** Whether it has been tied so already, and not set aside since. */
const isTied = ({ invitationId, why }: IncomingMailTable, wanted: string): boolean =>
  invitationId === wanted && why !== ('senderDiffers' satisfies Why) && why !== ('setAside' satisfies Why)

/** One whose invitation is known is tied to nobody else; where somebody answered for another, to that one. */
const mayBeTied = (mail: IncomingMailTable, invitationId: string): boolean =>
  mail.invitationId === null ||
  (mail.invitationId === invitationId && mail.why === ('senderDiffers' satisfies Why))

/** The assistant of a person whose address it is. */
async function assistantAmong(c: Change, address: string, managerId: string): Promise<string | null> {
  for (const { personId } of await holdersOf(c.trx, address))
    if (await assistsOn(c.trx, { assistantId: personId, managerId }, dateOf(c.now))) return personId
  return null
}

/** The invitation that a mail is known to be about. @throws Response 404 when it is tied to none */
export async function invitationOf(c: Change, mail: IncomingMailTable): Promise<InvitationTable> {
  if (mail.invitationId === null) throw new Response(null, { status: 404 })
  return invitationById(c.trx, mail.invitationId)
}

/**
 * Records the answer that a mail tells of by the organiser's hand, past the deadline too. The same press again does
 * nothing more.
 * @throws Response 404 when there is no such mail, or it is tied to nobody
 */
export async function recordByHand(
  c: Change,
  mailId: string,
  answer: Answer,
): Promise<{ ok: true } | Refused | Refusal<RespondRefusal>> {
  const waiting = await waitingMail(c, mailId)
  if (!waiting.ok) {
    const { mail, ...refusal } = waiting
    return mail.why === ('recordedByHand' satisfies Why) ? { ok: true } : refusal
  }
  const { mail, facts } = waiting
  const invitation = await invitationOf(c, mail)
  const said = 'comment' in facts.said ? cutComment(facts.said.comment) : ''
  const comment = said === '' && invitation.answer === answer ? invitation.comment : said
  const taken = await respond(c, { invitationId: invitation.id, answer, comment, source: 'organiser' })
  if (!taken.ok) return taken
  await settle(c, mailId, 'recordedByHand')
  await audit(c, 'recordFromMail', { kind: 'incomingMail', id: mailId }, { answer })
  return { ok: true }
}

/**
 * Names the substitute whom a mail proposes, in the organiser's name: where the event asks for approval, this is it.
 * Somebody of the registry goes by the name they have there.
 * @param id of the substitution: the same again names nobody again
 */
export async function nameProposed(
  c: Change,
  mailId: string,
  id: string,
  given: { deputy: WrittenPerson; note: string },
): Promise<{ ok: true } | Refused | Refusal<SubstituteRefusal>> {
  const waiting = await waitingMail(c, mailId)
  if (!waiting.ok) {
    const { mail, ...refusal } = waiting
    return mail.why === ('substituteNamed' satisfies Why) ? { ok: true } : refusal
  }
  const invitation = await invitationOf(c, waiting.mail)
  const deputy = await asKnown(c, given.deputy)
  const sending = { invitationId: invitation.id, deputy, note: given.note, source: 'organiser' as const }
  const sent = await sendSubstitute(c, id, sending)
  if (!sent.ok) return sent
  await settle(c, mailId, 'substituteNamed')
  await audit(c, 'nameSubstituteFromMail', { kind: 'incomingMail', id: mailId })
  return { ok: true }
}

async function asKnown(c: Change, written: WrittenPerson): Promise<WrittenPerson> {
  const personId = await personMeant(c.trx, written.email)
  const person = personId === null ? null : await personById(c.trx, personId)
  if (person === null) return written
  const { firstName, lastName, language } = person
  return { ...written, firstName, lastName, language }
}

/** Sets aside what needs nothing more. Done twice it is done once. */
export async function setAside(c: Change, mailId: string): Promise<{ ok: true } | Refused> {
  const waiting = await waitingMail(c, mailId)
  if (!waiting.ok) {
    const { mail, ...refusal } = waiting
    return mail.standing === 'aside' ? { ok: true } : refusal
  }
  const { mail, facts } = waiting
  await settle(c, mailId, 'setAside', { facts: factsWith(facts, { before: mail.why }) })
  await audit(c, 'setMailAside', { kind: 'incomingMail', id: mailId })
  return { ok: true }
}

/** Puts mail that was set aside back into the queue, for the reason it had there. */
export async function putBack(c: Change, mailId: string): Promise<{ ok: true } | Refused> {
  allow(c.actor, { act: 'recordAnswers' })
  const mail = await mailById(c.trx, mailId)
  if (mail.standing === 'open') return { ok: true }
  const facts = readFacts(mail.facts)
  if (mail.standing !== 'aside') return refuse('mailHandled')
  if (facts === null) return refuse('mailForgotten')
  const before = facts.before
  const why = before !== null && isWhy(before) && standingOf[before] === 'open' ? before : 'backInQueue'
  await settle(c, mailId, why, { facts: factsWith(facts, { before: null }) })
  await audit(c, 'putMailBack', { kind: 'incomingMail', id: mailId })
  return { ok: true }
}
