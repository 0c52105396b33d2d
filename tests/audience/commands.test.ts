// Setting an event's audience and keeping rules, in a real database.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Db } from '#db/connect'
import * as commands from '~/domain/audience/commands.server'
import { savedAudiences } from '~/domain/audience/queries.server'
import { emptyRule, leaveOut, readRule, type AudienceRule } from '~/domain/audience/rules'
import type { Actor } from '~/domain/core/access'
import { change, type Change } from '~/domain/core/change.server'
import * as make from './registry'

let db: Db
const organiser: Actor = {
  kind: 'person',
  personId: 'Aino Virta',
  name: 'Aino Virta',
  locale: 'fi',
  organiser: true,
  managerIds: [],
}
const now = '2026-11-21T08:00:00.000Z'
const act = <Result>(does: (c: Change) => Promise<Result>, actor = organiser) =>
  change(db, { actor, now }, does)
const senior: AudienceRule = { parts: [{ mode: 'include', all: [{ kind: 'seniorManagement' }] }] }

beforeEach(async () => {
  db = await make.registry()
  await make.person(db, 'Aino Virta')
  await make.event(db, 'day')
})
afterEach(() => db.destroy())

const stored = () =>
  db
    .selectFrom('event')
    .select(['audienceRule', 'version', 'changedAt'])
    .where('id', '=', 'day')
    .executeTakeFirstOrThrow()
const trail = async () =>
  (await db.selectFrom('audit').select('act').orderBy('id').execute()).map((row) => row.act)

describe('setting the audience', () => {
  it('keeps the rule, counts the edit and leaves a trail', async () => {
    expect(await act((c) => commands.setAudience(c, 'day', 1, senior))).toEqual({ ok: true })
    const event = await stored()
    expect(readRule(event.audienceRule)).toEqual(senior)
    expect(event).toMatchObject({ version: 2, changedAt: now })
    expect(await trail()).toEqual(['setAudience'])
  })

  it('refuses when another has edited the event meanwhile', async () => {
    await act((c) => commands.setAudience(c, 'day', 1, senior))
    const late = await act((c) => commands.setAudience(c, 'day', 1, emptyRule))
    expect(late).toEqual({ ok: false, reason: 'changedMeanwhile' })
    expect(readRule((await stored()).audienceRule)).toEqual(senior)
  })

  it('applies an edit of one person to the rule as it stands, whoever edited it meanwhile', async () => {
    await act((c) => commands.setAudience(c, 'day', 1, senior))
    await act((c) => commands.changeAudience(c, 'day', null, (rule) => leaveOut(rule, ['Aino Virta'])))
    expect(readRule((await stored()).audienceRule)).toEqual(leaveOut(senior, ['Aino Virta']))
  })

  it('writes nothing when nothing changes', async () => {
    await act((c) => commands.setAudience(c, 'day', 1, emptyRule))
    expect((await stored()).version).toBe(1)
    expect(await trail()).toEqual([])
  })

  it('refuses for a cancelled event', async () => {
    await db.updateTable('event').set({ status: 'cancelled', cancelledAt: now }).execute()
    expect(await act((c) => commands.setAudience(c, 'day', 1, senior))).toEqual({
      ok: false,
      reason: 'eventCancelled',
    })
  })

  it('is for organisers, and for events that are', async () => {
    const manager = { ...organiser, organiser: false }
    await expect(act((c) => commands.setAudience(c, 'day', 1, senior), manager)).rejects.toMatchObject({
      status: 403,
    })
    await expect(act((c) => commands.setAudience(c, 'no', 1, senior))).rejects.toMatchObject({ status: 404 })
  })
})

describe('keeping a rule', () => {
  const save = (name: string, replace = false) =>
    act((c) => commands.saveAudience(c, { name, rule: senior, replace }))

  it('keeps it under a tidied name, with who and when', async () => {
    expect(await save('  Johdon\n päivä ')).toMatchObject({ ok: true })
    expect(await savedAudiences(db)).toMatchObject([
      { name: 'Johdon päivä', rule: senior, savedBy: 'Aino Virta', savedAt: now },
    ])
  })

  it('asks for a name', async () => {
    expect(await save(' \t')).toEqual({ ok: false, reason: 'nameMissing' })
  })

  it('replaces one of the same name only knowingly, whatever the case of its letters', async () => {
    const first = await save('Äyräs')
    expect(await save('ÄYRÄS')).toEqual({ ok: false, reason: 'nameTaken' })
    expect(await save('ÄYRÄS', true)).toEqual(first)
    expect((await savedAudiences(db)).map((it) => it.name)).toEqual(['ÄYRÄS'])
    expect(await trail()).toEqual(['saveAudience', 'replaceAudience'])
  })

  it('cuts an endless name', async () => {
    await save('x'.repeat(100_000))
    expect((await savedAudiences(db))[0]?.name).toHaveLength(200)
  })

  it('forgets it, once', async () => {
    const saved = await save('Johto')
    if (!saved.ok) throw new Error('not saved')
    await act((c) => commands.forgetAudience(c, saved.id))
    await act((c) => commands.forgetAudience(c, saved.id))
    expect(await savedAudiences(db)).toEqual([])
    expect(await trail()).toEqual(['saveAudience', 'forgetAudience'])
  })

  it('is for organisers', async () => {
    const manager = { ...organiser, organiser: false }
    await expect(act((c) => commands.forgetAudience(c, 'x'), manager)).rejects.toMatchObject({ status: 403 })
  })
})
