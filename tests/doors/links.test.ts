// The links in letters: gateways open them all before a person does, and whoever holds one may do one thing alone (L1–L3).
import { createServer, request as send, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ServerBuild } from '@remix-run/node'
import { sql } from 'kysely'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { locales } from '#db/schema'
import { renderLetter } from '#emails/render'
import { samples } from '#emails/samples'
import { newToken, tokenHash } from '~/domain/core/tokens.server'
import { newGroupLink } from '~/domain/groups/links.server'
import { startPoll } from '~/domain/meetings/poll-acts.server'
import { newSeriesLink } from '~/domain/series/links.server'
import { createWeb } from '~/web.server'
import { house, smallGroup, timeOn } from '../meetings/group'
import { candidate, round } from '../rounds/round'
import { lettersIn, makeWorld, type World } from '../world'
import { dumpOf, origin, visit } from './door'

/** The pages that a letter's secret opens, by the beginning of their address. */
const pages = ['a', 'r', 'dates', 'speaker', 'survey', 'call', 'times', 'met', 'go-on', 'hearing'] as const
type Page = (typeof pages)[number]

let world: World
/** For each page a secret that opens it. */
let secrets: Record<Page, string>
let invitation: { eventId: string; invitationId: string; personId: string }

beforeAll(async () => {
  world = await makeWorld()
  const personId = await world.person()
  const { eventId, invitationIds } = await world.invited([personId])
  invitation = { eventId, invitationId: invitationIds[0] ?? '', personId }
  const [letter] = await lettersIn(world.db)
  secrets = {
    a: letter?.data.answerToken ?? '',
    ...(await ofEvents(eventId, personId)),
    ...(await ofGroups(personId)),
  }
})
afterAll(() => world.close())

const names = { nameFi: 'Aamukahvit', nameSv: 'Morgonkaffen', nameEn: 'Morning coffees' }

async function ofEvents(eventId: string, personId: string) {
  const { db } = world
  const [r, speaker, survey] = [newToken(), newToken(), newToken()]
  const [item, surveyId] = [crypto.randomUUID(), crypto.randomUUID()]
  const unanswered = { answer: '', answeredAt: null, revokedAt: null }
  await db
    .insertInto('inquiry')
    .values({
      id: item,
      personId,
      tokenHash: tokenHash(r),
      askedAt: world.now(),
      askedBy: null,
      ...unanswered,
    })
    .execute()
  const made = { audienceRule: '{"parts":[]}', createdAt: world.now(), createdBy: null, version: 1 }
  await db
    .insertInto('series')
    .values({ id: 'a-series', ...names, ...made })
    .execute()
  await db.updateTable('event').set({ seriesId: 'a-series' }).where('id', '=', eventId).execute()
  const titles = { titleFi: 'Avaus', titleSv: 'Öppning', titleEn: 'Opening' }
  await db
    .insertInto('programmeItem')
    .values({ id: item, eventId, position: 0, startsAt: '2026-12-03T10:00:00.000Z', ...titles })
    .execute()
  const who = { name: 'Minna Puhuja', role: 'tutkija', email: 'minna@yliopisto.example' }
  await db
    .insertInto('speaker')
    .values({ id: item, programmeItemId: item, position: 0, ...who, tokenHash: tokenHash(speaker) })
    .execute()
  const open = { openedAt: world.now(), remindedAt: null, closedAt: null, version: 1 }
  await db
    .insertInto('survey')
    .values({ id: surveyId, eventId, introFi: '', introSv: '', introEn: '', closesOn: '2026-12-20', ...open })
    .execute()
  await db
    .insertInto('surveyTicket')
    .values({ id: crypto.randomUUID(), surveyId, personId, tokenHash: tokenHash(survey), answered: 0 })
    .execute()
  const dates = await world.act((c) => newSeriesLink(c, { seriesId: 'a-series', personId, holderId: null }))
  return { r, speaker, survey, dates }
}

