// The doors of the programme, the speakers and the running order: rows are kept, letters leave once, links open and close.
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askSpeakers, speakerToken } from '~/domain/agenda/speaker-acts.server'
import { markOf, speakerGroups, toAsk } from '~/domain/agenda/speaker-rules'
import { speakerByToken, speakersOf } from '~/domain/agenda/speakers.server'
import { planEvent, reviseEvent } from '~/domain/events/commands.server'
import { setProgramme, type NewProgrammeLine } from '~/domain/events/programme-acts.server'
import { wholeProgramme } from '~/domain/events/programme.server'
import { factsFor } from '~/domain/events/facts'
import { eventById, programmeOf } from '~/domain/events/queries.server'
import { readLetter } from '#emails/letters'
import { renderLetter } from '#emails/render'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { headers as speakerHeaders } from '~/routes/speaker.$token'
import { samples } from '../agenda/files'
import { completePlan, mailbox, testWorld, type World } from '../world'
import { dumpOf, visit, type Visit } from './door'

const t = wordsOfPages('fi')
type Fault =
  'agenda.fault.lineEnd' | 'agenda.fault.trackName' | 'frame.form.notAnEmail' | 'frame.form.tooLong'
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'speakers-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

type Typed = Record<string, string>
const asOrganiser = (world: World, address: string, form?: Typed) =>
  visit(world, address, { as: world.organiser.personId, ...(form && { form }) })

/** What a form of the programme holds on a page, as a browser sends it back. */
function heldIn(page: Visit): Typed {
  const names = [...page.html.matchAll(/\sname="((?:items|tracks)\[[^"]+|version)"/g)].map(
    ([, name = '']) => name,
  )
  return Object.fromEntries([...new Set(names)].map((name) => [name, page.field(name) ?? '']))
}

const opened = async (world: World, id: string): Promise<Typed> =>
  heldIn(await asOrganiser(world, paths.eventProgramme(id)))

/** Presses the button that takes a row of the form away. @returns what the form then holds */
async function without(world: World, id: string, form: Typed, name: string, index: number): Promise<Typed> {
  const intent = JSON.stringify({ type: 'remove', payload: { name, index } })
  return heldIn(await asOrganiser(world, paths.eventProgramme(id), { ...form, __intent__: intent }))
}

const minna = {
  name: 'Minna Puhuja',
  role: 'tutkija',
  email: 'minna@yliopisto.example',
  language: 'sv' as const,
}
const olli = { name: 'Olli Niemi', role: 'pääjohtaja', email: 'olli@vero.example' }
const titles = (title: string) => ({ titleFi: title, titleSv: '', titleEn: '' })
const at = (clock: string) => `2026-12-03T${clock}:00.000Z`

const lines: NewProgrammeLine[] = [
  { startsAt: at('10:00'), ...titles('Avaus'), note: 'Mikki pöydälle', speakers: [minna, olli] },
  { startsAt: at('11:00'), endsAt: at('12:00'), ...titles('Ennakointi'), track: 'a', speakers: [minna] },
  { startsAt: at('11:00'), ...titles('Talous'), track: 'b', speakers: [] },
]
const tracks = [
  { key: 'a', nameFi: 'Sali A', nameSv: '', nameEn: '', place: '2. kerros' },
  { key: 'b', nameFi: 'Sali B', nameSv: '', nameEn: '', place: '' },
]

async function withProgramme(world: World, given = lines, of = tracks): Promise<string> {
  const id = await world.draft()
  const { version } = await eventById(world.db, id)
  const result = await world.act((c) => setProgramme(c, id, version, given, of))
  if (!result.ok) throw new Error(result.reason)
  return id
}

