// Whom a rule reaches on a day, why, and what is in doubt, in a real database.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Db } from '#db/connect'
import * as queries from '~/domain/audience/queries.server'
import type { AudienceRule, Criterion, Mode } from '~/domain/audience/rules'
import * as make from './registry'
import { today } from './registry'

let db: Db
beforeEach(async () => {
  db = await make.registry()
})
afterEach(() => db.destroy())

const part = (mode: Mode, ...all: Criterion[]) => ({ mode, all })
const including = (...all: Criterion[]): AudienceRule => ({ parts: [part('include', ...all)] })
const reached = async (rule: AudienceRule, on = today) =>
  (await queries.audienceOf(db, rule, on)).map((row) => row.personId)
const only = async (rule: AudienceRule, until = today) => {
  const [row, ...more] = await queries.audienceOf(db, rule, today, until)
  if (!row || more.length > 0) throw new Error('expected one person')
  return row
}

describe('posts', () => {
  beforeEach(async () => {
    for (const name of ['Aino Virta', 'Bo Öst', 'Kaisa Ahola']) await make.person(db, name)
    await make.post(db, 'Aino Virta', 'ministry', 'hrLead', { seniorManagement: 1 })
    await make.post(db, 'Bo Öst', 'thl', 'hrLead')
    await make.post(db, 'Kaisa Ahola', 'salo', 'municipalManager')
  })

  it('are chosen by what they are and where, and the list is in the order of names', async () => {
    expect(await reached(including({ kind: 'seniorManagement' }))).toEqual(['Aino Virta'])
    expect(await reached(including({ kind: 'roleClass', of: ['hrLead', 'municipalManager'] }))).toEqual([
      'Kaisa Ahola',
      'Aino Virta',
      'Bo Öst',
    ])
    expect(await reached(including({ kind: 'sector', of: ['stm'] }))).toEqual(['Bo Öst'])
    expect(await reached(including({ kind: 'sector', of: 'every' }))).toEqual(['Aino Virta', 'Bo Öst'])
    expect(await reached(including({ kind: 'organisation', of: ['salo'] }))).toEqual(['Kaisa Ahola'])
    expect(await reached(including({ kind: 'organisationKind', of: ['agency', 'municipality'] }))).toEqual([
      'Kaisa Ahola',
      'Bo Öst',
    ])
  })

  it('must fit all the criteria of a part', async () => {
    const rule = including(
      { kind: 'roleClass', of: ['hrLead'] },
      { kind: 'organisationKind', of: ['agency'] },
    )
    expect(await reached(rule)).toEqual(['Bo Öst'])
  })

  it('fit by one post, not by pieces of two', async () => {
    await make.post(db, 'Bo Öst', 'ministry', 'expert')
    const hrOfVm = including({ kind: 'roleClass', of: ['hrLead'] }, { kind: 'sector', of: ['vm'] })
    expect(await reached(hrOfVm)).toEqual(['Aino Virta'])
  })

  it('count on the days they are held, the last day included', async () => {
    await make.person(db, 'Eki Ent')
    await make.post(db, 'Eki Ent', 'thl', 'headOfAgency', { validFrom: '2019-03-01', validTo: '2026-11-20' })
    const heads = including({ kind: 'roleClass', of: ['headOfAgency'] })
    expect(await reached(heads, '2019-02-28')).toEqual([])
    expect(await reached(heads, '2019-03-01')).toEqual(['Eki Ent'])
    expect(await reached(heads, '2026-11-20')).toEqual(['Eki Ent'])
    expect(await reached(heads, '2026-11-21')).toEqual([])
  })
})

