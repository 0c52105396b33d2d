// Finding a date by its pages: proposing, ticking from the letter and signed in, deciding, the meeting, did you meet.
import { describe, expect, test } from 'vitest'
import { tickTimes } from '~/domain/meetings/poll-acts.server'
import { askWhetherMet } from '~/domain/meetings/report-acts.server'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { by, poll, smallGroup, timeOn, type TestGroup } from '../meetings/group'
import { lettersIn, testWorld, type World } from '../world'
import { dumpOf, emoji, hugeText, rightToLeft, visit, type Visit } from './door'

const t = wordsOfPages('fi')

/** A row of the form. */
const row = (at: number, date: string, from = '09:00', to = '10:30', which = '') => ({
  [`times[${at}].date`]: date,
  [`times[${at}].from`]: from,
  [`times[${at}].to`]: to,
  ...(which && { [`times[${at}].which`]: which }),
})

const secretOf = async (world: World, kind: string, personId: string) => {
  const letter = (await lettersIn(world.db)).findLast((one) => one.kind === kind && one.personId === personId)
  return String(letter?.data['token'])
}

describe('proposing times', () => {
  async function page(world: World, group: TestGroup, form?: Record<string, string>): Promise<Visit> {
    return visit(world, paths.newDates(group.id), {
      as: group.ada.personId,
      ...(form && { form: { id: crypto.randomUUID(), ...form } }),
    })
  }

  test('opens with rows of the usual hours, and asks the group by one press', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const opened = await page(world, group)
    expect(opened.status).toBe(200)
    expect(opened.field('times[0].from')).toBe('09:00')
    expect(opened.field('times[2].to')).toBe('10:30')
    const sent = await page(world, group, {
      ...row(0, '2026-10-08'),
      ...row(1, '2026-10-09', '14:00', '15:00'),
      ...row(2, ''),
      title: `Aihe ${emoji}`,
      note: `Rivi\r\n${rightToLeft}`,
      onlineUrl: 'https://kokous.example/x',
    })
    expect(sent.status).toBe(302)
    const stored = await world.db.selectFrom('datePoll').selectAll().executeTakeFirstOrThrow()
    expect(stored).toMatchObject({
      networkId: group.id,
      closesOn: '2026-10-07',
      onlineUrl: 'https://kokous.example/x',
    })
    expect(sent.to).toBe(paths.dates(group.id, stored.id, { done: 'asked' }))
    const times = await world.db
      .selectFrom('pollTime')
      .select(['startsAt', 'endsAt'])
      .orderBy('startsAt')
      .execute()
    expect(times).toEqual([
      { startsAt: '2026-10-08T06:00:00.000Z', endsAt: '2026-10-08T07:30:00.000Z' },
      { startsAt: '2026-10-09T11:00:00.000Z', endsAt: '2026-10-09T12:00:00.000Z' },
    ])
    const shown = await visit(world, sent.to ?? '', { as: group.ada.personId })
    expect(shown.text).toContain(t('meetings.poll.done.asked'))
    expect(shown.text).toContain('Aihe')
  })

  test('one more row takes the hours of the last on the next working day; a row can be taken away', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const rows = { ...row(0, '2026-10-08'), ...row(1, '2026-10-09', '13:15', '14:00') }
    const more = await page(world, group, { ...rows, title: 'Säilyy', intent: 'add' })
    expect(more.status).toBe(200)
    expect([more.field('times[2].date'), more.field('times[2].from'), more.field('times[2].to')]).toEqual([
      '2026-10-12',
      '13:15',
      '14:00',
    ])
    expect(more.field('title')).toBe('Säilyy')
    const fewer = await page(world, group, { ...rows, intent: 'remove-0' })
    expect(fewer.field('times[0].date')).toBe('2026-10-09')
    expect(fewer.field('times[1].date')).toBeUndefined()
    // The cursor stays with the rows.
    const cursorOf = (shown: Visit) =>
      / name="(times[^"]+)"/.exec(/<input[^>]*autofocus[^>]*>/i.exec(shown.html)?.[0] ?? '')?.[1]
    expect(cursorOf(more)).toBe('times[2].date')
    expect(cursorOf(fewer)).toBe('times[0].date')
  })

  test('shows what clashes with each row', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const coming = { titleFi: 'Johdon päivä', ...timeOn(8, 5), answerBy: null }
    await world.invited([group.ada.personId, group.bo.personId, group.cecilia.personId], coming)
    const looked = await page(world, group, {
      ...row(0, '2026-10-08'),
      ...row(1, '2026-10-09'),
      intent: 'look',
    })
    expect(looked.text).toContain(`${t('meetings.clash.own')} Johdon päivä`)
    expect(looked.text).toContain(`${t('meetings.clash.othersHave', { count: 2 })} Johdon päivä`)
    expect(looked.text.match(/Johdon päivä/g)).toHaveLength(2)
  })

  test.each([
    ['reasons.timesTooFew', row(0, '2026-10-08')],
    ['reasons.timePast', { ...row(0, '2026-09-30'), ...row(1, '2026-10-09') }],
    ['reasons.timesAlike', { ...row(0, '2026-10-09'), ...row(1, '2026-10-09') }],
    ['reasons.timeBackwards', { ...row(0, '2026-10-09', '10:00', '09:00'), ...row(1, '2026-10-10') }],
    ['frame.form.notADay', { ...row(0, '2026-02-30'), ...row(1, '2026-10-10') }],
    ['frame.form.notATime', { ...row(0, '2026-10-09', 'yhdeksän'), ...row(1, '2026-10-10') }],
    ['meetings.fault.missingHour', { ...row(0, '2027-03-28', '03:30', '05:00'), ...row(1, '2027-03-29') }],
    ['meetings.fault.doubledHour', { ...row(0, '2026-10-25', '03:30', '05:00'), ...row(1, '2026-10-26') }],
    ['reasons.closesInPast', { ...row(0, '2026-10-08'), ...row(1, '2026-10-09'), closesOn: '2026-09-30' }],
    [
      'reasons.linkWrong',
      { ...row(0, '2026-10-08'), ...row(1, '2026-10-09'), onlineUrl: 'javascript:alert(1)' },
    ],
    ['frame.form.tooLong', { ...row(0, '2026-10-08'), ...row(1, '2026-10-09'), title: hugeText }],
  ] as const)('says %s and keeps what was typed', async (key, form) => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const again = await page(world, group, { ...form, place: 'Säätytalo' })
    expect(again.status).toBe(200)
    expect(again.text).toContain(t(key as 'reasons.timePast'))
    expect(again.field('place')).toBe('Säätytalo')
    const atRow = { 'reasons.timePast': 0, 'reasons.timesAlike': 1 }[key as string]
    if (atRow !== undefined) expect(again.html).toContain(`href="#dates-times[${atRow}].date"`)
    expect(again.field('times[0].date')).toBe((form as Record<string, string>)['times[0].date'])
    expect(await world.db.selectFrom('datePoll').selectAll().execute()).toEqual([])
  })

  test('the hour that comes twice is asked about and taken as chosen', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const rows = (which: string) => ({
      ...row(0, '2026-10-25', '03:30', '05:00', which),
      ...row(1, '2026-10-26'),
      closesOn: '2026-10-20',
    })
    expect((await page(world, group, rows(''))).text).toContain(t('meetings.new.whichSecond'))
    expect((await page(world, group, rows('second'))).status).toBe(302)
    const [time] = await world.db.selectFrom('pollTime').select('startsAt').orderBy('startsAt').execute()
    expect(time?.startsAt).toBe('2026-10-25T01:30:00.000Z')
  })

  test('a meeting whose time is clear is called at once', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const two = { ...row(0, '2026-10-08'), ...row(1, '2026-10-09'), intent: 'call' }
    expect((await page(world, group, two)).text).toContain(t('reasons.oneTimeToCall'))
    const sent = await page(world, group, { ...row(0, '2026-10-08'), intent: 'call', withLiaison: 'on' })
    expect(sent.to).toMatch(/\/meetings\/.*done=called/)
    const shown = await visit(world, sent.to ?? '', { as: group.ada.personId })
    expect(shown.text).toContain(t('meetings.one.done.called', { count: 4 }))
    expect(shown.text).toContain('Leena Ministeriö')
    expect(shown.text).toContain(t('meetings.one.people', { count: 1, of: 4 }))
  })
})