describe('the programme', () => {
  test('saved again keeps its rows, and what speakers owe and have sent stays with them', async () => {
    await using world = await testWorld()
    const id = await withProgramme(world)
    const before = await wholeProgramme(world.db, id)
    await world.db
      .updateTable('speaker')
      .set({ confirmation: 'yes', slides: 'got', wishes: 'Juna' })
      .execute()
    const form = await opened(world, id)
    const saved = await asOrganiser(world, paths.eventProgramme(id), {
      ...form,
      'items[0].titleFi': 'Avaussanat',
      // The opening moves to the end of the day.
      'items[0].time': '15:00',
      'items[0].end': '15:30',
      'items[0].speakers[1].role': 'ylijohtaja',
    })
    expect(saved.to).toBe(`${paths.event(id)}?done=programme`)
    const after = await wholeProgramme(world.db, id)
    expect(after.tracks).toEqual(before.tracks)
    const idsOf = (programme: typeof after) => programme.lines.map((line) => [line.titleFi, line.id]).sort()
    expect(after.lines.map((line) => line.titleFi)).toEqual(['Ennakointi', 'Talous', 'Avaussanat'])
    expect(
      idsOf(after)
        .map(([, line]) => line)
        .sort(),
    ).toEqual(
      idsOf(before)
        .map(([, line]) => line)
        .sort(),
    )
    const opening = after.lines[2]
    expect(opening).toMatchObject({
      id: before.lines[0]?.id,
      endsAt: at('13:30'),
      note: 'Mikki pöydälle',
      speakers: [{ id: before.lines[0]?.speakers[0]?.id }, { role: 'ylijohtaja' }],
    })
    expect(after.lines[0]?.trackId).toBe(before.lines[1]?.trackId)
    for (const speaker of await speakersOf(world.db, id))
      expect(speaker).toMatchObject({ confirmation: 'yes', slides: 'got', wishes: 'Juna' })
  })

  test('loses what was taken away: lines, speakers and tracks, whose lines are then for all', async () => {
    await using world = await testWorld()
    const id = await withProgramme(world)
    const form = await opened(world, id)
    const fewer = await without(world, id, form, 'items', 2)
    const fewest = await without(world, id, fewer, 'items[0].speakers', 0)
    const kept = await without(world, id, fewest, 'tracks', 0)
    await asOrganiser(world, paths.eventProgramme(id), kept)
    const after = await wholeProgramme(world.db, id)
    expect(after.tracks.map((track) => track.nameFi)).toEqual(['Sali B'])
    expect(
      after.lines.map((line) => [line.titleFi, line.trackId, line.speakers.map(({ name }) => name)]),
    ).toEqual([
      ['Avaus', null, ['Olli Niemi']],
      ['Ennakointi', null, ['Minna Puhuja']],
    ])
  })

  test('takes a new track and lines in it in one save, with scripts off', async () => {
    await using world = await testWorld()
    const id = await world.draft()
    const version = String((await eventById(world.db, id)).version)
    const intent = JSON.stringify({
      type: 'insert',
      payload: {
        name: 'tracks',
        defaultValue: { key: 'new-1', nameFi: '', nameSv: '', nameEn: '', place: '' },
      },
    })
    const first = { version, 'items[0].time': '12:00', 'items[0].titleFi': 'Avaus' }
    const page = await asOrganiser(world, paths.eventProgramme(id), { ...first, __intent__: intent })
    expect(page.field('tracks[0].key')).toBe('new-1')
    expect(page.field('items[0].titleFi')).toBe('Avaus')
    const saved = await asOrganiser(world, paths.eventProgramme(id), {
      ...first,
      'tracks[0].key': 'new-1',
      'tracks[0].nameFi': 'Sali A',
      'items[0].track': 'new-1',
    })
    expect(saved.to).toBe(`${paths.event(id)}?done=programme`)
    const {
      tracks: [track],
      lines: [line],
    } = await wholeProgramme(world.db, id)
    expect(line?.trackId).toBe(track?.id)
  })

  test.each<[string, Typed, Fault, string]>([
    ['an end before its start', { 'items[0].end': '11:00' }, 'agenda.fault.lineEnd', 'items[0].end'],
    ['an end at its start', { 'items[0].end': '12:00' }, 'agenda.fault.lineEnd', 'items[0].end'],
    [
      'a track without a name',
      { 'tracks[0].key': 'new-1', 'tracks[0].place': 'Sali' },
      'agenda.fault.trackName',
      'tracks[0].nameFi',
    ],
    [
      'a speaker whose address is none',
      { 'items[0].speakers[0].email': 'minna' },
      'frame.form.notAnEmail',
      'items[0].speakers[0].email',
    ],
    ['a note without end', { 'items[0].note': 'x'.repeat(2001) }, 'frame.form.tooLong', 'items[0].note'],
  ])('with %s is refused beside the field, and what was typed stays', async (_, more, fault, field) => {
    await using world = await testWorld()
    const id = await world.draft()
    const typed = { 'items[0].time': '12:00', 'items[0].titleFi': 'Avaus', ...more }
    const page = await asOrganiser(world, paths.eventProgramme(id), { version: '1', ...typed })
    expect(page.text).toContain(t(fault))
    expect(page.html).toContain(`id="programme-${field}-problem"`)
    for (const [name, value] of Object.entries(typed)) expect(page.field(name)).toBe(value)
    expect((await wholeProgramme(world.db, id)).lines).toEqual([])
  })

  test('that clashes is saved, and the clashes are told', async () => {
    await using world = await testWorld()
    const id = await world.draft()
    const version = String((await eventById(world.db, id)).version)
    const saved = await asOrganiser(world, paths.eventProgramme(id), {
      version,
      'items[0].time': '12:00',
      'items[0].end': '13:00',
      'items[0].titleFi': 'Avaus',
      'items[1].time': '12:30',
      'items[1].titleFi': 'Ennakointi',
    })
    expect(saved.to).toBe(`${paths.eventProgramme(id)}?done=programme`)
    const page = await asOrganiser(world, saved.to ?? '')
    expect(page.text).toContain(t('events.programme.saved'))
    expect(page.text).toContain(t('agenda.clash.track', { first: '12.00 Avaus', second: '12.30 Ennakointi' }))
  })

  test('moves with the event, and is copied without what speakers owed', async () => {
    await using world = await testWorld()
    const id = await withProgramme(world)
    await world.db
      .updateTable('speaker')
      .set({ confirmation: 'yes', photo: 'owed', wishes: 'Juna', tokenHash: null })
      .execute()
    const plan = { ...completePlan, startsAt: '2026-12-10T10:00:00.000Z', endsAt: '2026-12-10T14:00:00.000Z' }
    const { version } = await eventById(world.db, id)
    expect(await world.act((c) => reviseEvent(c, id, version, plan))).toMatchObject({ ok: true })
    const moved = await wholeProgramme(world.db, id)
    expect(moved.lines[1]).toMatchObject({
      startsAt: '2026-12-10T11:00:00.000Z',
      endsAt: '2026-12-10T12:00:00.000Z',
    })
    const copied = await world.act((c) =>
      planEvent(
        c,
        {
          ...completePlan,
          startsAt: '2027-12-02T10:00:00.000Z',
          endsAt: '2027-12-02T14:00:00.000Z',
          answerBy: null,
        },
        { mailbox, copyOf: id },
      ),
    )
    if (!copied.ok) throw new Error('not copied')
    const copy = await wholeProgramme(world.db, copied.id)
    expect(copy.tracks.map((track) => track.nameFi)).toEqual(['Sali A', 'Sali B'])
    expect(copy.lines[1]).toMatchObject({
      endsAt: '2027-12-02T12:00:00.000Z',
      trackId: copy.tracks[0]?.id,
      speakers: [{ name: 'Minna Puhuja', email: 'minna@yliopisto.example', language: 'sv', tokenHash: null }],
    })
    for (const speaker of await speakersOf(world.db, copied.id))
      expect(speaker).toMatchObject({ confirmation: 'none', photo: 'none', wishes: '', askedAt: null })
  })

  test('shows the invited its tracks, and neither notes nor addresses', async () => {
    await using world = await testWorld()
    const person = await world.person()
    const { eventId, invitationIds } = await world.invited([person])
    const { version } = await eventById(world.db, eventId)
    await world.act((c) => setProgramme(c, eventId, version, lines, tracks))
    const page = await visit(world, paths.myInvitation(invitationIds[0] ?? ''), { as: person })
    expect(page.text).toContain('Sali A')
    expect(page.text).toContain('13.00–14.00')
    expect(page.text).toContain('Minna Puhuja, tutkija')
    expect(page.html).not.toContain('minna@yliopisto.example')
    expect(page.html).not.toContain('Mikki')
  })
})

