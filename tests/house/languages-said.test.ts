// What is said in three languages: every page of every route and every letter, written out, has no key in place of words
// and nothing that stands in Finnish where the reader asked for another language.
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { locales, type Locale } from '#db/schema'
import { renderLetter } from '#emails/render'
import { samples } from '#emails/samples'
import { newToken, tokenHash } from '~/domain/core/tokens.server'
import { letterDictionaries, pageDictionaries } from '~/i18n/all'
import { visit } from '../doors/door'
import { bring } from '../imports/sheet'
import { makeWorld, type World } from '../world'
import { filled, moduleOf, routes } from './doors'
import { thingsIn } from './things'

/** Addresses, a calendar object as it was sent, the initials of a name. */
const notWords = /https?:\/\/\S+|\S+@\S+|BEGIN:VCALENDAR.*|^\p{Lu}{2}$/gsu

/** What a reader meets: the texts between the tags, and those that only screen readers and pointers find. */
function saidIn(html: string, locale: Locale): string[] {
  const bare = html
    .replace(/<(svg|style|script|head|code)\b.*?<\/\1>/gs, ' ')
    .replace(/<!--.*?-->/gs, '')
    // A part that says it is in another language than the page.
    .replace(/<(\w+)\b[^>]*\slang="(\w\w)"[^>]*>.*?<\/\1>/gs, (part, _tag, lang: string) =>
      lang === locale ? part : ' ',
    )
  const texts = [...bare.matchAll(/>([^<]+)</g)].map(([, text = '']) => text)
  const named = [...bare.matchAll(/\s(?:aria-label|alt|title|placeholder)="([^"]+)"/g)]
  return [...texts, ...named.map(([, text = '']) => text)]
    .map((text) =>
      text
        .replace(/&[#\w]+;/g, ' ')
        .replace(notWords, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((text) => /\p{L}{2}/u.test(text))
}

const subjects = [...new Set(Object.keys({ ...pageDictionaries.fi, ...letterDictionaries.fi }))]
/** A key where its words should be, or a gap left in them. */
const unsaid = new RegExp(
  String.raw`(^|\s)(${subjects.join('|')})\.[a-zA-Z]\w*(\.\w+)*(\s|$)|\{\{|\}\}|\bundefined\b|\bNaN\b|\[object `,
)

const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}+/gu) ?? []

/** Words that are the same in two languages, each for a reason. */
const sameWords: Record<string, string> = {
  johtofoorumi: 'the app’s own name',
  traficom: 'the name of an authority',
  outlook: 'the name of a program',
  google: 'the name of a program',
  apple: 'the name of a program',
  teams: 'the name of a program',
  excel: 'the name of a program',
  linkedin: 'the name of a service',
  csv: 'the name of a form of files',
  xlsx: 'the name of a form of files',
  pdf: 'the name of a form of files',
  ics: 'the name of a form of files',
  https: 'the beginning of an address',
  ...Object.fromEntries(
    ['uusimaa', 'satakunta', 'kanta', 'häme', 'pirkanmaa', 'päijät', 'kymenlaakso', 'kainuu'].map(
      (region) => [region, 'regions that Statistics Finland calls the same in another language'],
    ),
  ),
}

/** Texts that stand in both, though they hold words that are nobody's data. */
const leftAsIs = (said: string[], other: readonly string[], data: ReadonlySet<string>): string[] => {
  const there = new Set(other)
  const told = (word: string) => data.has(word) || word in sameWords || word.length < 2
  return [...new Set(said)].filter((text) => there.has(text) && !wordsOf(text).every(told))
}

describe('pages', () => {
  let world: World
  let ids: Record<string, string>
  let tokens: Record<string, string>
  let visitors: Record<string, string | undefined>
  let data: ReadonlySet<string>

  beforeAll(async () => {
    world = await makeWorld()
    const things = await thingsIn(world)
    ids = { ...things.ids, imports: await bring(world, sheet) }
    tokens = await linksTo(world, things)
    await world.db
      .updateTable('network')
      .set({ kind: 'alumni', programmeId: ids.programmes ?? null })
      .where('id', '=', ids.networks ?? '')
      .execute()
    visitors = { organiser: world.organiser.personId, invited: things.invited, stranger: undefined }
    data = new Set(wordsOf(await everyText(world)))
  })
  afterAll(() => world.close())

  /** What an address must say for the page to be shown. */
  const asked: Record<string, string> = { 'sign-in/code': '?email=joku@vm.example' }
  /** Pages that none of the visitors is shown, and why. */
  const unseen: Record<string, string> = {
    'routes/$.tsx': 'what is said of a page that is not there is the frame’s: tests/browser/ looks at it',
  }

  /** The people and sectors that a page invents to show itself by. */
  const invented: Record<string, string> = {
    'routes/design.tsx': 'Aino Virtala Åsa Öhberg Eero Lehtosalo OKM LVM',
  }

  const once = [...new Map(routes.map((route) => [route.path + route.file, route])).values()]

  test.each(once)('/$path ($file)', async ({ path, file }) => {
    const { default: page } = await moduleOf(file)
    if (page === undefined || path.startsWith('demo/')) return
    const token = tokens[path.split('/')[0] ?? ''] ?? ids.token ?? ''
    const address =
      filled(path, { ...ids, token }).url.replace(/^https?:\/\/[^/]*/, '') + (asked[path] ?? '?')
    const known = new Set([...data, ...wordsOf(invented[file] ?? '')])
    let shown = 0
    for (const [visitor, as] of Object.entries(visitors)) {
      const said = await inEach(address, as)
      if (said === null) continue
      shown++
      for (const locale of locales)
        expect({ visitor, locale, unsaid: said[locale].filter((text) => unsaid.test(text)) }).toEqual({
          visitor,
          locale,
          unsaid: [],
        })
      for (const locale of ['sv', 'en'] as const)
        expect({ visitor, locale, left: leftAsIs(said[locale], said.fi, known) }).toEqual({
          visitor,
          locale,
          left: [],
        })
    }
    expect({ file, shown: shown > 0 || file in unseen }).toEqual({ file, shown: true })
  })

  /** What the page says in each language; null when the visitor is not shown it. */
  async function inEach(address: string, as: string | undefined): Promise<Record<Locale, string[]> | null> {
    const said = { fi: [], sv: [], en: [] } as Record<Locale, string[]>
    for (const locale of locales) {
      const { html } = await visit(world, `${address}&lang=${locale}`, { as, locale })
      if (html === '') return null
      said[locale] = saidIn(html, locale)
    }
    return said
  }
})

describe.each(['sv', 'en'] as const)('letters in %s', (locale) => {
  const site = { baseUrl: 'https://johtofoorumi.example', senderName: 'Johtofoorumi' }
  const finnish = samples('fi')

  test.each(Object.entries(samples(locale)))('%s says nothing in Finnish', async (name, letter) => {
    const own = await renderLetter(letter, locale, site)
    const inFinnish = finnish[name]
    if (!inFinnish) throw new Error(`no Finnish sample of ${name}`)
    const other = await renderLetter(inFinnish, 'fi', site)
    const data = new Set(wordsOf(JSON.stringify([letter.data, inFinnish.data, site])))
    const [said, there] = [saidIn(own.html, locale), saidIn(other.html, 'fi')]
    expect(said.length).toBeGreaterThan(3)
    expect(leftAsIs([own.subject, ...said], [other.subject, ...there], data)).toEqual([])
    expect(said.filter((text) => unsaid.test(text))).toEqual([])
  })
})

/** Every text that the database holds: what people and organisers wrote stands as they wrote it. */
async function everyText(world: World): Promise<string> {
  const tables = await sql<{ name: string }>`
    select name from sqlite_master where type = 'table'`.execute(world.db)
  const texts: string[] = []
  for (const { name } of tables.rows) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(world.db)
    texts.push(...rows.flatMap((row) => Object.values(row).map(String)))
  }
  return texts.join(' ')
}

const sheet = {
  cells: [
    ['Nimi', 'Sähköposti'],
    ['Aino Virta', 'aino.virta@vm.example'],
  ],
}

/** Links of letters that open what they are about, by the first part of their address. */
async function linksTo(
  world: World,
  { ids, invited }: Awaited<ReturnType<typeof thingsIn>>,
): Promise<Record<string, string>> {
  const { db } = world
  const minted = (id: string) => ({ id, tokenHash: tokenHash(tokens[id] ?? ''), createdAt: world.now() })
  const tokens = Object.fromEntries(
    ['call', 'times', 'go-on', 'dates', 'speaker', 'r'].map((name) => [name, newToken()]),
  )
  const open = { personId: invited, revokedAt: null }
  const renewal = await db.selectFrom('renewal').selectAll().executeTakeFirstOrThrow()
  await db
    .insertInto('groupLink')
    .values([
      { ...minted('call'), ...open, purpose: 'call', thingId: ids.candidateId ?? '' },
      { ...minted('times'), ...open, purpose: 'times', thingId: ids.pollId ?? '' },
      {
        ...minted('go-on'),
        revokedAt: null,
        personId: renewal.personId,
        purpose: 'goOn',
        thingId: renewal.id,
      },
    ])
    .execute()
  await db
    .insertInto('seriesLink')
    .values({ ...minted('dates'), ...open, seriesId: ids.series ?? '', holderId: null })
    .execute()
  await db
    .updateTable('speaker')
    .set({ tokenHash: tokenHash(tokens.speaker ?? '') })
    .execute()
  const { createdAt: askedAt, ...link } = minted('r')
  await db
    .insertInto('inquiry')
    .values({ ...link, ...open, askedAt, askedBy: null, answer: '', answeredAt: null })
    .execute()
  return tokens
}