describe('the page of a poll', () => {
  test('shows who can come when, takes one’s own ticks in place, and decides by one press', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const { id, times } = await poll(world, group)
    const [first = '', second = ''] = times
    const here = paths.dates(group.id, id)
    const as = group.bo.personId
    const opened = await visit(world, here, { as, locale: 'fi' })
    expect(opened.text).toContain(t('meetings.poll.silent', { count: 2 }))
    // Ada, who proposed them, can come to all: nothing is better than the rest yet.
    expect(opened.text).not.toContain(t('meetings.poll.best'))
    expect(opened.text).not.toContain(t('meetings.poll.decideOther'))
    expect(opened.field(`tick-${first}`)).toBe('')
    const ticked = await visit(world, here, {
      as,
      form: { intent: 'tick', [`tick-${first}`]: 'yes', [`tick-${second}`]: 'no' },
    })
    expect(ticked.to).toBe(paths.dates(group.id, id, { done: 'ticked' }))
    const after = await visit(world, ticked.to ?? '', { as })
    expect(after.field(`tick-${first}`)).toBe('yes')
    expect(after.field(`tick-${second}`)).toBe('no')
    expect(after.text).toContain(t('meetings.poll.done.ticked'))
    expect(after.text).toContain(t('meetings.poll.best'))
    const reminded = await visit(world, here, { as, form: { intent: 'remind' } })
    expect(reminded.to).toContain('done=reminded')
    expect((await visit(world, here, { as, form: { intent: 'remind' } })).text).toContain(
      t('reasons.remindedToday'),
    )
    const added = await visit(world, here, {
      as,
      form: { intent: 'add', date: '2026-10-12', from: '09:00', to: '10:00' },
    })
    expect(added.to).toContain('done=added')
    const decided = await visit(world, here, { as, form: { intent: 'decide', time: first } })
    expect(decided.to).toMatch(/\/meetings\/.*done=decided/)
    const meeting = await visit(world, decided.to ?? '', { as })
    expect(meeting.text).toContain(t('meetings.one.done.decided', { count: 3 }))
    expect(meeting.text).toContain(t('meetings.one.people', { count: 2, of: 3 }))
    const over = await visit(world, here, { as })
    expect(over.text).toContain(t('meetings.open'))
    for (const untrue of [
      t('meetings.poll.closed', { date: '' }),
      t('meetings.poll.best'),
      t('meetings.clash.othersHave', { count: 2 }),
    ])
      expect(over.text).not.toContain(untrue)
    expect((await visit(world, here, { as, form: { intent: 'drop' } })).text).toContain(
      t('reasons.pollDecided'),
    )
  })

  test('a time of the table is decided on only after a question of its own, which writes nothing', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const { id, times } = await poll(world, group)
    const [first = '', second = ''] = times
    const as = group.bo.personId
    const here = paths.dates(group.id, id)
    const opened = await visit(world, here, { as })
    // No press of the table decides; the press that saves one's own stands before the sums.
    expect(opened.html.slice(opened.html.indexOf('<table'), opened.html.indexOf('</table>'))).not.toContain(
      'name="time"',
    )
    expect(opened.html.indexOf(t('meetings.poll.save'))).toBeLessThan(
      opened.html.indexOf(t('meetings.poll.together')),
    )
    const asked = paths.dates(group.id, id, { decide: second })
    expect(opened.html).toContain(`href="${asked}"`)
    expect(opened.text).not.toContain(t('meetings.poll.sure.saved'))
    const letters = await lettersIn(world.db)
    const sure = await visit(world, asked, { as })
    expect(await lettersIn(world.db)).toEqual(letters)
    expect(await world.db.selectFrom('event').select('id').execute()).toEqual([])
    expect(sure.text).toContain(t('meetings.poll.sure.suits', { yes: 1, ifNeedBe: 0, no: 0 }))
    expect(sure.text).toContain(t('meetings.poll.sure.letters', { count: 3 }))
    expect(sure.text).toContain(t('meetings.poll.sure.saved'))
    expect(sure.field('time')).toBe(second)
    const decided = await visit(world, here, { as, form: { intent: 'decide', time: second } })
    const meeting = await visit(world, decided.to ?? '', { as })
    expect(meeting.text).toContain(t('meetings.one.done.decided', { count: 3 }))
    // A question about what is over, or about no time of this poll, is not put.
    for (const gone of [first, 'x'])
      expect((await visit(world, paths.dates(group.id, id, { decide: gone }), { as })).text).not.toContain(
        t('meetings.poll.sure.marked'),
      )
  })

  test.each([
    ['a member', 'bo', 2],
    ['the liaison, who then comes too', 'liaison', 3],
  ] as const)('the question that %s is put counts the letters that leave', async (_, who, count) => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const { id, times } = await poll(world, group)
    await world.db
      .updateTable('address')
      .set({ validTo: '2026-09-30' })
      .where('personId', '=', group.cecilia.personId)
      .execute()
    const as = group[who].personId
    const time = times[1] ?? ''
    const sure = await visit(world, paths.dates(group.id, id, { decide: time }), { as })
    expect(sure.text).toContain(t('meetings.poll.sure.letters', { count }))
    const before = (await lettersIn(world.db)).length
    await visit(world, paths.dates(group.id, id), { as, form: { intent: 'decide', time } })
    expect((await lettersIn(world.db)).length - before).toBe(count)
  })

  test('no question is put about a time gone by, nor of unsaved ticks where none are taken; in two tabs the later is told', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const { id, times } = await poll(world, group, { times: [timeOn(8), timeOn(9), timeOn(10)] })
    const [first = '', second = '', third = ''] = times
    const as = group.bo.personId
    const suits = t('meetings.poll.sure.suits', { yes: 1, ifNeedBe: 0, no: 0 })
    const asked = (time: string) => visit(world, paths.dates(group.id, id, { decide: time }), { as })
    expect((await asked(first)).text).toContain(suits)
    // The first time has begun, and the poll has closed.
    world.pass({ hours: 24 * 7 - 2 })
    expect((await asked(first)).text).not.toContain(suits)
    const sure = await asked(second)
    expect(sure.text).toContain(suits)
    expect(sure.text).not.toContain(t('meetings.poll.sure.saved'))
    const decide = (time: string) =>
      visit(world, paths.dates(group.id, id), { as, form: { intent: 'decide', time } })
    const decided = await decide(second)
    expect(decided.to).toContain('done=decided')
    expect((await decide(second)).to).toBe(decided.to)
    expect((await decide(third)).text).toContain(t('reasons.pollDecided'))
    expect(await world.db.selectFrom('event').select('status').execute()).toEqual([{ status: 'open' }])
  })

  test('can be put away', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const { id } = await poll(world, group)
    const as = group.cecilia.personId
    const dropped = await visit(world, paths.dates(group.id, id), { as, form: { intent: 'drop' } })
    const shown = await visit(world, dropped.to ?? '', { as })
    expect(shown.text).toContain(t('meetings.poll.done.dropped'))
    expect(shown.html).not.toContain('name="intent"')
  })

  test('stands in its own group alone', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const other = await smallGroup(world, { name: 'Pienryhmä 4' })
    const { id } = await poll(world, group)
    await world.member(other.id, group.ada.personId)
    const lost = await visit(world, paths.dates(other.id, id), { as: group.ada.personId })
    expect(lost.status).toBe(404)
  })
})

