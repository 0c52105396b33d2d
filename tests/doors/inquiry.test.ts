// The page that the letter to somebody who left opens: shown, answered, answered again, and closed.
import { describe, expect, test } from 'vitest'
import { settle } from '~/domain/continuity/acts.server'
import { linkDays, longestNote } from '~/domain/continuity/inquiry'
import { findingsOf } from '~/domain/continuity/queries.server'
import { dateOf } from '~/domain/core/time'
import { failureIn } from '~/entry.server'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { changedRegistry, deed } from '../continuity/registry'
import { lettersIn, testWorld, type World } from '../world'
import { dumpOf, emoji, rightToLeft, visit } from './door'

const t = wordsOfPages('fi')

/** Di has left and been asked. @returns the address that the letter leads to */
async function asked(world: World) {
  const registry = await changedRegistry(world)
  const finding = await taskOf(world, 'left')
  await deed(world, (d) => settle(d, finding, 'ask'))
  const letter = (await lettersIn(world.db)).findLast(({ kind }) => kind === 'inquiry')
  return { ...registry, link: paths.inquiry(String(letter?.data.token)) }
}

const taskOf = async (world: World, kind: string) => {
  const finding = (await findingsOf(world.db, dateOf(world.now()))).find((one) => one.kind === kind)
  if (!finding) throw new Error(`no ${kind}`)
  return finding
}
const answersOf = async (world: World, personId: string) =>
  (await findingsOf(world.db, dateOf(world.now()))).filter(
    (one) => one.kind === 'answered' && one.personId === personId,
  )

test('shows the name and what follows the person, and nothing of the posts; opening it writes nothing', async () => {
  await using world = await testWorld()
  const { link, memberships } = await asked(world)
  const before = await dumpOf(world.db)
  const page = await visit(world, link)
  expect(page.status).toBe(200)
  expect(page.text).toMatch(/Di Henkilö\d+/)
  expect(page.text).toContain('Pienryhmä 3')
  expect(page.text).toContain('Alumnit')
  expect(page.text).not.toContain('Kehittäjät')
  expect(page.text).not.toContain('Laboratorio')
  expect(page.field(`membership-${memberships.diInGroup}`)).toBe('stay')
  expect((await visit(world, link, { method: 'HEAD' })).status).toBe(200)
  expect(await dumpOf(world.db)).toBe(before)
})

test.each(['sv', 'en'] as const)('is whole in %s', async (locale) => {
  await using world = await testWorld()
  const { link } = await asked(world)
  const page = await visit(world, link, { locale })
  expect(page.text).toContain(wordsOfPages(locale)('registry.continuity.inquiry.title'))
  expect(page.text).not.toMatch(/registry\.|\{\{/)
})

test('is answered without signing in, may be answered again, and changes nothing by itself', async () => {
  await using world = await testWorld()
  const { link, people, memberships } = await asked(world)
  const membershipsThen = await world.db.selectFrom('membership').selectAll().execute()
  const form = {
    email: ' Di@Koti.example ',
    [`membership-${memberships.diInGroup}`]: 'leave',
    [`membership-${memberships.diAlumna}`]: 'stay',
    note: `Kiitos\r\n${emoji} ${rightToLeft}`,
  }
  const sent = await visit(world, `${link}?lang=sv`, { form })
  expect(sent.to).toBe(`${link}?lang=sv&done=1`)
  const thanks = await visit(world, sent.to ?? '')
  expect(thanks.text).toContain(t('registry.continuity.inquiry.thanks'))
  expect(thanks.field('email')).toBe('di@koti.example')
  expect(thanks.field(`membership-${memberships.diInGroup}`)).toBe('leave')
  expect(await answersOf(world, people.di.id)).toMatchObject([
    { email: 'di@koti.example', leaves: [{ membershipId: memberships.diInGroup }] },
  ])
  expect(await world.db.selectFrom('membership').selectAll().execute()).toEqual(membershipsThen)
  world.pass({ hours: 1 })
  await visit(world, link, { form: { ...form, email: '', [`membership-${memberships.diInGroup}`]: 'stay' } })
  expect(await answersOf(world, people.di.id)).toMatchObject([{ email: null, leaves: [] }])
})

test('a fault is said at its field, and all that was typed and chosen stays', async () => {
  await using world = await testWorld()
  const { link, people, memberships } = await asked(world)
  const form = {
    email: 'di(at)koti',
    [`membership-${memberships.diAlumna}`]: 'leave',
    note: 'x'.repeat(longestNote + 1),
  }
  const page = await visit(world, link, { form })
  expect(page.status).toBe(400)
  expect(page.text).toContain(t('frame.form.notAnEmail'))
  expect(page.text).toContain(t('frame.form.tooLong'))
  expect(page.field('email')).toBe(form.email)
  expect(page.field('note')).toBe(form.note)
  expect(page.field(`membership-${memberships.diAlumna}`)).toBe('leave')
  expect(await answersOf(world, people.di.id)).toEqual([])
})

test('the memberships of others cannot be touched', async () => {
  await using world = await testWorld()
  const { link, people, memberships } = await asked(world)
  await visit(world, link, { form: { email: '', [`membership-${memberships.adaInGroup}`]: 'leave' } })
  expect(await answersOf(world, people.di.id)).toMatchObject([{ leaves: [] }])
})

describe('the link', () => {
  test('that nobody was sent opens nothing', async () => {
    await using world = await testWorld()
    const page = await visit(world, paths.inquiry('x'.repeat(43)))
    expect(page.status).toBe(404)
    expect(page.text).toContain(t('registry.continuity.inquiry.unknown.title'))
    expect((await visit(world, paths.inquiry('x'), { form: { email: '' } })).status).toBe(302)
  })

  test('dies after its days', async () => {
    await using world = await testWorld()
    const { link, people } = await asked(world)
    world.pass({ hours: 24 * linkDays })
    expect((await visit(world, link)).status).toBe(200)
    world.pass({ hours: 24 })
    const page = await visit(world, link)
    expect(page.status).toBe(410)
    expect(page.text).toContain(t('registry.continuity.inquiry.gone.title'))
    await visit(world, link, { form: { email: 'di@koti.example' } })
    expect(await answersOf(world, people.di.id)).toEqual([])
  })

  test('says so when the answer has been dealt with', async () => {
    await using world = await testWorld()
    const { link, people } = await asked(world)
    await visit(world, link, { form: { email: 'di@koti.example' } })
    const [finding] = await answersOf(world, people.di.id)
    if (!finding) throw new Error('no answer')
    await deed(world, (d) => settle(d, finding, 'do'))
    const page = await visit(world, link)
    expect(page.status).toBe(410)
    expect(page.text).toContain(t('registry.continuity.inquiry.handled.title'))
  })
})

test('its secret stays out of the log', () => {
  const secret = 'x'.repeat(43)
  const failure = failureIn(new Error(`No route matches ${paths.inquiry(secret)}?lang=fi`))
  expect(JSON.stringify(failure)).not.toContain(secret)
})
