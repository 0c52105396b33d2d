// The demo's first press of "Invite": a morning coffee is planned and real invitations leave, so that the mailbox has mail.
import { randomUUID } from 'node:crypto'
import type { Db } from '#db/connect'
import type { DemoWorld } from '#db/demo'
import { actorWithAddress } from '../auth/actor.server'
import { setAudience } from '../domain/audience/commands.server'
import { change } from '../domain/core/change.server'
import type { Instant } from '../domain/core/time'
import { planEvent } from '../domain/events/commands.server'
import { setProgramme } from '../domain/events/programme-acts.server'
import { firstPlan } from '../domain/events/first-plan'
import { eventById } from '../domain/events/queries.server'
import { inviteAudience } from '../domain/invitations/inviting.server'
import { sendListOf } from '../domain/invitations/send-list.server'
import { addressInUse } from '../domain/people/standing.server'

const texts = {
  titleFi: 'Aamukahvit: tekoäly johtajan arjessa',
  titleSv: 'Morgonkaffe: artificiell intelligens i chefens vardag',
  titleEn: 'Morning coffee: artificial intelligence in a manager’s day',
  descriptionFi:
    'Tervetuloa aamukahville kuulemaan, miten kolme virastoa on ottanut tekoälyn käyttöön, ja kertomaan omasta.',
  descriptionSv:
    'Välkommen på morgonkaffe för att höra hur tre ämbetsverk har tagit artificiell intelligens i bruk och berätta om ert eget arbete.',
  descriptionEn:
    'Join us over coffee to hear how three agencies have put artificial intelligence to use, and to tell about your own.',
}

/** Plans and invites by the same acts as the pages, as the demo's organiser. */
export async function sendFirstLetters(
  db: Db,
  world: DemoWorld,
  given: { now: Instant; mailbox: string },
): Promise<void> {
  const { now } = given
  const address = (await addressInUse(db, world.organiserId)) ?? ''
  const organiser = await actorWithAddress(db, address, now)
  if (organiser === null) throw new Error('the demo has no organiser')
  const contact = { contactName: organiser.name, contactEmail: address, contactPhone: '' }
  const plan = {
    ...firstPlan('morningCoffee', now, texts, contact),
    place: 'Valtioneuvoston linna, Snellmaninkatu 1 A, Helsinki',
  }
  const managers = await db
    .selectFrom('assistance')
    .select('managerId')
    .where('assistantId', '=', world.assistantId)
    .execute()
  const invitees = [world.managerId, world.alumnusId, ...managers.map((row) => row.managerId)]
  await change(db, { actor: organiser, now }, async (c) => {
    const planned = await planEvent(c, plan, { mailbox: given.mailbox, copyOf: null })
    if (!planned.ok) throw new Error('the demo’s event has faults')
    await setProgramme(c, planned.id, 1, [
      {
        startsAt: plan.startsAt,
        titleFi: 'Kahvi ja keskustelu',
        titleSv: 'Kaffe och samtal',
        titleEn: 'Coffee and conversation',
        speakers: [],
      },
    ])
    await setAudience(c, planned.id, 2, {
      parts: [
        { mode: 'include', all: [{ kind: 'roleClass', of: ['headOfAgency'] }] },
        { mode: 'include', all: [{ kind: 'person', of: invitees }] },
      ],
    })
    const event = await eventById(c.trx, planned.id)
    const list = await sendListOf(c.trx, event, now)
    const invited = await inviteAudience(c, planned.id, {
      batchId: randomUUID(),
      mark: list.mark,
    })
    if (!invited.ok) throw new Error(`the demo could not invite: ${invited.reason}`)
  })
}
