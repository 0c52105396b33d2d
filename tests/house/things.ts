// One thing of each kind that routes show: what their parameters are filled with, in a world of a few people.
import { callMeeting } from '~/domain/meetings/meeting-acts.server'
import { callNetworkMeeting } from '~/domain/meetings/network-meetings.server'
import { startPoll } from '~/domain/meetings/poll-acts.server'
import type { TimeSpan } from '~/domain/meetings/rules'
import { beginProposals } from '~/domain/rounds/proposal-making.server'
import { settingsOf } from '~/domain/rounds/proposal-rules'
import { takeRemark } from '~/domain/remarks/taking.server'
import { candidate } from '../rounds/round'
import { lettersIn, type World } from '../world'

/** The things, by the first part of the path for `:id` and by the parameter's name for others; whose they are, and nobody's friend. */
export async function thingsIn(
  world: World,
): Promise<{ ids: Record<string, string>; invited: string; outsider: string }> {
  const [invited, outsider] = [await world.person(), await world.person()]
  const { eventId, invitationIds } = await world.invited([invited])
  const organisationId = await world.organisation()
  const names = { nameFi: 'Verkosto', nameSv: 'Nätverk', nameEn: 'Network' }
  const descriptions = { descriptionFi: '', descriptionSv: '', descriptionEn: '' }
  await world.db
    .insertInto('programme')
    .values({ id: 'a-programme', ...names })
    .execute()
  await world.db
    .insertInto('course')
    .values({
      id: 'a-course',
      programmeId: 'a-programme',
      number: 1,
      startsOn: '2026-01-01',
      endsOn: '2026-06-30',
    })
    .execute()
  await world.db
    .insertInto('network')
    .values({
      id: 'a-network',
      kind: 'alumni',
      ...names,
      ...descriptions,
      basis: 'person',
      programmeId: 'a-programme',
      foundedOn: '2020-01-01',
      endedOn: null,
    })
    .execute()
  await world.db
    .insertInto('boardNote')
    .values({
      ...{ id: 'a-note', networkId: 'a-network', authorId: world.organiser.personId, postedAt: world.now() },
      ...{ kind: 'news', title: 'Uutinen', text: 'Tapaamme pian.', language: 'fi', startsAt: null },
      ...{ closedAt: null, hiddenAt: null, hiddenBy: null, letterAt: null },
    })
    .execute()
  await world.db
    .insertInto('deed')
    .values({
      id: 'a-deed',
      at: world.now(),
      act: 'enterPerson',
      thing: 'person',
      thingId: invited,
      detail: '{}',
      doneBy: null,
      undoUntil: world.now(),
      undoneAt: null,
      undoneBy: null,
    })
    .execute()
  const [letter] = await lettersIn(world.db)
  const membershipId = await world.member('a-network', invited)
  const appointmentId = await world.appoint(invited, organisationId)
  const positionId = await world.position(organisationId)
  const groupId = await world.network({ kind: 'smallGroup' })
  await world.member(groupId, invited)
  await world.db
    .insertInto('round')
    .values({
      id: 'a-round',
      name: 'Kierros',
      startsOn: '2026-11-01',
      answerBy: '2026-10-15',
      messageFi: '',
      messageSv: '',
      messageEn: '',
      sizeMin: 8,
      sizeMax: 10,
      createdBy: null,
      createdAt: world.now(),
      confirmedProposalId: null,
      confirmedAt: null,
      closedAt: null,
      version: 1,
    })
    .execute()
  await world.db
    .insertInto('series')
    .values({
      id: 'a-series',
      ...names,
      audienceRule: '{"parts":[]}',
      createdAt: world.now(),
      createdBy: null,
      version: 1,
    })
    .execute()
  await world.db.updateTable('event').set({ seriesId: 'a-series' }).where('id', '=', eventId).execute()
  await world.act((c) =>
    beginProposals(c, 'a-round', [
      { id: 'a-proposal', settings: settingsOf('balanced', { min: 8, max: 10 }, 1) },
    ]),
  )
  const ids: Record<string, string> = {
    rounds: 'a-round',
    series: 'a-series',
    proposalId: 'a-proposal',
    candidateId: await candidate(world, 'a-round', invited),
    events: eventId,
    speakerId: await speakerAt(world, eventId),
    materials: 'a-material',
    a: 'a-material',
    people: invited,
    directory: invited,
    appointmentId,
    positions: positionId,
    organisations: organisationId,
    networks: 'a-network',
    groups: groupId,
    ...(await meetingsOf(world, groupId)),
    renewalId: await renewalIn(world, groupId, invited),
    newcomerId: await newcomerIn(world, groupId, outsider),
    membershipId,
    meetingId: await meetingOf(world, 'a-network'),
    programmes: 'a-programme',
    noteId: 'a-note',
    courseId: 'a-course',
    sectors: await world.sector('VM'),
    invitationId: invitationIds[0] ?? '',
    personId: invited,
    form: 'xlsx',
    mark: await photoOf(world, invited),
    token: letter?.data.answerToken ?? '',
    who: 'organiser',
    kind: 'morningCoffee',
    demo: 'a-letter',
    deeds: 'a-deed',
    letters: (await world.db.selectFrom('outbox').select('id').orderBy('id').executeTakeFirstOrThrow()).id,
    incoming: await mailAbout(world, eventId),
    remarks: await remarkOf(world, invited),
    imports: 'a-sheet',
    file: 'people.csv',
  }
  return { ids, invited, outsider }
}