const secretOf = (world: World) => world.config.secret
const tokenOf = (world: World, eventId: string, email = minna.email) =>
  speakerToken(secretOf(world), eventId, email)

const speakerLetters = async (world: World) => {
  const rows = await world.db.selectFrom('outbox').selectAll().where('kind', '=', 'speakerAsked').execute()
  return rows.map((row) => ({ ...row, data: JSON.parse(row.data) as Record<string, unknown> }))
}

/** Presses a button of the page of speakers, whose form is sent as the page holds it. */
async function pressed(world: World, id: string, intent: 'ask' | 'remind', seen?: Visit): Promise<Visit> {
  const page = seen ?? (await asOrganiser(world, paths.eventSpeakers(id)))
  const forms = page.html.split('<form').slice(1)
  const form = forms.find((one) => one.includes(`value="${intent}"`)) ?? ''
  const value = (name: string) =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(form)?.[1]?.replaceAll('&quot;', '"') ?? ''
  return asOrganiser(world, paths.eventSpeakers(id), {
    intent,
    mark: value('mark'),
    batchId: value('batchId'),
  })
}

describe('speakers', () => {
  test('are asked with one press: one letter each, in their language, with what they owe', async () => {
    await using world = await testWorld()
    const id = await withProgramme(world)
    const seen = await asOrganiser(world, paths.eventSpeakers(id))
    expect(seen.text).toContain(t('agenda.ask.ask', { count: 2 }))
    const asked = await pressed(world, id, 'ask', seen)
    expect(asked.to).toBe(`${paths.eventSpeakers(id, { done: 'asked' })}&count=2`)
    // The same press twice, and another organiser's press from a page opened before, write no more.
    expect((await pressed(world, id, 'ask', seen)).to).toBe(asked.to)
    const late = seen.html.replace(/-ask/g, '-late')
    expect((await pressed(world, id, 'ask', { ...seen, html: late })).text).toContain(
      t('reasons.noSpeakerToAsk'),
    )
    const letters = await speakerLetters(world)
    expect(letters.map(({ toAddress, locale, eventId }) => [toAddress, locale, eventId]).sort()).toEqual([
      ['minna@yliopisto.example', 'sv', id],
      ['olli@vero.example', 'fi', id],
    ])
    const [first] = letters.filter(({ toName }) => toName === 'Minna Puhuja')
    expect(first?.data).toMatchObject({
      token: tokenOf(world, id),
      confirmed: false,
      owes: ['confirmation'],
      reminder: false,
      items: [{ startsAt: at('10:00') }, { startsAt: at('11:00') }],
      contact: { email: 'aino.virta@vm.example' },
    })
    const rows = await world.db.selectFrom('speaker').select(['email', 'confirmation', 'tokenHash']).execute()
    expect(rows.every(({ confirmation }) => confirmation === 'asked')).toBe(true)
    expect(rows.filter(({ tokenHash }) => tokenHash !== null)).toHaveLength(2)
    expect(JSON.stringify(rows)).not.toContain(tokenOf(world, id))
  })

  test('who still owe are reminded, and the first letter’s link goes on working', async () => {
    await using world = await testWorld()
    const id = await withProgramme(world)
    await pressed(world, id, 'ask')
    await visit(world, paths.speaker(tokenOf(world, id, olli.email)), {
      form: { intent: 'answer', comes: 'yes', wishes: '' },
      context: { config: { ...world.config, materials: folder } },
    })
    world.pass({ minutes: 1 })
    const seen = await asOrganiser(world, paths.eventSpeakers(id))
    expect(seen.text).toContain(t('agenda.ask.remind', { count: 1 }))
    await pressed(world, id, 'remind', seen)
    const last = (await speakerLetters(world)).at(-1)
    expect(last).toMatchObject({
      toAddress: minna.email,
      data: { reminder: true, token: tokenOf(world, id) },
    })
    // Another organiser's page, seen before that reminder, is told that the list has changed.
    const late = seen.html.replace(/-remind/g, '-late')
    expect((await pressed(world, id, 'remind', { ...seen, html: late })).text).toContain(
      t('reasons.speakersChanged'),
    )
    expect((await visit(world, paths.speaker(tokenOf(world, id)))).status).toBe(200)
  })

  test('are asked by one of two organisers at once', async () => {
    await using world = await testWorld()
    const id = await withProgramme(world)
    const mark = markOf(toAsk(speakerGroups(await speakersOf(world.db, id))))
    const press = (batchId: string) =>
      world.act((c) => askSpeakers(c, id, { mark, batchId, secret: secretOf(world), reminder: false }))
    const results = await Promise.all([press('one'), press('other'), press('one')])
    expect(results.filter(({ ok }) => ok)).toHaveLength(2)
    expect(await speakerLetters(world)).toHaveLength(2)
  })

  test('of a cancelled or past event are not asked', async () => {
    await using world = await testWorld()
    const id = await withProgramme(world)
    const ask = () =>
      world.act((c) =>
        askSpeakers(c, id, { mark: '', batchId: 'x', secret: secretOf(world), reminder: false }),
      )
    await world.db
      .updateTable('event')
      .set({ answerBy: null, startsAt: '2026-09-29T08:00:00.000Z', endsAt: '2026-09-29T10:00:00.000Z' })
      .execute()
    expect(await ask()).toEqual({ ok: false, reason: 'eventOver' })
    await world.db.updateTable('event').set({ status: 'cancelled', cancelledAt: world.now() }).execute()
    expect(await ask()).toEqual({ ok: false, reason: 'eventCancelled' })
    expect((await asOrganiser(world, paths.eventSpeakers(id))).text).not.toContain(t('agenda.ask.title'))
  })

  test('are marked by hand, which one press takes back; filters show who owes what', async () => {
    await using world = await testWorld()
    const id = await withProgramme(world)
    const none = await asOrganiser(world, paths.eventSpeakers(id), { intent: 'expect' })
    expect(none.text).toContain(t('agenda.expect.nothing'))
    const expected = await asOrganiser(world, paths.eventSpeakers(id), { intent: 'expect', slides: 'on' })
    expect(expected.to).toContain('count=2')
    const again = await asOrganiser(world, paths.eventSpeakers(id), { intent: 'expect', slides: 'on' })
    expect((await asOrganiser(world, again.to ?? '')).text).toContain(
      'Näitä pyydetään jo kaikilta puhujilta.',
    )
    const [first] = speakerGroups(await speakersOf(world.db, id))
    const marked = await asOrganiser(world, paths.eventSpeakers(id), {
      intent: 'mark',
      speaker: first?.id ?? '',
      mark: 'slides got',
    })
    const slides = async () => (await speakersOf(world.db, id)).map((row) => row.slides)
    expect(await slides()).toEqual(['got', 'owed', 'got'])
    const page = await asOrganiser(world, marked.to ?? '')
    expect(page.text).toContain(t('agenda.speakers.done.marked', { name: 'Minna Puhuja' }))
    const [, of = ''] = /name="of" value="([^"]*)"/.exec(page.html) ?? []
    await asOrganiser(world, paths.eventSpeakers(id), {
      intent: 'mark',
      speaker: first?.id ?? '',
      mark: 'slides owed',
      of,
    })
    expect(await slides()).toEqual(['owed', 'owed', 'owed'])
    await asOrganiser(world, paths.eventSpeakers(id), {
      intent: 'mark',
      speaker: first?.id ?? '',
      mark: 'confirmation no',
    })
    const declined = await asOrganiser(world, `${paths.eventSpeakers(id)}?show=declined`)
    expect(declined.text).toContain('minna@yliopisto.example')
    expect(declined.text).not.toContain('olli@vero.example')
    const odd = { intent: 'mark', speaker: first?.id ?? '', mark: 'slides maybe' }
    expect((await asOrganiser(world, paths.eventSpeakers(id), odd)).status).toBe(400)
  })

  test('are edited in every line at once; another’s edit in between refuses, and the programme’s form notices', async () => {
    await using world = await testWorld()
    const id = await withProgramme(world)
    await pressed(world, id, 'ask')
    const [group] = speakerGroups(await speakersOf(world.db, id))
    const address = paths.eventSpeaker(id, group?.rows[1]?.id ?? '')
    const page = await asOrganiser(world, address)
    const names = ['was', 'name', 'role', 'email', 'language', 'confirmation', 'photo', 'wishes']
    const form = Object.fromEntries(names.map((name) => [name, page.field(name) ?? '']))
    const programme = await opened(world, id)
    const edited = await asOrganiser(world, address, {
      ...form,
      name: 'Minna Puhuja-Virtanen',
      photo: 'owed',
    })
    expect(edited.to).toBe(paths.eventSpeakers(id, { done: 'revised' }))
    const late = await asOrganiser(world, address, { ...form, name: 'Joku muu' })
    expect(late.text).toContain(t('reasons.changedMeanwhile'))
    expect(late.field('name')).toBe('Joku muu')
    expect((await asOrganiser(world, paths.eventProgramme(id), programme)).text).toContain(
      t('reasons.changedMeanwhile'),
    )
    expect((await speakersOf(world.db, id)).map(({ name, photo }) => [name, photo])).toEqual([
      ['Minna Puhuja-Virtanen', 'owed'],
      ['Olli Niemi', 'none'],
      ['Minna Puhuja-Virtanen', 'owed'],
    ])
    // A new address closes the link that was sent to the old one.
    expect((await visit(world, paths.speaker(tokenOf(world, id)))).status).toBe(200)
    const fresh = await asOrganiser(world, address)
    const again = Object.fromEntries(names.map((name) => [name, fresh.field(name) ?? '']))
    await asOrganiser(world, address, { ...again, email: 'minna@uusi.example' })
    expect((await visit(world, paths.speaker(tokenOf(world, id)))).status).toBe(404)
    expect((await asOrganiser(world, address, { ...again, email: 'minna' })).text).toContain(
      t('frame.form.notAnEmail'),
    )
  })

  test('keep their link when the line that held it is taken away', async () => {
    await using world = await testWorld()
    const id = await withProgramme(world)
    await pressed(world, id, 'ask')
    const form = await opened(world, id)
    await asOrganiser(world, paths.eventProgramme(id), await without(world, id, form, 'items', 0))
    const link = await speakerByToken(world.db, tokenOf(world, id), world.now())
    expect(link).toMatchObject({ ok: true, group: { name: 'Minna Puhuja', confirmation: 'asked' } })
    expect(await speakerByToken(world.db, tokenOf(world, id, olli.email), world.now())).toMatchObject({
      ok: false,
      reason: 'unknown',
    })
  })
})

