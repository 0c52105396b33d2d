// `npm run import -- FILE`: the first load of the registry from a sheet, shown before it is done.
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { v7 } from 'uuid'
import { connect, type Db } from '#db/connect'
import { migrate } from '#db/migrate'
import { importKinds, type ImportKind } from '#db/schema'
import { readConfig, WrongSettings, type Config } from '../config.server'
import { change } from '../domain/core/change.server'
import { instantNow } from '../domain/core/time'
import { applySheet } from '../domain/imports/apply.server'
import { columnFaults, type SheetSettings } from '../domain/imports/fields'
import { folded } from '../domain/imports/folding'
import { plannedSheet, type PlannedSheet } from '../domain/imports/planning.server'
import { readSheetFile } from '../domain/imports/reading.server'
import { dropSheet, keepSheet, sheetById, type Sheet } from '../domain/imports/sheets.server'
import { rowStates } from '../domain/imports/row-plan'
import { readDate } from '../domain/imports/values'
import { wholeSheetOptions } from '../domain/imports/view.server'
import { wordsOfPages } from '../i18n/all'

const usage = `npm run import -- FILE [--kind ${importKinds.join('|')}] [--dry-run] [--skip-doubts]
  [--network NAME] [--course "PROGRAMME NUMBER"] [--event TITLE --date 1.3.2019]`

const actor = { kind: 'system' } as const
const t = wordsOfPages('en')

function given() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      kind: { type: 'string', default: 'people' },
      'dry-run': { type: 'boolean', default: false },
      'skip-doubts': { type: 'boolean', default: false },
      network: { type: 'string' },
      course: { type: 'string' },
      event: { type: 'string' },
      date: { type: 'string' },
    },
  })
  const kind = importKinds.find((one) => one === values.kind)
  const [file] = positionals
  if (!kind || file === undefined || positionals.length > 1) throw new WrongSettings(usage)
  return { ...values, kind, file }
}
type Given = ReturnType<typeof given>

/** What holds for the whole sheet, its names looked up. */
async function settingsOf(db: Db, { network, course, event, date }: Given): Promise<SheetSettings> {
  const { networks, courses } = await wholeSheetOptions(db, instantNow(), 'fi')
  const idOf = (options: { value: string; label: string }[], name: string, what: string) => {
    const found = options.find(({ label }) => folded(label) === folded(name))
    if (!found) throw new WrongSettings(`There is no ${what} called ${name}.`)
    return found.value
  }
  const day = date === undefined ? null : readDate(date)
  if (date !== undefined && day === null) throw new WrongSettings(`${date} is not a date.`)
  return {
    ...(network !== undefined && { networkId: idOf(networks, network, 'network') }),
    ...(course !== undefined && { courseId: idOf(courses, course, 'course') }),
    ...(event !== undefined && { eventTitle: event }),
    ...(day !== null && { eventDate: day }),
  }
}

/** Reads the file and keeps it as an upload is kept. */
async function broughtIn(db: Db, asked: Given): Promise<Sheet> {
  const bytes = await readFile(asked.file).catch(() => {
    throw new WrongSettings(`${asked.file} cannot be read.`)
  })
  const reading = await readSheetFile(bytes)
  if (!reading.ok)
    throw new WrongSettings(t(`registry.imports.faults.${reading.reason}`, { at: reading.at ?? '' }))
  const id = v7()
  const settings = await settingsOf(db, asked)
  const sheet = { id, kind: asked.kind, fileName: basename(asked.file), rows: reading.rows, settings }
  const kept = await change(db, { actor, now: instantNow() }, (c) => keepSheet(c, sheet))
  if (!kept.ok) throw new WrongSettings(t(`registry.imports.faults.${kept.reason}`))
  return sheetById(db, id)
}

function sayColumns(sheet: Sheet): void {
  console.table(
    sheet.heads.map((head, at) => {
      const field = sheet.columns[at]
      return { column: head, holds: field ? t(`registry.imports.fields.${field}`) : '(not read)' }
    }),
  )
}

/** Every row that would do nothing, with its number and why. */
function sayRows({ plans, counts }: PlannedSheet): void {
  for (const { row, name, faults, doubts } of plans) {
    for (const { field, fault, value } of faults)
      console.log(
        `row ${row}: ${t(`registry.imports.fields.${field}`)} "${value}": ${t(`registry.imports.rowFaults.${fault}`)}`,
      )
    for (const doubt of doubts) {
      const said = doubt.kind === 'person' || doubt.kind === 'organisation' ? doubt.why : ('unknown' as const)
      console.log(
        `row ${row}: in doubt: ${doubt.kind} ${'name' in doubt ? `"${doubt.name}"` : name} (${said})`,
      )
    }
  }
  console.table(
    rowStates.map((state) => ({ rows: t(`registry.imports.preview.states.${state}`), count: counts[state] })),
  )
}

/** @returns whether all rows could be done */
async function load(db: Db, config: Config, asked: Given): Promise<boolean> {
  const sheet = await broughtIn(db, asked)
  const drop = () => change(db, { actor, now: instantNow() }, (c) => dropSheet(c, sheet.id))
  sayColumns(sheet)
  const missing = columnFaults(sheet.kind, sheet.columns, sheet.settings)
  if (missing.length > 0) {
    for (const { fault } of missing) console.error(t(`registry.imports.columns.missing.${fault}`))
    await drop()
    return false
  }
  const now = instantNow()
  const planned = await plannedSheet(db, sheet, now, 'en')
  sayRows(planned)
  const clean = planned.counts.fault + planned.counts.doubt === 0
  if (asked['dry-run'] || (!clean && !asked['skip-doubts'])) {
    await drop()
    console.log(
      clean
        ? 'Nothing was changed: this was a dry run.'
        : 'Nothing was changed. --skip-doubts imports the other rows.',
    )
    return clean
  }
  const applying = { mark: planned.mark, mailbox: config.mailFrom.address }
  const result = await applySheet(db, { actor, now }, sheet.id, applying, sayProgress)
  if (!result.ok) {
    console.error(`Nothing was changed: ${result.reason}${result.row ? `, row ${result.row}` : ''}.`)
    return false
  }
  console.log('Imported. It can be undone on the page of imports for 30 days.')
  return clean
}

function sayProgress(done: number, total: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} / ${total}${done === total ? '\n' : ''}`)
}

async function main(): Promise<void> {
  const asked: Given & { kind: ImportKind } = given()
  const config = readConfig(process.env)
  const db = connect(config.databaseUrl)
  try {
    await migrate(db)
    if (!(await load(db, config, asked))) process.exitCode = 1
  } finally {
    await db.destroy()
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof WrongSettings ? error.message : error)
  process.exit(1)
})