/** A mail about an event that waits in the queue. */
async function mailAbout(world: World, eventId: string): Promise<string> {
  const id = crypto.randomUUID()
  const written = { fromName: '', fromAddress: 'kuka@muu.example', subject: 'VS: Kutsu', text: 'Hei' }
  await world.db
    .insertInto('incomingMail')
    .values({
      ...written,
      ...{ id, digest: id, eventId, receivedAt: world.now(), facts: '{}' },
      ...{ kind: 'letter', standing: 'open', why: 'letter' },
    })
    .execute()
  return id
}

/** A photo that everybody in the directory sees. @returns its mark */
async function photoOf(world: World, personId: string): Promise<string> {
  const [mark, large, small] = ['a-mark', 'bGFyZ2U=', 'c21hbGw=']
  await world.db
    .insertInto('photo')
    .values({ personId, mark, large, small, uploadedAt: world.now() })
    .execute()
  await world.db
    .insertInto('sharedField')
    .values({ id: crypto.randomUUID(), personId, field: 'photo', seenBy: 'managers' })
    .execute()
  return mark
}

/** What somebody told the organisers of their record. */
async function remarkOf(world: World, personId: string): Promise<string> {
  const id = crypto.randomUUID()
  const told = { kind: 'record', name: '', email: '', locale: 'fi', about: '', text: 'Nimike' } as const
  await world.act((c) => takeRemark(c, { id, personId, ...told }), { kind: 'system' })
  return id
}

/** Somebody who speaks at an event. */
async function speakerAt(world: World, eventId: string): Promise<string> {
  const [programmeItemId, id] = [crypto.randomUUID(), crypto.randomUUID()]
  const titles = { titleFi: 'Avaus', titleSv: 'Öppning', titleEn: 'Opening' }
  await world.db
    .insertInto('programmeItem')
    .values({ id: programmeItemId, eventId, position: 0, startsAt: '2026-12-03T10:00:00.000Z', ...titles })
    .execute()
  await world.db
    .insertInto('speaker')
    .values({ id, programmeItemId, position: 0, name: 'Minna Puhuja', role: 'tutkija' })
    .execute()
  return id
}

/** Somebody proposed to a group. */
async function newcomerIn(world: World, networkId: string, personId: string): Promise<string> {
  const [id, proposedAt] = [crypto.randomUUID(), world.now()]
  const undecided = { hearUntil: null, hostId: null, outcome: null, decidedAt: null, decidedBy: null }
  await world.db
    .insertInto('newcomer')
    .values({ id, networkId, personId, reasons: '', proposedBy: null, proposedAt, ...undecided })
    .execute()
  return id
}

/** A yearly question to a member of a group. */
async function renewalIn(world: World, networkId: string, personId: string): Promise<string> {
  const membershipId = await world.member(networkId, await world.person())
  const [id, askedAt] = [crypto.randomUUID(), world.now()]
  const nothingYet = { remindedAt: null, answer: null, answeredAt: null, answeredBy: null, comment: '' }
  await world.db
    .insertInto('renewal')
    .values({ id, membershipId, networkId, personId, year: 2026, askedAt, askedBy: null, ...nothingYet })
    .execute()
  return id
}

/** A meeting that a network has called. */
async function meetingOf(world: World, networkId: string): Promise<string> {
  const id = crypto.randomUUID()
  const when = { startsAt: '2026-10-08T06:00:00.000Z', endsAt: '2026-10-08T07:00:00.000Z' }
  const about = {
    title: 'Aihe',
    note: '',
    language: 'fi',
    place: 'Helsinki',
    onlineUrl: '',
    contactEmail: '',
  } as const
  const mailbox = world.config.mailFrom.address
  await world.act((c) => callNetworkMeeting(c, id, { networkId, ...about, ...when }, { mailbox }))
  return id
}

/** A poll of a group's and a meeting of it. */
async function meetingsOf(world: World, networkId: string): Promise<{ pollId: string; eventId: string }> {
  const [pollId, eventId] = [crypto.randomUUID(), crypto.randomUUID()]
  const [one, other] = [8, 9].map((day) => ({
    startsAt: `2026-10-0${day}T06:00:00.000Z`,
    endsAt: `2026-10-0${day}T07:00:00.000Z`,
  })) as [TimeSpan, TimeSpan]
  const about = { networkId, title: 'Aihe', note: '', place: '', onlineUrl: '' }
  const { address, name } = world.config.mailFrom
  await world.act(
    async (c) => {
      await startPoll(c, pollId, { ...about, closesOn: '2026-10-05', times: [one, other] }, { address, name })
      await callMeeting(c, eventId, { ...about, ...one, withLiaison: false }, { mailbox: address })
    },
    { kind: 'system' },
  )
  return { pollId, eventId }
}