describe('the link of the letter', () => {
  async function linked(world: World) {
    const group = await smallGroup(world)
    const made = await poll(world, group)
    const token = await secretOf(world, 'groupTimes', group.bo.personId)
    return { group, ...made, token, link: paths.times(token) }
  }

  test('shows each time with its choices and what clashes, without signing in; opening it writes nothing', async () => {
    await using world = await testWorld()
    const { group, link, times, token } = await linked(world)
    await world.invited([group.bo.personId], { titleFi: 'Johdon päivä', ...timeOn(8, 5), answerBy: null })
    const before = await dumpOf(world.db)
    const page = await visit(world, link)
    expect(page.status).toBe(200)
    expect(page.text).toContain('Salainen aihe')
    expect(page.text).toContain(`${t('meetings.clash.own')} Johdon päivä`)
    // Who else has ticked what is for those who sign in.
    expect(page.text).not.toContain('Cecilia')
    const pressed = await visit(world, paths.times(token, { time: times[0] ?? '', tick: 'ifNeedBe' }))
    expect(pressed.field(`tick-${times[0]}`)).toBe('ifNeedBe')
    expect(pressed.field(`tick-${times[1]}`)).toBe('')
    expect(pressed.text).toContain(t('meetings.times.send'))
    expect((await visit(world, link, { method: 'HEAD' })).status).toBe(200)
    expect(await dumpOf(world.db)).toBe(before)
  })

  test.each(['sv', 'en'] as const)('is whole in %s', async (locale) => {
    await using world = await testWorld()
    const { link } = await linked(world)
    const page = await visit(world, link, { locale })
    expect(page.text).toContain(wordsOfPages(locale)('meetings.times.sendAll'))
    expect(page.text).not.toMatch(/meetings\.|\{\{/)
  })

  test('answers with one press, may be changed until it closes, and then tells what came of it', async () => {
    await using world = await testWorld()
    const { group, id, link, times, token } = await linked(world)
    const [first = '', second = ''] = times
    const sent = await visit(world, `${link}?lang=sv`, { form: { [`tick-${first}`]: 'yes' } })
    expect(sent.to).toBe(`${link}?lang=sv&done=1`)
    const thanks = await visit(world, sent.to ?? '')
    expect(thanks.text).toContain(t('meetings.times.thanks'))
    expect(thanks.field(`tick-${first}`)).toBe('yes')
    await visit(world, link, { form: { [`tick-${first}`]: 'no', [`tick-${second}`]: 'yes' } })
    expect((await visit(world, link)).field(`tick-${first}`)).toBe('no')
    expect((await visit(world, link, { form: {} })).text).toContain(t('reasons.nothingTickedYet'))
    await visit(world, paths.dates(group.id, id), {
      as: group.ada.personId,
      form: { intent: 'decide', time: second },
    })
    const after = await visit(world, paths.times(token, { time: first, tick: 'yes' }))
    expect(after.text).toContain(t('meetings.times.invited'))
    expect(after.html).not.toContain('<form')
    expect((await visit(world, link, { form: { [`tick-${first}`]: 'yes' } })).text).toContain(
      t('reasons.pollDecided'),
    )
  })

  test('that nobody was sent, or whose holder has left, opens nothing', async () => {
    await using world = await testWorld()
    const { group, link, token } = await linked(world)
    expect((await visit(world, paths.times('x'.repeat(43)))).status).toBe(404)
    // A link to one thing opens no other.
    expect((await visit(world, paths.met(token))).status).toBe(404)
    await world.db
      .updateTable('membership')
      .set({ validTo: '2026-09-30' })
      .where('personId', '=', group.bo.personId)
      .execute()
    const gone = await visit(world, link)
    expect(gone.status).toBe(410)
    expect(gone.text).toContain(t('meetings.link.gone.title'))
    expect(gone.text).not.toContain('Salainen')
    expect((await visit(world, link, { form: {} })).to).toBe(link)
  })
})

describe('a meeting', () => {
  async function called(world: World) {
    const group = await smallGroup(world)
    const as = group.ada.personId
    const form = { id: crypto.randomUUID(), ...row(0, '2026-10-08'), place: 'Säätytalo', intent: 'call' }
    const sent = await visit(world, paths.newDates(group.id), { as, form })
    const here = (sent.to ?? '').split('?')[0] ?? ''
    return { group, as, here }
  }

  test('is moved, and everybody is asked again; two who change it at once do not overwrite each other', async () => {
    await using world = await testWorld()
    const { as, here } = await called(world)
    const page = await visit(world, here, { as })
    expect([page.field('time.date'), page.field('time.from'), page.field('place')]).toEqual([
      '2026-10-08',
      '09:00',
      'Säätytalo',
    ])
    const form = {
      intent: 'move',
      version: page.field('version') ?? '',
      batchId: 'one',
      'time.date': '2026-10-09',
      'time.from': '12:00',
      'time.to': '13:00',
      place: 'Kirjasto',
    }
    expect((await visit(world, here, { as, form })).to).toContain('done=moved')
    const late = await visit(world, here, { as, form: { ...form, place: 'Muualla' } })
    expect(late.text).toContain(t('reasons.changedMeanwhile'))
    expect(late.field('place')).toBe('Muualla')
    const missing = await visit(world, here, { as, form: { ...form, 'time.date': '' } })
    expect(missing.text).toContain(t('frame.form.notADay'))
    expect((await lettersIn(world.db)).filter(({ kind }) => kind === 'timeChanged')).toHaveLength(3)
  })

  test('is cancelled with a word to those invited', async () => {
    await using world = await testWorld()
    const { as, here } = await called(world)
    const version = (await visit(world, here, { as })).field('version') ?? ''
    const form = { intent: 'cancel', version, batchId: 'one', note: 'Flunssa\nPahoittelut' }
    expect((await visit(world, here, { as, form: { ...form, note: hugeText } })).text).toContain(
      t('frame.form.tooLong'),
    )
    const cancelled = await visit(world, here, { as, form })
    const shown = await visit(world, cancelled.to ?? '', { as })
    expect(shown.text).toContain(t('meetings.one.cancelled'))
    expect(shown.html).toContain('<p class="typed">Flunssa\nPahoittelut</p>')
    expect(shown.html).not.toContain('name="intent"')
  })

  test('is answered as any invitation, told to the group', async () => {
    await using world = await testWorld()
    const { group, here } = await called(world)
    const as = group.bo.personId
    const page = await visit(world, here, { as })
    const mine = /href="(\/my\/invitations\/[^"]+)"/.exec(page.html)?.[1] ?? ''
    const invitation = await visit(world, mine, { as })
    expect(invitation.text).toContain('Pienryhmä 3: tapaaminen')
    expect(invitation.text).toContain('Ada Kuusi')
    await visit(world, mine, { as, form: { answer: 'no', comment: 'Olen matkalla' } })
    expect((await visit(world, here, { as: group.ada.personId })).text).toContain('Olen matkalla')
    expect((await visit(world, '/', { as })).text).toContain('Pienryhmä 3: tapaaminen')
  })

  test('is asked about when it is over: from the letter with one press, or on its page', async () => {
    await using world = await testWorld()
    const { group, as, here } = await called(world)
    world.pass({ hours: 24 * 8 })
    await askWhetherMet(world.db, world.now())
    const token = await secretOf(world, 'groupMet', group.ada.personId)
    const before = await dumpOf(world.db)
    const page = await visit(world, paths.met(token, { met: 'yes' }))
    expect(page.text).toContain(t('meetings.met.title'))
    expect(await dumpOf(world.db)).toBe(before)
    const wrong = await visit(world, paths.met(token), { form: { met: 'yes', people: '1' } })
    expect(wrong.text).toContain(t('reasons.peopleWrong'))
    const told = await visit(world, paths.met(token), { form: { met: 'yes', people: '3' } })
    expect(told.to).toBe(paths.met(token, { done: '1' }))
    expect((await visit(world, told.to ?? '')).text).toContain(t('meetings.met.wasMet'))
    const corrected = await visit(world, here, { as, form: { intent: 'tell', met: 'no', people: 'x' } })
    expect(corrected.to).toContain('done=told')
    expect((await visit(world, here, { as })).text).toContain(t('meetings.met.wasNot'))
    world.pass({ hours: 24 * 61 })
    expect((await visit(world, paths.met(token))).status).toBe(410)
  })

  test('that was never called here is told on the group’s page', async () => {
    await using world = await testWorld()
    const { group, as } = await called(world)
    const here = paths.groupMet(group.id)
    const form = { id: crypto.randomUUID(), heldOn: '2026-09-20', people: '6' }
    expect((await visit(world, here, { as })).status).toBe(200)
    expect((await visit(world, here, { as, form: { ...form, heldOn: '2026-10-05' } })).text).toContain(
      t('reasons.notHeldYet'),
    )
    expect((await visit(world, here, { as, form: { ...form, people: '1' } })).text).toContain(
      t('reasons.peopleWrong'),
    )
    expect((await visit(world, here, { as, form })).to).toBe(paths.group(group.id, { done: 'met' }))
  })
})

