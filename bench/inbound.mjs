// Five thousand replies from calendars, in the shapes that ten programs give them: how fast they are read, and how fast they
// are read and recorded, each in a transaction of its own on a file, with the letter that follows an answer.
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import SqliteDatabase from 'better-sqlite3'
import { build } from 'esbuild'

const replies = 5000
const mailbox = 'johtofoorumi@vm.example'
const uid = `${randomUUID()}@johtofoorumi.invalid`
/** The fixtures of the tests, filled anew: six of ten say yes, two no, two maybe. */
const shapes = [
  ...['outlook-accept', 'owa-accept', 'gmail-accept', 'thunderbird-accept', 'outlook-mobile-accept'],
  ...['apple-accept', 'outlook-decline', 'gmail-decline', 'outlook-tentative', 'thunderbird-tentative'],
]

const root = fileURLToPath(new URL('..', import.meta.url))
const tenths = (value) => Math.round(value * 10) / 10

/** The doors of the app that no page leads to, and the fixtures, as one module. */
async function doors() {
  const outfile = join(root, 'build/server/inbound-bench.js')
  const contents = `
    export { connect } from '#db/connect'
    export { migrate } from '#db/migrate'
    export { readMail } from '~/post/reading/read-mail.server'
    export { receive } from '~/post/receiving.server'
    export { fixture } from './tests/post/mails'`
  await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    ...{ bundle: true, platform: 'node', format: 'esm', packages: 'external', jsx: 'automatic', outfile },
    alias: { '~': join(root, 'app'), '#db': join(root, 'db'), '#emails': join(root, 'emails') },
    define: { 'import.meta.dirname': JSON.stringify(join(root, 'tests/post')) },
    logLevel: 'error',
  })
  return import(pathToFileURL(outfile).href)
}

const addressOf = (at) => `johtaja.${at}@virasto-${at % 100}.example`
const nameOf = (at) => ({ firstName: 'Aino', lastName: `Virtanen${at}` })

/** An open event with room for all, and its invited. */
function fill(file) {
  const sqlite = new SqliteDatabase(file)
  const now = new Date().toISOString()
  const inDays = (days) => new Date(Date.now() + days * 86_400_000).toISOString()
  const into = (table, row) => {
    const names = Object.keys(row)
    const columns = names.map((name) => `"${name}"`).join(', ')
    sqlite
      .prepare(`insert into "${table}" (${columns}) values (${names.map(() => '?').join(', ')})`)
      .run(...Object.values(row))
  }
  const eventId = randomUUID()
  sqlite.transaction(() => {
    into('event', {
      ...{ id: eventId, kind: 'managementDay', status: 'open', place: 'Säätytalo, Helsinki', onlineUrl: '' },
      ...{ titleFi: 'Johdon päivä', titleSv: 'Ledningens dag', titleEn: 'Management day' },
      ...{ descriptionFi: '', descriptionSv: '', descriptionEn: '' },
      ...{ startsAt: inDays(60), endsAt: inDays(60.1), zone: 'Europe/Helsinki', answerBy: inDays(50) },
      ...{ contactName: 'Aino Virta', contactEmail: 'aino.virta@vm.example', contactPhone: '' },
      ...{ audienceRule: '{"parts":[]}', uid, sequence: 0, timeSequence: 0, mailbox, version: 1 },
      ...{ createdAt: now, changedAt: now, cancelNote: '' },
    })
    for (let at = 0; at < replies; at++) {
      const personId = randomUUID()
      const { firstName, lastName } = nameOf(at)
      const sortName = `${lastName} ${firstName}`.toLowerCase()
      into('person', { id: personId, firstName, lastName, sortName, language: 'fi', createdAt: now })
      into('address', { id: randomUUID(), personId, email: addressOf(at), validFrom: now })
      into('invitation', {
        ...{ id: randomUUID(), eventId, personId, reasons: '[]', invitedAt: now, comment: '' },
        ...{ seat: 'none', inCalendar: 1, sequence: 0, stampedAt: now },
      })
    }
  })()
  sqlite.close()
}

const stamp = new Date(Date.now() + 60_000).toISOString().replace(/[-:]|\.\d+/g, '')

const mailsOf = (fixture) =>
  Array.from({ length: replies }, (_, at) => {
    const { firstName, lastName } = nameOf(at)
    const filling = { uid, mailbox, stamp, attendee: addressOf(at), name: `${firstName} ${lastName}` }
    return fixture(shapes[at % shapes.length], { ...filling, mailId: `<${at}@virasto.example>` })
  })

async function timed(mails, take) {
  const begun = performance.now()
  for (const mail of mails) await take(mail)
  return tenths(mails.length / ((performance.now() - begun) / 1000))
}

export default async function bench(say) {
  const { connect, migrate, readMail, receive, fixture } = await doors()
  const folder = mkdtempSync(join(tmpdir(), 'johtofoorumi-bench-'))
  const file = join(folder, 'johtofoorumi.db')
  const db = connect(`file:${file}`)
  try {
    await migrate(db)
    fill(file)
    const mails = mailsOf(fixture)
    const bytes = mails.reduce((sum, mail) => sum + mail.length, 0)
    await timed(mails.slice(0, 200), readMail)
    say(`reading ${replies} replies`)
    const read = await timed(mails, readMail)
    say('reading and recording them')
    const config = {
      mailFrom: { name: 'Johtofoorumi', address: mailbox },
      mailReturn: null,
      secret: 'the secret of a benchmark, long enough to be taken',
    }
    const log = {
      info: () => undefined,
      error: (fields, message) => say(`${message} ${JSON.stringify(fields)}`),
    }
    const given = { db, now: () => new Date().toISOString(), config, log }
    const taken = await timed(mails, (mail) => receive(given, mail))
    const answers = await db
      .selectFrom('invitation')
      .select(({ fn }) => ['answer', fn.countAll().as('people')])
      .groupBy('answer')
      .execute()
    const count = (answer) => Number(answers.find((row) => row.answer === answer)?.people ?? 0)
    const recorded = count('yes') + count('maybe') + count('no')
    return {
      figures: {
        replies,
        kilobytesEach: tenths(bytes / replies / 1000),
        readASecond: read,
        readAndRecordedASecond: taken,
        yes: count('yes'),
        maybe: count('maybe'),
        no: count('no'),
      },
      aims: {
        recorded: { aim: replies, value: recorded, ok: recorded === replies },
        asTheySaid: {
          aim: `${replies * 0.6} yes, ${replies * 0.2} maybe, ${replies * 0.2} no`,
          value: `${count('yes')} yes, ${count('maybe')} maybe, ${count('no')} no`,
          ok: count('yes') === replies * 0.6 && count('no') === replies * 0.2,
        },
      },
    }
  } finally {
    await db.destroy()
    rmSync(folder, { recursive: true, force: true })
  }
}
