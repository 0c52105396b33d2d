// The letter that asks the organisers whether a substitute may come.
import type { EventTable, InvitationTable, SubstitutionTable } from '#db/schema'
import type { Change } from '../core/change.server'
import { post } from '../core/outbox.server'
import { factsFor } from '../events/facts'
import { whereFor } from '../events/where'
import { recipientOf } from '../invitations/letters.server'
import { personByAddress } from '../people/standing.server'

/** Asks the event's contact, in their language when they are known; without an address the request waits on its page. */
export async function askContact(
  c: Change,
  event: EventTable,
  sender: InvitationTable,
  substitution: SubstitutionTable,
): Promise<void> {
  if (event.contactEmail === '') return
  const contact = await personByAddress(c.trx, event.contactEmail)
  const locale = contact?.language ?? 'fi'
  const by = await recipientOf(c, sender.personId)
  const { title } = factsFor(event, [], { locale, where: whereFor(event, sender) })
  await post(
    c,
    {
      kind: 'substituteAsked',
      data: {
        eventId: event.id,
        event: title,
        startsAt: event.startsAt,
        by: `${by.firstName} ${by.lastName}`,
        substitute: `${substitution.firstName} ${substitution.lastName}`,
        note: substitution.note,
      },
    },
    {
      to: { personId: contact?.id ?? null, name: event.contactName, address: event.contactEmail },
      locale,
      eventId: event.id,
    },
  )
}