async function ofGroups(personId: string) {
  const { db } = world
  const group = await smallGroup(world)
  const [id, at] = [crypto.randomUUID(), world.now()]
  const membershipId = await world.member(group.id, personId)
  const about = { networkId: group.id, title: 'Aihe', note: '', place: '', onlineUrl: '' }
  const times = [timeOn(8), timeOn(9)]
  await world.act((c) => startPoll(c, id, { ...about, closesOn: '2026-10-05', times }, house), group.ada)
  const silent = { answer: null, answeredAt: null, answeredBy: null, comment: '' }
  await db
    .insertInto('renewal')
    .values({
      ...{ id, membershipId, networkId: group.id, personId, year: 2026, askedAt: at, askedBy: null },
      ...{ remindedAt: null, ...silent },
    })
    .execute()
  const told = { met: null, people: null, answeredBy: null, answeredAt: null }
  await db
    .insertInto('meetingReport')
    .values({
      ...{ id, networkId: group.id, eventId: null, heldOn: '2026-09-30', askedAt: at, askedOf: personId },
      ...told,
    })
    .execute()
  const undecided = { hostId: null, outcome: null, decidedAt: null, decidedBy: null }
  await db
    .insertInto('newcomer')
    .values({
      ...{ id, networkId: group.id, personId: await world.person(), reasons: '', proposedBy: null },
      ...{ proposedAt: at, hearUntil: '2026-10-20', ...undecided },
    })
    .execute()
  await db
    .insertInto('hearing')
    .values({ id, newcomerId: id, personId, askedAt: at, answer: null, comment: '', answeredAt: null })
    .execute()
  const candidateId = await candidate(world, await round(world), personId)
  const link = (purpose: 'call' | 'times' | 'met' | 'goOn' | 'hearing', thingId: string) =>
    world.act((c) => newGroupLink(c, { purpose, thingId, personId }))
  return {
    call: await link('call', candidateId),
    times: await link('times', id),
    met: await link('met', id),
    'go-on': await link('goOn', id),
    hearing: await link('hearing', id),
  }
}

const site = { baseUrl: origin, senderName: 'Johtofoorumi' }
const pageOf = (path: string): Page | undefined => pages.find((page) => path.startsWith(`/${page}/`))

/** Every link of every sample of a letter, in HTML and in text, that leads to the app, each secret a real one. */
async function linksOfLetters(): Promise<string[]> {
  const links = new Set<string>()
  for (const locale of locales)
    for (const letter of Object.values(samples(locale, 'tunnus'))) {
      const { html, text } = await renderLetter(letter, locale, site)
      const hrefs = [...html.matchAll(/href="([^"]+)"/g)].map(([, href = '']) =>
        href.replaceAll('&amp;', '&'),
      )
      const written = [...text.matchAll(/https?:\/\/[^\s>)]+/g)].map(([address]) => address)
      for (const address of [...hrefs, ...written])
        if (address.startsWith(`${origin}/`)) links.add(address.slice(origin.length))
    }
  return [...links].map((path) => path.replace('/tunnus', `/${secrets[pageOf(path) ?? 'a']}`))
}

/** How many rows have been written since the database was opened. */
async function rowsWritten(): Promise<number> {
  const { rows } = await sql<{ changes: number }>`select total_changes() as changes`.execute(world.db)
  return Number(rows[0]?.changes)
}