test('a group’s home shows the next meeting, polls that wait, and what has been', async () => {
  await using world = await testWorld()
  const group = await smallGroup(world)
  const as = group.bo.personId
  const home = () => visit(world, paths.group(group.id), { as })
  expect((await home()).text).toContain(t('meetings.card.none'))
  const { id, times } = await poll(world, group)
  expect((await home()).text).toContain(t('meetings.card.waits'))
  for (const unasked of [group.liaison, group.dan])
    expect((await visit(world, paths.group(group.id), { as: unasked.personId })).text).not.toContain(
      t('meetings.card.waits'),
    )
  const start = async () => (await visit(world, '/', { as })).html
  expect(await start()).toContain(paths.dates(group.id, id))
  await by(world, group.bo, (c) =>
    tickTimes(c, id, as, Object.fromEntries(times.map((time) => [time, 'yes' as const]))),
  )
  expect((await home()).text).not.toContain(t('meetings.card.waits'))
  expect(await start()).not.toContain(paths.dates(group.id, id))
  await visit(world, paths.dates(group.id, id), { as, form: { intent: 'decide', time: times[0] ?? '' } })
  expect((await home()).text).toContain(t('meetings.card.coming', { count: 2, of: 3 }))
  world.pass({ hours: 24 * 8 })
  const after = await home()
  expect(after.text).toContain(t('meetings.card.past', { count: 1 }))
  expect(after.text).toContain(t('meetings.card.untold'))
})
