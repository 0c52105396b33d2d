// The door of the sheet: answers as Excel and CSV, harmless to open whatever people have written.
import Papa from 'papaparse'
import readSheet from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { respond } from '~/domain/invitations/answering.server'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { action } from '~/routes/events.$id.answers.sheet'
import { testWorld, type World } from '../world'
import { emoji, origin, rightToLeft, visit } from './door'

const t = wordsOfPages('fi')
type Form = 'xlsx' | 'csv'

async function take(world: World, eventId: string, form: Form, lang = 'fi'): Promise<Response> {
  const headers = { Cookie: `${await world.cookieOf(world.organiser.personId)}; lang=${lang}` }
  const request = new Request(`${origin}${paths.eventAnswersSheet(eventId, form)}`, {
    method: 'POST',
    headers,
  })
  return action({ request, params: { id: eventId }, context: world.context() })
}

/** The rows of the sheet without its head, as what opens it reads them. */
async function rowsOf(answer: Response, form: Form): Promise<string[][]> {
  if (form === 'csv')
    return Papa.parse<string[]>((await answer.text()).trimEnd(), { delimiter: ';' }).data.slice(1)
  const [sheet] = await readSheet(Buffer.from(await answer.arrayBuffer()))
  return (sheet?.data ?? []).slice(1).map((row) => row.map((cell) => (cell === null ? '' : String(cell))))
}

/** One person invited who has answered with this comment. */
async function answered(world: World, comment: string, names: Parameters<World['person']>[0] = {}) {
  const { eventId, invitationIds } = await world.invited([await world.person(names)])
  const [invitationId = ''] = invitationIds
  await world.act((c) => respond(c, { invitationId, answer: 'yes', comment, source: 'organiser' }))
  return eventId
}

const commentAt = 9

/** What begins a formula in Excel, LibreOffice or Google Sheets (OWASP, CSV injection). */
const formulas = [
  '=1+1',
  '=HYPERLINK("https://evil.example";"paina")',
  '+358401234567',
  '-2+3',
  '@SUM(1+1)',
  "=cmd|' /C calc'!A0",
  '\uff1d1+1',
]

describe.each(formulas)('a comment %j', (comment) => {
  test('is text in the CSV', async () => {
    await using world = await testWorld()
    const eventId = await answered(world, comment, { lastName: comment, firstName: `Aino ${comment}` })
    const [row = []] = await rowsOf(await take(world, eventId, 'csv'), 'csv')
    for (const cell of [row[0], row[commentAt]]) {
      expect(cell).toContain(comment)
      expect(cell).not.toMatch(/^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/)
    }
  })

  test('is text in Excel, word for word', async () => {
    await using world = await testWorld()
    const eventId = await answered(world, comment, { lastName: comment })
    const [row = []] = await rowsOf(await take(world, eventId, 'xlsx'), 'xlsx')
    expect([row[0], row[commentAt]]).toEqual([comment, comment])
  })
})

test.each([
  ['emoji', emoji],
  ['right-to-left words', rightToLeft],
  ['what parts columns and lines', 'a;b,"c"\tä\ntoinen rivi'],
  ['signs of XML', '<v>&amp;"\'</v>'],
  ['2,000 letters', 'ö'.repeat(2000)],
])('%s come out as they were written, in both', async (_, comment) => {
  await using world = await testWorld()
  const eventId = await answered(world, comment)
  for (const form of ['xlsx', 'csv'] as const) {
    const [row = []] = await rowsOf(await take(world, eventId, form), form)
    expect(row[commentAt]).toBe(comment)
  }
})

test('signs that XML may not hold do not break the sheet', async () => {
  await using world = await testWorld()
  const eventId = await answered(world, 'a\uffff\ufffe\u000bb')
  const [row = []] = await rowsOf(await take(world, eventId, 'xlsx'), 'xlsx')
  expect(row[commentAt]).toMatch(/^a.*b$/)
  expect(row[commentAt]).not.toMatch(/[\uffff\ufffe\u000b]/)
})

test('the CSV opens in a Finnish Excel: a byte order mark, semicolons, lines of CRLF', async () => {
  await using world = await testWorld()
  const eventId = await answered(world, 'ä')
  const answer = await take(world, eventId, 'csv')
  const bytes = new Uint8Array(await answer.clone().arrayBuffer())
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const lines = (await answer.text()).split('\r\n')
  expect(lines[0]?.split(';')[0]).toContain(t('answers.sheet.lastName'))
  expect(lines).toHaveLength(3)
  expect(lines[2]).toBe('')
})

test.each([
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['csv', 'text/csv; charset=utf-8'],
] as const)('the %s says what it is, what it is called, and stays in no cache', async (form, type) => {
  await using world = await testWorld()
  const { headers } = await take(world, await answered(world, ''), form)
  expect(headers.get('Content-Type')).toBe(type)
  expect(headers.get('Content-Disposition')).toBe(`attachment; filename="vastaukset-2026-12-03.${form}"`)
  expect(headers.get('Cache-Control')).toBe('no-store')
})

test.each(['fi', 'sv', 'en'] as const)('heads and answers are in the reader’s language: %s', async (lang) => {
  await using world = await testWorld()
  const eventId = await answered(world, '')
  const words = wordsOfPages(lang)
  const text = await (await take(world, eventId, 'csv', lang)).text()
  expect(text).toContain(words('answers.sheet.organisation'))
  expect(text).toContain(words('frame.answer.yes'))
})

test('an event without invitations gives heads alone', async () => {
  await using world = await testWorld()
  const eventId = await world.draft()
  for (const form of ['xlsx', 'csv'] as const)
    expect(await rowsOf(await take(world, eventId, form), form)).toEqual([])
})

test('who took the list is noted; opening the address by itself takes nothing and notes nothing', async () => {
  await using world = await testWorld()
  const eventId = await answered(world, '')
  const address = paths.eventAnswersSheet(eventId, 'csv')
  const opened = await visit(world, address, { as: world.organiser.personId })
  expect(opened.to).toBe(paths.eventAnswers(eventId))
  await take(world, eventId, 'csv')
  const noted = await world.db.selectFrom('audit').selectAll().where('act', '=', 'exportAnswers').execute()
  expect(noted).toHaveLength(1)
})