describe('a speaker’s own page', () => {
  const context = (world: World) => ({ config: { ...world.config, materials: folder } })
  const come = (world: World, id: string, form?: Typed | FormData, locale: 'fi' | 'sv' | 'en' = 'fi') =>
    visit(world, paths.speaker(tokenOf(world, id)), {
      ...(form && { form }),
      locale,
      context: context(world),
    })

  const fileForm = (intent: string, name: string, bytes: Buffer, more: Typed = {}) => {
    const form = new FormData()
    for (const [field, value] of Object.entries({ intent, id: crypto.randomUUID(), ...more }))
      form.set(field, value)
    form.set('file', new File([new Uint8Array(bytes)], name))
    return form
  }

  async function asked(world: World): Promise<string> {
    const id = await withProgramme(world)
    await pressed(world, id, 'ask')
    return id
  }

  test('tells where and when in three languages, changes nothing by being opened, and is kept nowhere', async () => {
    await using world = await testWorld()
    const id = await asked(world)
    const before = await dumpOf(world.db)
    for (const locale of ['fi', 'sv', 'en'] as const) {
      const words = wordsOfPages(locale)
      const page = await come(world, id, undefined, locale)
      expect(page.status).toBe(200)
      expect(page.text).toContain(words('agenda.speaker.comes'))
      expect(page.text).toContain('Säätytalo')
      expect(page.text).toContain('Ennakointi')
      expect(page.text).toContain('2. kerros')
    }
    expect(await dumpOf(world.db)).toBe(before)
    expect(speakerHeaders()).toEqual({ 'Cache-Control': 'no-store' })
  })

  test('takes an answer and wishes for every line; an answer can be changed', async () => {
    await using world = await testWorld()
    const id = await asked(world)
    const nothing = await come(world, id, { intent: 'answer', wishes: 'Juna klo 8' })
    expect(nothing.status).toBe(400)
    expect(nothing.text).toContain(t('agenda.speaker.chooseAnswer'))
    expect(nothing.field('wishes')).toBe('Juna klo 8')
    const answered = await come(world, id, { intent: 'answer', comes: 'yes', wishes: 'Juna klo 8' })
    expect(answered.to).toContain('done=answered')
    const own = async () => (await speakersOf(world.db, id)).filter((row) => row.email === minna.email)
    expect((await own()).map((row) => [row.confirmation, row.wishes])).toEqual([
      ['yes', 'Juna klo 8'],
      ['yes', 'Juna klo 8'],
    ])
    expect((await come(world, id)).text).toContain(t('agenda.speaker.standing.yes'))
    await come(world, id, { intent: 'answer', comes: 'no', wishes: '' })
    expect((await own()).every((row) => row.confirmation === 'no' && row.answeredAt !== null)).toBe(true)
    expect((await speakersOf(world.db, id)).find((row) => row.email === olli.email)?.confirmation).toBe(
      'asked',
    )
  })

  test('takes a photo and slides, shows what has come, and refuses what is neither', async () => {
    await using world = await testWorld()
    const id = await asked(world)
    await asOrganiser(world, paths.eventSpeakers(id), { intent: 'expect', slides: 'on', photo: 'on' })
    expect((await come(world, id)).text).toContain(t('agenda.speaker.owed.photo'))
    const wrong = await come(world, id, fileForm('photo', 'minna.png', samples.pdf))
    expect(wrong.text).toContain(t('agenda.file.notAsNamed'))
    expect(wrong.html).toContain('id="photo-file-problem"')
    expect(wrong.html).toContain('href="#photo-file"')
    const slidesAsPhoto = await come(world, id, fileForm('photo', 'diat.pdf', samples.pdf))
    expect(slidesAsPhoto.text).toContain(t('agenda.file.wrongKind'))
    expect((await come(world, id, fileForm('photo', 'minna.jpg', samples.jpg))).to).toContain('done=photo')
    const [, , second] = await speakersOf(world.db, id)
    const form = () => fileForm('slides', 'diat.pptx', samples.pptx, { line: second?.id ?? '', id: slidesId })
    const slidesId = crypto.randomUUID()
    expect((await come(world, id, form())).to).toContain('done=slides')
    expect((await come(world, id, form())).to).toContain('done=slides')
    const rows = await speakersOf(world.db, id)
    expect(rows.map((row) => [row.photo, row.slides])).toEqual([
      ['got', 'owed'],
      ['owed', 'owed'],
      ['got', 'got'],
    ])
    const page = await come(world, id)
    expect(page.text).toContain('minna.jpg')
    expect(page.text).toContain('diat.pptx')
    const materials = await world.db.selectFrom('material').selectAll().execute()
    expect(
      materials.map(({ shownTo, speakerId, uploadedBy }) => [shownTo, speakerId !== null, uploadedBy]),
    ).toEqual([
      ['organisers', true, null],
      ['organisers', true, null],
    ])
    expect((await readdir(folder)).filter((name) => name.startsWith('arriving-'))).toEqual([])
    expect((await asOrganiser(world, paths.eventMaterials(id))).text).toContain('Minna Puhuja')
  })

  test('does nothing for the line of another', async () => {
    await using world = await testWorld()
    const id = await asked(world)
    const another = (await speakersOf(world.db, id)).find((row) => row.email === olli.email)
    await come(world, id, fileForm('slides', 'diat.pdf', samples.pdf, { line: another?.id ?? '' }))
    const rows = await speakersOf(world.db, id)
    expect(rows.find((row) => row.id === another?.id)?.slides).toBe('none')
  })

  test('closes with words: a link that is none, a cancelled event, a day after it', async () => {
    await using world = await testWorld()
    const id = await asked(world)
    const unknown = await visit(world, paths.speaker('none'))
    expect([unknown.status, unknown.text.includes(t('agenda.speaker.unknown.title'))]).toEqual([404, true])
    await world.db.updateTable('event').set({ status: 'cancelled', cancelledAt: world.now() }).execute()
    const cancelled = await come(world, id)
    expect([cancelled.status, cancelled.text.includes(t('agenda.speaker.cancelled.title'))]).toEqual([
      410,
      true,
    ])
    await world.db.updateTable('event').set({ status: 'draft', cancelledAt: null }).execute()
    const { endsAt } = await eventById(world.db, id)
    world.pass({ hours: Math.ceil((Date.parse(endsAt) - Date.parse(world.now())) / 3_600_000) + 23 })
    expect((await come(world, id)).status).toBe(200)
    world.pass({ hours: 1 })
    const dead = await come(world, id)
    expect([dead.status, dead.text.includes(t('agenda.speaker.dead.title'))]).toEqual([410, true])
    const before = await dumpOf(world.db)
    expect((await come(world, id, { intent: 'answer', comes: 'yes', wishes: '' })).to).toBe(
      paths.speaker(tokenOf(world, id)),
    )
    expect(await dumpOf(world.db)).toBe(before)
  })
})