describe('networks, groups and courses', () => {
  beforeEach(async () => {
    for (const name of ['Aino Virta', 'Bo Öst']) await make.person(db, name)
    await make.network(db, 'Kehikko')
    await make.network(db, 'Ryhmä 1', 'smallGroup')
    await make.network(db, 'Ryhmä 2', 'smallGroup')
    await make.programme(db)
  })

  it('do not count a member who pauses, until the pause is over', async () => {
    await make.network(db, 'Viva')
    await make.seat(db, 'Aino Virta', 'Viva', { id: 'paused' })
    await db
      .insertInto('pause')
      .values({ id: 'away', membershipId: 'paused', validFrom: '2026-01-01', validTo: '2026-06-30' })
      .execute()
    const rule = including({ kind: 'network', of: ['Viva'] })
    expect(await reached(rule, '2026-06-30')).toEqual([])
    expect(await reached(rule, '2026-07-01')).toEqual(['Aino Virta'])
  })

  it('count the sitting members, not those who have left or are to come, nor a liaison', async () => {
    await make.seat(db, 'Aino Virta', 'Kehikko', { validTo: '2024-01-01' })
    await make.seat(db, 'Aino Virta', 'Ryhmä 1')
    await make.seat(db, 'Bo Öst', 'Ryhmä 2', { validFrom: '2027-01-01' })
    await make.seat(db, 'Bo Öst', 'Ryhmä 1', { role: 'liaison' })
    expect(await reached(including({ kind: 'network', of: ['Kehikko'] }))).toEqual([])
    expect(await reached(including({ kind: 'network', of: ['Kehikko'] }), '2023-01-01')).toEqual([
      'Aino Virta',
    ])
    expect(await reached(including({ kind: 'smallGroup', of: 'every' }))).toEqual(['Aino Virta'])
    expect(await reached(including({ kind: 'smallGroup', of: ['Ryhmä 2'] }), '2027-01-01')).toEqual([
      'Bo Öst',
    ])
    expect(await reached(including({ kind: 'network', of: 'every' }))).toEqual([])
  })

  it('count a course from the day it was completed', async () => {
    await make.completion(db, 'Aino Virta', 'future 1', '2011-12-01')
    await make.completion(db, 'Bo Öst', 'future 2', '2012-12-01')
    expect(await reached(including({ kind: 'programme', of: ['future'] }))).toEqual(['Aino Virta', 'Bo Öst'])
    expect(await reached(including({ kind: 'programme', of: 'every' }), '2012-01-01')).toEqual(['Aino Virta'])
    expect(await reached(including({ kind: 'course', of: ['future 2'] }))).toEqual(['Bo Öst'])
  })

  it('combine with posts', async () => {
    await make.post(db, 'Bo Öst', 'thl', 'director')
    for (const name of ['Aino Virta', 'Bo Öst']) await make.seat(db, name, 'Kehikko')
    const rule = including({ kind: 'network', of: ['Kehikko'] }, { kind: 'sector', of: ['stm'] })
    expect(await reached(rule)).toEqual(['Bo Öst'])
    expect((await only(rule)).reasons).toEqual([
      {
        all: [
          { kind: 'sector', of: ['stm'] },
          { kind: 'network', of: ['Kehikko'] },
        ],
      },
    ])
  })
})

describe('why', () => {
  it('tells every part that took a person in, narrowed to what held', async () => {
    await make.person(db, 'Aino Virta')
    await make.post(db, 'Aino Virta', 'ministry', 'hrLead', { seniorManagement: 1 })
    const row = await only({
      parts: [
        part('include', { kind: 'seniorManagement' }),
        part('include', { kind: 'roleClass', of: ['director'] }),
        part('include', { kind: 'roleClass', of: ['hrLead', 'director'] }, { kind: 'sector', of: 'every' }),
        part('include', { kind: 'person', of: ['Aino Virta', 'Bo Öst'] }),
      ],
    })
    expect(row.reasons).toEqual([
      { all: [{ kind: 'seniorManagement' }] },
      {
        all: [
          { kind: 'roleClass', of: ['hrLead'] },
          { kind: 'sector', of: ['vm'] },
        ],
      },
      { all: [{ kind: 'person', of: ['Aino Virta'] }] },
    ])
    expect(row.post).toMatchObject({ titleFi: 'hrLead', nameFi: 'Valtiovarainministeriö', sectorCode: 'VM' })
  })

  it('tells who was taken away, by what, and how many a part takes in or away', async () => {
    for (const name of ['Aino Virta', 'Bo Öst', 'Cia Ek']) await make.person(db, name)
    await make.post(db, 'Aino Virta', 'ministry', 'hrLead')
    await make.post(db, 'Bo Öst', 'vero', 'assistant')
    await make.post(db, 'Cia Ek', 'thl', 'assistant')
    const audience = await queries.weighAudience(
      db,
      {
        parts: [
          part('include', { kind: 'sector', of: ['vm'] }),
          part('exclude', { kind: 'roleClass', of: ['assistant'] }),
        ],
      },
      today,
    )
    expect(audience.rows.map((row) => row.personId)).toEqual(['Aino Virta'])
    expect(audience.leftOut).toMatchObject([
      {
        personId: 'Bo Öst',
        reasons: [{ all: [{ kind: 'sector', of: ['vm'] }] }],
        takenAwayBy: [{ all: [{ kind: 'roleClass', of: ['assistant'] }] }],
      },
    ])
    expect(audience.parts.map((it) => it.people)).toEqual([2, 1])
  })
})

