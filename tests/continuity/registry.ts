// A registry in which posts have changed in every way that continuity speaks of, for tests of acts and pages.
import { ruleText } from '~/domain/audience/rules'
import { askPerson } from '~/domain/continuity/inquiry-acts.server'
import { answerInquiry } from '~/domain/continuity/inquiry-acts.server'
import { change } from '~/domain/core/change.server'
import { inDeed, type Deed } from '~/domain/core/deeds.server'
import type { World } from '../world'

/** Runs a deed of the world's organiser. */
export const deed = <Result extends { ok: boolean }>(world: World, act: (d: Deed) => Promise<Result>) =>
  inDeed(
    world.db,
    { actor: world.organiser, now: world.now() },
    { act: 'settleFinding', thing: { kind: 'continuity', id: 'test' } },
    act,
  )

export const hrTitles = { titleFi: 'henkilöstöjohtaja', titleSv: 'personaldirektör', titleEn: 'HR Director' }

/** Somebody with one post as given, and none other. */
export async function holder(
  world: World,
  organisationId: string,
  given: Parameters<World['appoint']>[2] = {},
  person: Parameters<World['person']>[0] = {},
): Promise<{ id: string; post: string }> {
  const id = await world.person({ ...person, organisationId })
  await world.db.deleteFrom('appointment').where('personId', '=', id).execute()
  const post = await world.appoint(id, organisationId, { ...hrTitles, roleClass: 'hrLead', ...given })
  return { id, post }
}

/** Heads of HR of agencies: a position-bound network with a rule. */
export const hrForum = (world: World) =>
  world.network({
    nameFi: 'HR-foorumi',
    basis: 'position',
    rule: ruleText({
      parts: [
        {
          mode: 'include',
          all: [
            { kind: 'roleClass', of: ['hrLead'] },
            { kind: 'organisationKind', of: ['agency'] },
          ],
        },
      ],
    }),
  })

/** One of each kind of finding on the world's first day, 1 October 2026. */
export async function changedRegistry(world: World) {
  const [tax, customs, lab] = [
    await world.organisation({ name: 'Verohallinto' }),
    await world.organisation({ name: 'Tulli' }),
    await world.organisation({ name: 'Laboratorio' }),
  ]
  const ended = await world.organisation({ name: 'Lakkautettu virasto' })
  await world.db
    .updateTable('organisation')
    .set({ validTo: '2026-08-31', successorId: lab })
    .where('id', '=', ended)
    .execute()
  const forum = await hrForum(world)
  const developers = await world.network({ nameFi: 'Kehittäjät', basis: 'position' })
  const group = await world.network({ nameFi: 'Pienryhmä 3', kind: 'smallGroup' })
  const alumni = await world.network({ nameFi: 'Alumnit', kind: 'alumni' })

  // Ada has left the tax administration's HR to Bo, who has it from 1 October.
  const ada = await holder(
    world,
    tax,
    { validTo: '2026-09-15', endReason: 'otherPost' },
    { firstName: 'Ada' },
  )
  const adaSeat = await world.member(forum, ada.id, { appointmentId: ada.post })
  await world.appoint(ada.id, customs, { roleClass: 'director', validFrom: '2026-09-16' })
  const adaInGroup = await world.member(group, ada.id)
  const bo = await holder(world, tax, { validFrom: '2026-10-01' }, { firstName: 'Bo' })
  // Cy has begun in the customs' HR, whose seat nobody has.
  const cy = await holder(world, customs, { validFrom: '2026-03-01' }, { firstName: 'Cy' })
  // Di has retired from a seat without a rule, and from two circles of their own.
  const di = await holder(
    world,
    lab,
    { roleClass: 'expert', validTo: '2026-09-30', endReason: 'retired' },
    { firstName: 'Di', language: 'sv' },
  )
  const diSeat = await world.member(developers, di.id, { appointmentId: di.post })
  const [diInGroup, diAlumna] = [await world.member(group, di.id), await world.member(alumni, di.id)]
  // Ed sits in the forum by a post that does not fit.
  const ed = await holder(world, lab, { roleClass: 'expert' }, { firstName: 'Ed' })
  const edSeat = await world.member(forum, ed.id, { appointmentId: ed.post })
  // Fia's term has passed; Gus's organisation has ended.
  const fia = await holder(
    world,
    lab,
    { roleClass: 'director', termEndsOn: '2026-08-31' },
    { firstName: 'Fia' },
  )
  const gus = await holder(world, ended, { roleClass: 'director' }, { firstName: 'Gus' })
  // Hel has been asked and has answered.
  const hel = await holder(world, lab, { roleClass: 'expert' }, { firstName: 'Hel' })
  const [helInGroup, helAlumna] = [await world.member(group, hel.id), await world.member(alumni, hel.id)]
  const asked = await deed(world, (d) => askPerson(d, hel.id))
  if (!asked.ok) throw new Error(asked.reason)
  const { inquiryId } = asked
  await change(world.db, { actor: { kind: 'inquiry', personId: hel.id, inquiryId }, now: world.now() }, (c) =>
    answerInquiry(c, inquiryId, { email: 'hel@koti.example', leaves: [helInGroup], note: 'Kiitos' }),
  )
  // Ira has been proposed to the group, which has been heard; the group asks for an expert.
  const ira = await holder(world, customs, { roleClass: 'expert' }, { firstName: 'Ira' })
  await world.db
    .insertInto('newcomer')
    .values({
      id: 'newcomer-ira',
      networkId: group,
      personId: ira.id,
      reasons: '[]',
      proposedBy: world.organiser.personId,
      proposedAt: '2026-09-01T09:00:00.000Z',
      hearUntil: '2026-09-14',
      hostId: null,
      outcome: null,
      decidedAt: null,
      decidedBy: null,
    })
    .execute()
  await world.db
    .insertInto('expertRequest')
    .values({
      id: 'request-of-group',
      networkId: group,
      wish: 'Tekoälystä',
      askedBy: ada.id,
      askedAt: '2026-09-20T09:00:00.000Z',
      reply: '',
      repliedBy: null,
      repliedAt: null,
    })
    .execute()
  return {
    places: { tax, customs, lab, ended },
    networks: { forum, developers, group, alumni },
    people: { ada, bo, cy, di, ed, fia, gus, hel, ira },
    memberships: { adaSeat, adaInGroup, diSeat, diInGroup, diAlumna, edSeat, helInGroup, helAlumna },
    inquiryId,
  }
}
