// One's own history: what came of each event, circles and courses by year, figures, and the sheet.
import { describe, expect, test } from 'vitest'
import { wordsOfPages } from '~/i18n/all'
import { byYear, eventFigures, type EventLine, type Outcome } from '~/domain/own/history'
import { historyOf } from '~/domain/own/history.server'
import { historySheet } from '~/domain/own/history-sheet.server'
import { smallGroup } from '../meetings/group'
import { testWorld } from '../world'

const event = (on: string, outcome: Outcome): EventLine => ({
  ...{ kind: 'event', key: `${on} ${outcome}`, on, eventKind: 'other', ofGroup: false, outcome },
  ...{ titleFi: 'T', titleSv: '', titleEn: '' },
})

describe('the figures', () => {
  test('being there is a yes, what was called off is nobody’s, an empty year is a year', () => {
    const lines = [event('2023-02-01', 'came'), event('2023-03-01', 'no'), event('2025-01-01', 'cancelled')]
    expect(eventFigures([...lines, event('2025-05-05', 'none')])).toEqual([
      { year: 2023, counts: { yes: 1, waiting: 0, maybe: 0, no: 1, none: 0 } },
      { year: 2024, counts: { yes: 0, waiting: 0, maybe: 0, no: 0, none: 0 } },
      { year: 2025, counts: { yes: 0, waiting: 0, maybe: 0, no: 0, none: 1 } },
    ])
    expect(eventFigures([])).toEqual([])
  })
  test('the years go back from the newest, and so do their lines', () => {
    const years = byYear([event('2024-01-01', 'yes'), event('2025-01-01', 'yes'), event('2025-06-01', 'no')])
    expect(years.map(({ year, lines }) => [year, ...lines.map(({ on }) => on)])).toEqual([
      [2025, '2025-06-01', '2025-01-01'],
      [2024, '2024-01-01'],
    ])
  })
})

test('events that are over, circles with their tasks, courses; nothing of others or of what is ahead', async () => {
  await using world = await testWorld()
  const [person, other] = [await world.person(), await world.person()]
  const { invitationIds } = await world.invited([person, other])
  const network = await world.network({ nameFi: 'Kehikko' })
  await world.member(network, person, { validFrom: '2021-01-01', validTo: '2023-12-31', role: 'chair' })
  await world.member(network, other)
  const names = { nameFi: 'Uudistuja', nameSv: 'Förnyaren', nameEn: 'Renewer' }
  await world.db
    .insertInto('programme')
    .values({ id: 'p', ...names })
    .execute()
  const course = { id: 'c', programmeId: 'p', number: 7, startsOn: '2018-01-01', endsOn: '2018-06-30' }
  await world.db.insertInto('course').values(course).execute()
  const completion = { id: 'done', personId: person, courseId: 'c', completedOn: '2018-06-30' }
  await world.db.insertInto('completion').values(completion).execute()

  const before = await historyOf(world.db, person, world.now())
  expect(before.map(({ kind }) => kind).sort()).toEqual(['began', 'completed', 'ended'])
  world.pass({ hours: 24 * 100 })
  expect(await historyOf(world.db, person, world.now())).toContainEqual(
    expect.objectContaining({ kind: 'event', on: '2026-12-03', outcome: 'none' }),
  )
  await world.db
    .updateTable('invitation')
    .set({ cameAt: world.now() })
    .where('id', '=', invitationIds[0] ?? '')
    .execute()
  const lines = await historyOf(world.db, person, world.now())
  expect(lines).toContainEqual(expect.objectContaining({ kind: 'event', outcome: 'came' }))

  const sheet = historySheet(lines, wordsOfPages('sv'), 'sv')
  expect(sheet.rows.map(([day]) => day)).toEqual([
    { day: '2026-12-03' },
    { day: '2023-12-31' },
    { day: '2021-01-01' },
    { day: '2018-06-30' },
  ])
  expect(sheet.rows[1]?.[3]).toBe('Ditt medlemskap upphörde: Ordförande')
  expect(sheet.rows[3]?.[2]).toBe('Förnyaren, kurs 7')
})

test('the meetings of one’s small group are in one’s own history, also after one has left, and in nobody else’s', async () => {
  await using world = await testWorld()
  const group = await smallGroup(world)
  const { eventId } = await world.invited([group.ada.personId, group.bo.personId], {
    titleFi: 'Pienryhmä 3',
    kind: 'other',
  })
  await world.db.updateTable('event').set({ networkId: group.id }).where('id', '=', eventId).execute()
  world.pass({ hours: 24 * 100 })
  await world.db
    .updateTable('membership')
    .set({ validTo: '2026-12-31' })
    .where('personId', '=', group.ada.personId)
    .execute()
  const meetingsOf = async (personId: string) =>
    (await historyOf(world.db, personId, world.now())).filter(({ kind }) => kind === 'event')
  const met = { kind: 'event', ofGroup: true, titleFi: 'Pienryhmä 3', on: '2026-12-03', outcome: 'none' }
  expect(await meetingsOf(group.ada.personId)).toMatchObject([met])
  expect(await meetingsOf(group.bo.personId)).toMatchObject([met])
  for (const { personId } of [group.cecilia, group.liaison, group.outsider, group.stranger])
    expect(await meetingsOf(personId)).toEqual([])
  const { rows } = historySheet(await meetingsOf(group.ada.personId), wordsOfPages('fi'), 'fi')
  expect(rows[0]?.[1]).toBe('Ryhmän tapaaminen')
})
