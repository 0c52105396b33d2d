// Filling a group's place through its pages: the list, proposing, the hearing from the letter, taking in or giving up.
import { describe, expect, test } from 'vitest'
import { longestComment } from '~/domain/renewals/newcomers'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { smallGroup, type SmallGroup } from '../renewals/group'
import { candidate, round } from '../rounds/round'
import { lettersIn, testWorld, type World } from '../world'
import { dumpOf, emoji, hugeText, rightToLeft, visit } from './door'

const t = wordsOfPages('fi')

/** The database without who is signed in. */
async function keptIn(world: World): Promise<string> {
  const dump = JSON.parse(await dumpOf(world.db)) as Record<string, unknown>
  return JSON.stringify(Object.entries(dump).filter(([table]) => !table.startsWith('signIn')))
}

/** A group of three, and Uuno, who said yes in a round and has no group. */
async function shortGroup(world: World) {
  const group = await smallGroup(world, 3, { nameFi: 'Pienryhmä 7', nameSv: 'Smågrupp 7' })
  const uuno = await world.person({ firstName: 'Uuno', lastName: 'Uusi' })
  await candidate(world, await round(world, { name: 'Kevät 2026' }), uuno, { answer: 'yes' })
  return { group, uuno, as: world.organiser.personId }
}

const proposeAddress = (group: SmallGroup, person: string) => paths.fillGroup(group.id, { person })

/** The form as the page gives it, with what an organiser changes. */
async function proposal(
  world: World,
  group: SmallGroup,
  person: string,
  change: Record<string, string> = {},
) {
  const address = proposeAddress(group, person)
  const page = await visit(world, address, { as: world.organiser.personId })
  const names = ['personId', 'newId', 'how', 'hearUntil', 'from', 'hostId']
  const form = Object.fromEntries(names.map((name) => [name, page.field(name) ?? '']))
  return { address, form: { ...form, ...change } }
}

/** Uuno has been proposed, and the group is heard. */
async function heard(world: World) {
  const made = await shortGroup(world)
  const { address, form } = await proposal(world, made.group, made.uuno)
  const sent = await visit(world, address, { as: made.as, form })
  const letters = await lettersIn(world.db)
  const linkOf = (member: string, query = {}) => {
    const letter = letters.find(({ personId }) => personId === member)
    return paths.hearing(String(letter?.data.token), query)
  }
  return { ...made, page: (sent.to ?? '').split('?')[0] ?? '', to: sent.to ?? '', linkOf }
}