describe('L1: what a gateway opens', () => {
  test('every link of every letter, by GET and by HEAD, changes nothing, sets no cookie and sends nothing by itself', async () => {
    const links = await linksOfLetters()
    expect(new Set(links.map(pageOf).filter(Boolean))).toEqual(new Set(pages))
    const [before, written] = [await dumpOf(world.db), await rowsWritten()]
    const asked = new Set<string>()
    for (const link of links) {
      // A HEAD differs by no more than the page; a GET may by the language and by the answer that the link names.
      const [path = ''] = link.split('?')
      const methods = asked.has(path) ? (['GET'] as const) : (['HEAD', 'GET'] as const)
      asked.add(path)
      for (const method of methods) {
        const { status, cookies, html } = await visit(world, link, { method })
        expect([link, cookies, await rowsWritten()]).toEqual([link, [], written])
        expect(status, link).toBeLessThan(500)
        expect(html, link).not.toMatch(/\.(requestSubmit|submit)\(|http-equiv="refresh"/i)
        if (pageOf(link) === undefined) continue
        expect([link, method, status]).toEqual([link, method, 200])
        if (method === 'GET') expect(html, link).toMatch(/<form\b[^>]*method="post"/i)
      }
    }
    expect(await dumpOf(world.db)).toBe(before)
  })
})

describe('L2: what a secret opens', () => {
  test.each(pages)('that of /%s opens no page of another purpose', async (page) => {
    for (const other of pages.filter((one) => one !== page))
      expect([other, (await visit(world, `/${other}/${secrets[page]}`)).status]).toEqual([other, 404])
  })

  test('only its hash is kept once the letter has left', async () => {
    const letters = await world.db.selectFrom('outbox').select(['id', 'data']).execute()
    for (const { id, data } of letters)
      await world.db
        .updateTable('outbox')
        .set({ data: data.replaceAll(/"(token|answerToken)":"[^"]*"/g, '"$1":null') })
        .where('id', '=', id)
        .execute()
    const dump = await dumpOf(world.db)
    for (const page of pages) {
      expect(dump.includes(secrets[page]), page).toBe(false)
      expect(dump.includes(tokenHash(secrets[page])), page).toBe(true)
      expect(Buffer.from(secrets[page], 'base64url').length, page).toBe(32)
    }
  })

  test.each(pages)('that of /%s gives no session, whether it is opened or pressed', async (page) => {
    const sessions = () => world.db.selectFrom('signInSession').selectAll().execute()
    const before = await sessions()
    const address = `/${page}/${secrets[page]}`
    const visits = [await visit(world, address), await visit(world, address, { form: { nothing: 'known' } })]
    expect(visits.map(({ cookies }) => cookies)).toEqual([[], []])
    expect(await sessions()).toEqual(before)
  })
})

describe('L2: when a secret opens nothing any more', () => {
  const dies = (token: string) => visit(world, `/a/${token}`).then(({ status }) => status)

  test('an answer link lives until a day after the event, to the second, whatever was answered', async () => {
    await using fresh = await freshWorld()
    const token = await fresh.invite()
    const { endsAt } = await fresh.event()
    const ending = Date.parse(endsAt) + 24 * 3_600_000
    const until = (at: number) => fresh.world.pass({ seconds: (at - Date.parse(fresh.world.now())) / 1000 })
    until(ending - 1000)
    expect((await visit(fresh.world, `/a/${token}`)).status).toBe(200)
    until(ending)
    expect((await visit(fresh.world, `/a/${token}`)).status).toBe(410)
  })

  test('one that was taken back', async () => {
    expect(await dies(secrets.a)).toBe(200)
    await world.db
      .updateTable('answerLink')
      .set({ revokedAt: world.now() })
      .where('invitationId', '=', invitation.invitationId)
      .execute()
    expect(await dies(secrets.a)).toBe(410)
    const press = await visit(world, `/a/${secrets.a}`, { form: { answer: 'yes', comment: '' } })
    expect(press.status).not.toBe(200)
    const { answer } = await world.db
      .selectFrom('invitation')
      .select('answer')
      .where('id', '=', invitation.invitationId)
      .executeTakeFirstOrThrow()
    expect(answer).toBeNull()
  })

  test.each(['call', 'times', 'met', 'go-on', 'hearing'] as const)(
    'a taken back one of /%s',
    async (page) => {
      await world.db
        .updateTable('groupLink')
        .set({ revokedAt: world.now() })
        .where('tokenHash', '=', tokenHash(secrets[page]))
        .execute()
      expect((await visit(world, `/${page}/${secrets[page]}`)).status).toBeGreaterThanOrEqual(404)
    },
  )
})

async function freshWorld() {
  const fresh = await makeWorld()
  const person = await fresh.person()
  let eventId = ''
  return {
    world: fresh,
    invite: async () => {
      eventId = (await fresh.invited([person])).eventId
      return (await lettersIn(fresh.db))[0]?.data.answerToken ?? ''
    },
    event: () =>
      fresh.db.selectFrom('event').select('endsAt').where('id', '=', eventId).executeTakeFirstOrThrow(),
    [Symbol.asyncDispose]: () => fresh.close(),
  }
}

describe('L3: the wall of the server', () => {
  const server = createServer()
  let port = 0
  let reached = 0

  beforeAll(async () => {
    const echo = {
      loader: () => new Response('read'),
      action: () => {
        reached += 1
        return new Response('written')
      },
    }
    const build = {
      entry: { module: { default: () => new Response() } },
      routes: { echo: { id: 'echo', path: '*', module: echo } },
      assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '' },
      ...{ future: { v3_singleFetch: true }, publicPath: '/', assetsBuildDirectory: '', isSpaMode: false },
    } as unknown as ServerBuild
    server.on('request', createWeb({ ...world.context(), build, log: pino({ level: 'silent' }) }))
    port = await new Promise((resolve) =>
      server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
    )
  })
  afterAll(() => void server.close())

  const ask = (method: string, path: string, headers: Record<string, string> = {}) =>
    new Promise<{ status: number; headers: IncomingHttpHeaders }>((resolve, reject) => {
      const call = send({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
        answer.resume()
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers }))
      })
      call.on('error', reject)
      call.end()
    })

  test.each(pages)(
    'a page of /%s tells other sites nothing, stays in no cache and keeps no language',
    async (page) => {
      const { headers } = await ask('GET', `/${page}/a-secret?lang=sv`)
      expect(headers['referrer-policy']).toBe('same-origin')
      expect(headers['cache-control']).toBe('no-store')
      expect(headers['set-cookie']).toBeUndefined()
    },
  )

  const here = () => `127.0.0.1:${port}`
  const foreign: [string, () => Record<string, string>][] = [
    ['another site, as browsers tell it', () => ({ 'Sec-Fetch-Site': 'cross-site' })],
    ['a neighbouring site', () => ({ 'Sec-Fetch-Site': 'same-site', Origin: `http://${here()}` })],
    ['another origin', () => ({ Origin: 'https://paha.example' })],
    ['another port', () => ({ Origin: 'http://127.0.0.1:1' })],
    ['no origin that can be read', () => ({ Origin: 'null' })],
  ]
  const unsafe = ['POST', 'PUT', 'PATCH', 'DELETE']

  test.each(foreign)(
    'a write that comes from %s is 403, on pages and on routes without one',
    async (_, headers) => {
      const before = reached
      for (const method of unsafe)
        for (const path of ['/a/a-secret', '/calendar/x.ics', '/letters/again', '/a/a-secret.data'])
          expect([method, path, (await ask(method, path, headers())).status]).toEqual([method, path, 403])
      expect(reached).toBe(before)
    },
  )

  test('a write from here, and from a program that tells no origin, is let through; reading always is', async () => {
    const before = reached
    const own: Record<string, string>[] = [
      { 'Sec-Fetch-Site': 'same-origin' },
      { Origin: `http://${here()}` },
      {},
    ]
    for (const headers of own) expect((await ask('POST', '/a/a-secret', headers)).status).toBe(200)
    expect(reached).toBe(before + own.length)
    for (const [, headers] of foreign)
      for (const method of ['GET', 'HEAD'])
        expect((await ask(method, '/a/a-secret', headers())).status).toBe(200)
  })
})