describe('doubts', () => {
  const named = including({ kind: 'person', of: ['Aino Virta'] })
  const doubts = async (until = today) => (await only(named, until)).doubts

  it('are none for a person with a post and an address', async () => {
    await make.person(db, 'Aino Virta')
    await make.post(db, 'Aino Virta', 'ministry', 'hrLead')
    expect(await doubts()).toEqual([])
  })

  it('tell of a missing address and a missing post', async () => {
    await make.person(db, 'Aino Virta', { email: null })
    expect(await doubts()).toEqual(['noAddress', 'noPost'])
  })

  it('tell of an address that letters come back from', async () => {
    await make.person(db, 'Aino Virta', { failed: true })
    await make.post(db, 'Aino Virta', 'ministry', 'hrLead')
    expect(await doubts()).toEqual(['addressFailed'])
  })

  it('tell of a post that ends before the event, unless another goes on', async () => {
    await make.person(db, 'Aino Virta')
    await make.post(db, 'Aino Virta', 'ministry', 'hrLead', { validTo: '2026-12-31' })
    expect(await doubts('2026-12-31')).toEqual([])
    expect(await doubts('2027-01-01')).toEqual(['postEnds'])
    expect((await only(named)).postEndsOn).toBe('2026-12-31')
    await make.post(db, 'Aino Virta', 'vero', 'director')
    expect(await doubts('2027-01-01')).toEqual([])
  })

  it('tell of people who share a mailbox', async () => {
    await make.person(db, 'Aino Virta', { email: 'johto@example.fi' })
    await make.person(db, 'Bo Öst', { email: 'johto+bo@example.fi' })
    for (const name of ['Aino Virta', 'Bo Öst']) await make.post(db, name, 'vero', 'director')
    const rows = await queries.audienceOf(db, including({ kind: 'sector', of: ['vm'] }), today)
    expect(rows.map((row) => row.doubts)).toEqual([['sharedAddress'], ['sharedAddress']])
  })

  it('tell of an assistant who came along, not of one who was meant', async () => {
    await make.person(db, 'Aino Virta')
    await make.post(db, 'Aino Virta', 'vero', 'assistant')
    expect((await only(including({ kind: 'sector', of: ['vm'] }))).doubts).toEqual(['assistant'])
    expect((await only(including({ kind: 'roleClass', of: ['assistant'] }))).doubts).toEqual([])
    expect(await doubts()).toEqual([])
  })
})

describe('an out-of-date rule', () => {
  it('says which of its choices have ended or never were', async () => {
    await make.network(db, 'Vanha', 'professional', '2020-12-31')
    await make.person(db, 'Aino Virta')
    await make.seat(db, 'Aino Virta', 'Vanha')
    await db.updateTable('sector').set({ validTo: '2026-11-20' }).where('id', '=', 'stm').execute()
    const rule = including(
      { kind: 'network', of: ['Vanha'] },
      { kind: 'sector', of: ['stm', 'vm'] },
      { kind: 'person', of: ['Aino Virta', 'nobody'] },
    )
    const { rows, troubles } = await queries.weighAudience(db, rule, today)
    expect(rows).toEqual([])
    expect(troubles).toEqual([
      {
        kind: 'network',
        id: 'Vanha',
        why: 'ended',
        name: { nameFi: 'Vanha', nameSv: 'Vanha (sv)', nameEn: 'Vanha (en)' },
      },
      expect.objectContaining({ kind: 'sector', id: 'stm', why: 'ended' }),
      { kind: 'person', id: 'nobody', why: 'unknown', name: null },
    ])
  })
})

describe('the choices', () => {
  it('are what stands on the day', async () => {
    await make.network(db, 'Vanha', 'professional', '2020-12-31')
    await make.network(db, 'Ryhmä 10', 'smallGroup')
    await make.network(db, 'Ryhmä 9', 'smallGroup')
    await make.network(db, 'Kehikko')
    await make.programme(db)
    const choices = await queries.criterionChoices(db, today)
    expect(choices.sectors.map((it) => it.code)).toEqual(['VM', 'STM'])
    expect(choices.networks.map((it) => it.id)).toEqual(['Kehikko'])
    expect(choices.smallGroups.map((it) => it.id)).toEqual(['Ryhmä 9', 'Ryhmä 10'])
    expect(choices.programmes[0]?.courses.map((it) => it.number)).toEqual([1, 2])
    expect(choices.organisations.map((it) => it.nameFi)).toEqual([
      'Salon kaupunki',
      'THL',
      'Valtiovarainministeriö',
      'Verohallinto',
    ])
  })
})

describe("an event's audience", () => {
  it('tells the invited, the new and those whom the rule no longer reaches', async () => {
    for (const name of ['Aino Virta', 'Bo Öst', 'Cia Ek']) {
      await make.person(db, name)
      await make.post(db, name, 'vero', 'director', { validTo: name === 'Cia Ek' ? '2026-01-01' : null })
    }
    const rule = JSON.stringify(including({ kind: 'sector', of: ['vm'] }))
    await make.event(db, 'day', { status: 'open', audienceRule: rule })
    await make.invitation(db, 'day', 'Aino Virta')
    await make.invitation(db, 'day', 'Cia Ek')
    await make.invitation(db, 'day', 'Bo Öst', '2026-11-06T00:00:00.000Z')
    const { audience, invitedIds, outsideRule } = await queries.eventAudience(db, 'day', today)
    expect(audience.rows.map((row) => row.personId)).toEqual(['Aino Virta', 'Bo Öst'])
    expect([...invitedIds].sort()).toEqual(['Aino Virta', 'Cia Ek'])
    expect(outsideRule.map((row) => row.personId)).toEqual(['Cia Ek'])
  })

  it('is not found for an unknown event', async () => {
    await expect(queries.eventAudience(db, 'nothing', today)).rejects.toMatchObject({ status: 404 })
  })
})