describe('the list of who might come', () => {
  test('shows candidates with reasons, and writes nothing', async () => {
    await using world = await testWorld()
    const { group, as } = await shortGroup(world)
    const before = await keptIn(world)
    const page = await visit(world, paths.fillGroup(group.id), { as })
    expect(page.status).toBe(200)
    expect(page.text).toContain('Uuno Uusi')
    expect(page.text).toContain(t('welcoming.fill.stillOpen', { round: 'Kevät 2026' }))
    expect(page.text).toContain(t('welcoming.fill.places', { count: 5 }))
    expect(page.text).toContain(t('welcoming.fill.noForum'))
    expect(await keptIn(world)).toBe(before)
  })

  test('searches for anybody, and says when nobody is found', async () => {
    await using world = await testWorld()
    const { group, as } = await shortGroup(world)
    await world.person({ firstName: 'Hilja', lastName: 'Haettu' })
    const found = await visit(world, paths.fillGroup(group.id, { q: 'haettu' }), { as })
    expect(found.text).toContain('Hilja Haettu')
    const none = await visit(world, paths.fillGroup(group.id, { q: 'zzz' }), { as })
    expect(none.text).toContain(t('frame.state.noMatch'))
  })

  test('opens nothing for a group that ends, and is not there for another network', async () => {
    await using world = await testWorld()
    const { group, as } = await shortGroup(world)
    await world.db.updateTable('network').set({ endedOn: '2027-01-01' }).where('id', '=', group.id).execute()
    const page = await visit(world, paths.fillGroup(group.id), { as })
    expect(page.text).toContain(t('welcoming.fill.ended'))
    expect((await visit(world, paths.fillGroup(await world.network()), { as })).status).toBe(404)
  })

  test.each(['sv', 'en'] as const)('and the pages after it are whole in %s', async (locale) => {
    await using world = await testWorld()
    const { group, uuno, as, page, linkOf } = await heard(world)
    const [member = ''] = group.people
    const other = await world.person()
    for (const address of [
      paths.fillGroup(group.id, { q: 'uuno' }),
      proposeAddress(group, other),
      proposeAddress(group, uuno),
      page,
      linkOf(member),
      paths.network(group.id),
    ]) {
      const { status, text } = await visit(world, address, { as, locale })
      expect([address, status]).toEqual([address, 200])
      expect(text).not.toMatch(/welcoming\.|\{\{/)
    }
  })

  test('the group’s page leads there while it is short, and lists who is proposed', async () => {
    await using world = await testWorld()
    const { group, as, page } = await heard(world)
    const shown = await visit(world, paths.network(group.id), { as })
    expect(shown.html).toContain(`href="${paths.fillGroup(group.id)}"`)
    expect(shown.html).toContain(`href="${page}"`)
    expect(shown.text).toContain(t('welcoming.newcomer.counts.silent', { count: 3 }))
    const [member = ''] = group.people
    const own = await visit(world, paths.network(group.id), { as: member })
    expect(own.html).not.toContain(paths.fillGroup(group.id))
    expect(own.text).not.toContain('Uuno')
  })
})

describe('proposing', () => {
  test('leads to the newcomer, and can be taken back from there', async () => {
    await using world = await testWorld()
    const { group, uuno, as } = await shortGroup(world)
    const before = await world.db.selectFrom('newcomer').selectAll().execute()
    const { address, form } = await proposal(world, group, uuno)
    expect(form).toMatchObject({ how: 'hear', hearUntil: '2026-10-15', from: '2026-10-01' })
    expect(form.hostId).toBe(group.people[0])
    const sent = await visit(world, address, { as, form })
    expect(sent.to).toContain('done=proposed')
    const page = await visit(world, sent.to ?? '', { as })
    expect(page.text).toContain(t('welcoming.newcomer.done.proposed'))
    expect(page.text).toContain('Jäsen1')
    expect(page.text).toContain(t('welcoming.newcomer.answer.silent'))
    expect(await lettersIn(world.db)).toHaveLength(3)
    const deed = new URL(sent.to ?? '', 'http://x').searchParams.get('deed') ?? ''
    await visit(world, paths.undoDeed(deed), { as, form: { back: '/' } })
    expect(await world.db.selectFrom('newcomer').selectAll().execute()).toEqual(before)
    expect((await visit(world, sent.to ?? '', { as })).status).toBe(404)
  })

  test('at once takes in by the same press; sent twice it takes in once', async () => {
    await using world = await testWorld()
    const { group, uuno, as } = await shortGroup(world)
    const { address, form } = await proposal(world, group, uuno, { how: 'now' })
    const [one, two] = [await visit(world, address, { as, form }), await visit(world, address, { as, form })]
    expect(one.to).toContain('done=joined')
    expect(two.to?.split('?')[0]).toBe(one.to?.split('?')[0])
    const page = await visit(world, one.to ?? '', { as })
    expect(page.text).toContain(t('welcoming.newcomer.done.joined'))
    expect(page.field('from')).toBeUndefined()
    const rows = await world.db.selectFrom('membership').select('id').where('personId', '=', uuno).execute()
    expect(rows).toHaveLength(1)
    expect((await lettersIn(world.db)).map(({ kind }) => kind)).toEqual(Array(4).fill('groupWelcome'))
  })

  test.each<[string, Record<string, string>, string]>([
    ['no choice', { how: '' }, 'frame.form.chooseOne'],
    ['a choice that is none', { how: emoji }, 'frame.form.chooseOne'],
    ['no day of hearing', { hearUntil: '' }, 'frame.form.fillIn'],
    ['a day that is past', { hearUntil: '2026-09-01' }, 'reasons.hearingPast'],
    ['a day that is none', { how: 'now', from: '2026-13-01' }, 'frame.form.notADay'],
    ['a host from elsewhere', { how: 'now', hostId: rightToLeft }, 'reasons.hostNotMember'],
    ['a host that is too long', { how: 'now', hostId: hugeText }, 'frame.form.tooLong'],
  ])('with %s is refused in words', async (_why, change, reason) => {
    await using world = await testWorld()
    const { group, uuno, as } = await shortGroup(world)
    const { address, form } = await proposal(world, group, uuno, change)
    const page = await visit(world, address, { as, form })
    expect(page.text).toContain(t(reason as 'frame.form.fillIn'))
    expect(await world.db.selectFrom('newcomer').selectAll().execute()).toEqual([])
  })

  test('is not offered of somebody who sits elsewhere, and asks to ask those who never said yes', async () => {
    await using world = await testWorld()
    const { group, as } = await shortGroup(world)
    const [sits = ''] = (await smallGroup(world, 1, { nameFi: 'Pienryhmä 9' })).people
    const barred = await visit(world, proposeAddress(group, sits), { as })
    expect(barred.text).toContain(t('welcoming.fill.bars.elsewhere', { group: 'Pienryhmä 9' }))
    expect(barred.field('newId')).toBeUndefined()
    const stranger = await visit(world, proposeAddress(group, await world.person()), { as })
    expect(stranger.text).toContain(t('welcoming.propose.askFirst'))
    expect((await visit(world, proposeAddress(group, 'nobody'), { as })).status).toBe(404)
  })
})

describe('the hearing from the letter', () => {
  test('is answered by one press without signing in; opening it writes nothing', async () => {
    await using world = await testWorld()
    const { group, as, page, linkOf } = await heard(world)
    const [member = ''] = group.people
    const before = await dumpOf(world.db)
    const opened = await visit(world, linkOf(member, { answer: 'fine' }))
    expect(opened.status).toBe(200)
    expect(opened.text).toContain('Uuno Uusi')
    expect(opened.text).toContain('Pienryhmä 7')
    expect(opened.field('answer')).toBe('fine')
    expect((await visit(world, linkOf(member), { method: 'HEAD' })).status).toBe(200)
    expect(await dumpOf(world.db)).toBe(before)
    const sent = await visit(world, linkOf(member, { lang: 'sv' }), { form: { answer: 'fine', comment: '' } })
    expect(sent.to).toBe(linkOf(member, { lang: 'sv', done: '1' }))
    const thanks = await visit(world, linkOf(member, { done: '1' }))
    expect(thanks.text).toContain(t('welcoming.hearing.thanks'))
    expect(thanks.text).toContain(t('welcoming.hearing.stands.fine'))
    const shown = await visit(world, page, { as })
    expect(shown.text).toContain(t('welcoming.newcomer.answer.fine'))
  })

  test('may be changed; what was said reaches the organisers alone', async () => {
    await using world = await testWorld()
    const { group, as, page, linkOf } = await heard(world)
    const [member = '', other = ''] = group.people
    await visit(world, linkOf(member), { form: { answer: 'fine' } })
    const comment = `Sukua\n${emoji} ${rightToLeft}`
    await visit(world, linkOf(member), { form: { answer: 'objects', comment } })
    expect((await visit(world, page, { as })).text).toContain('Sukua')
    expect((await visit(world, linkOf(other))).text).not.toContain('Sukua')
    expect((await visit(world, linkOf(member))).field('comment')).toContain(emoji)
    expect((await visit(world, page, { as: member })).status).toBe(403)
    const letters = await lettersIn(world.db)
    expect(JSON.stringify(letters)).not.toContain('Sukua')
  })

  test.each<[string, Record<string, string>, string]>([
    ['nothing', {}, 'frame.form.chooseOne'],
    ['an answer that is none', { answer: 'perhaps' }, 'frame.form.chooseOne'],
    ['too many words', { answer: 'objects', comment: 'x'.repeat(longestComment + 1) }, 'frame.form.tooLong'],
  ])('of %s is refused at its field, and what was typed stays', async (_why, form, reason) => {
    await using world = await testWorld()
    const { group, linkOf } = await heard(world)
    const page = await visit(world, linkOf(group.people[0] ?? ''), { form: { comment: 'hei', ...form } })
    expect(page.status).toBe(400)
    expect(page.text).toContain(t(reason as 'frame.form.fillIn'))
    expect(page.field('comment')).toBe(form.comment ?? 'hei')
  })

  test('opens no more when it is unknown, over or decided', async () => {
    await using world = await testWorld()
    const { group, as, page, linkOf } = await heard(world)
    const [member = ''] = group.people
    const link = linkOf(member)
    const unknown = await visit(world, paths.hearing('x'.repeat(43)))
    expect(unknown.status).toBe(404)
    expect(unknown.text).toContain(t('welcoming.hearing.unknown.title'))
    expect((await visit(world, paths.hearing('x'), { form: { answer: 'fine' } })).status).toBe(302)
    world.pass({ hours: 24 * 15 })
    const over = await visit(world, link)
    expect([over.status, over.text]).toEqual([
      410,
      expect.stringContaining(t('welcoming.hearing.over.title')),
    ])
    const late = await visit(world, link, { form: { answer: 'objects', comment: 'myöhässä' } })
    expect(late.to).toBe(link)
    expect(await dumpOf(world.db)).not.toContain('myöhässä')
    await visit(world, page, { as, form: { press: 'drop' } })
    const decided = await visit(world, link)
    expect([decided.status, decided.text]).toEqual([
      410,
      expect.stringContaining(t('welcoming.hearing.decided.title')),
    ])
  })
})

describe('the newcomer’s page', () => {
  test('takes in from a day, with a host, and can be taken back', async () => {
    await using world = await testWorld()
    const { group, uuno, as, page } = await heard(world)
    const [, hostId = ''] = group.people
    const shown = await visit(world, page, { as })
    expect(shown.text).toContain(t('welcoming.newcomer.still', { count: 3 }))
    expect(shown.field('from')).toBe('2026-10-01')
    const form = { press: 'take', from: '2026-11-01', hostId }
    const [sent, again] = [await visit(world, page, { as, form }), await visit(world, page, { as, form })]
    expect(sent.to).toContain('done=joined')
    expect(again.to).toContain(page)
    const rows = () =>
      world.db.selectFrom('membership').select('validFrom').where('personId', '=', uuno).execute()
    expect(await rows()).toEqual([{ validFrom: '2026-11-01' }])
    const deed = new URL(sent.to ?? '', 'http://x').searchParams.get('deed') ?? ''
    expect((await visit(world, sent.to ?? '', { as })).text).toContain(t('registry.deeds.notice.undo'))
    await visit(world, paths.undoDeed(deed), { as, form: { back: page } })
    expect(await rows()).toEqual([])
    expect((await visit(world, page, { as })).field('from')).toBe('2026-10-01')
  })

  test('gives up, and says so; taking in is refused after that', async () => {
    await using world = await testWorld()
    const { as, page } = await heard(world)
    const dropped = await visit(world, page, { as, form: { press: 'drop' } })
    expect(dropped.to).toContain('done=dropped')
    expect((await visit(world, dropped.to ?? '', { as })).text).toContain(
      t('welcoming.newcomer.done.dropped'),
    )
    const late = await visit(world, page, { as, form: { press: 'take', from: '2026-11-01', hostId: '' } })
    expect(late.to).toBeNull()
    expect(
      await world.db.selectFrom('membership').select('id').where('validFrom', '=', '2026-11-01').execute(),
    ).toEqual([])
  })

  test('enters what a member said by phone', async () => {
    await using world = await testWorld()
    const { group, as, page } = await heard(world)
    const [personId = ''] = group.people
    const form = { press: 'enter', personId, answer: 'objects', comment: 'Soitti' }
    expect((await visit(world, page, { as, form })).to).toContain('done=entered')
    expect((await visit(world, page, { as })).text).toContain('Soitti')
    const wrong = await visit(world, page, { as, form: { press: 'enter', personId, comment: 'Jää' } })
    expect(wrong.text).toContain(t('frame.form.chooseOne'))
    const nobody = { ...form, personId: group.liaison }
    expect((await visit(world, page, { as, form: nobody })).status).toBe(404)
  })

  test.each<[string, Record<string, string>, string]>([
    ['no day', { from: '' }, 'frame.form.fillIn'],
    ['a day before the group was', { from: '2000-01-01' }, 'reasons.networkNotThen'],
    ['a host from elsewhere', { hostId: emoji }, 'reasons.hostNotMember'],
  ])('refuses taking in with %s', async (_why, change, reason) => {
    await using world = await testWorld()
    const { as, page } = await heard(world)
    const form = { press: 'take', from: '2026-11-01', hostId: '', ...change }
    expect((await visit(world, page, { as, form })).text).toContain(t(reason as 'frame.form.fillIn'))
  })

  test('is for organisers, of this group, and for known presses', async () => {
    await using world = await testWorld()
    const { group, as, page } = await heard(world)
    const [member = ''] = group.people
    for (const address of [page, paths.fillGroup(group.id)]) {
      expect((await visit(world, address, { as: member })).status).toBe(403)
      expect((await visit(world, address, { as: member, form: { press: 'drop' } })).status).toBe(403)
      expect((await visit(world, address)).to).toContain('/sign-in')
    }
    expect((await visit(world, page, { as, form: { press: 'dance' } })).status).toBe(404)
    expect((await visit(world, paths.newcomer(group.id, 'none'), { as })).status).toBe(404)
    const other = await smallGroup(world, 1)
    const elsewhere = page.replace(group.id, other.id)
    expect((await visit(world, elsewhere, { as })).status).toBe(404)
    expect((await visit(world, elsewhere, { as, form: { press: 'drop' } })).status).toBe(404)
  })
})