test('the running order has tracks side by side, notes, addresses and who owes what; on paper it is alone', async () => {
  await using world = await testWorld()
  const id = await withProgramme(world)
  expect((await asOrganiser(world, paths.runningOrder(await world.draft()))).text).toContain(
    t('agenda.order.noneHint'),
  )
  const page = await asOrganiser(world, paths.runningOrder(id))
  for (const said of [
    'Sali A',
    '2. kerros',
    'Sali B',
    'Mikki pöydälle',
    minna.email,
    'Minna Puhuja, tutkija',
  ])
    expect(page.text).toContain(said)
  expect(page.text).toContain(t('agenda.order.owes.confirmation'))
  expect(page.html).toContain('colSpan="2"')
  const paper = await asOrganiser(world, paths.runningOrder(id, { print: '1' }))
  expect(paper.html).toContain('printed')
  expect(paper.text).toContain('Mikki pöydälle')
  expect(paper.text).not.toContain(t('agenda.links.materials'))
})

test('a letter reads the programme a track at a time, with ends and rooms, and so does the calendar', async () => {
  await using world = await testWorld()
  const id = await withProgramme(world, [
    ...lines,
    { startsAt: at('11:30'), ...titles('Ennakointi jatkuu'), track: 'a', speakers: [] },
    { startsAt: at('13:00'), ...titles('Päätös'), speakers: [] },
  ])
  const [event, programme] = [await eventById(world.db, id), await programmeOf(world.db, id)]
  const where = { place: event.place, onlineUrl: '', linkLater: false }
  const facts = factsFor(event, programme, { locale: 'fi', where })
  expect(facts.programme.map(({ title }) => title.text)).toEqual([
    'Avaus',
    'Ennakointi',
    'Ennakointi jatkuu',
    'Talous',
    'Päätös',
  ])
  const data = { event: facts, calendar: null, answerToken: null }
  const site = { baseUrl: 'http://127.0.0.1:3000', senderName: 'Johtofoorumi' }
  const { text: letter } = await renderLetter(readLetter('invitation', JSON.stringify(data)), 'fi', site)
  expect(letter).toContain('13.00–14.00  Ennakointi · Sali A, 2. kerros')
  expect(letter).toMatch(/13\.00 +Talous · Sali B/)
  expect(letter).toMatch(/15\.00 +Päätös\n/)
})
