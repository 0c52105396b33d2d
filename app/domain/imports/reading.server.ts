// Reads an uploaded sheet in a process of its own, with a lid on its memory and its time: whatever the file holds, the
// server goes on.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SheetAnswer, SheetFault } from './sheet-reader.server'

export type { SheetFault } from './sheet-reader.server'

/** The largest file taken. */
export const mostFileBytes = 10 * 1024 * 1024
const mostSeconds = 20
/** The lid on the reader's memory, in megabytes of what scripts hold. */
export const readerLimits = ['--max-old-space-size=112', '--max-semi-space-size=4', '--no-warnings']
/** More than the reader ever answers: the letters of a sheet, and the signs between them. */
const mostAnswerBytes = 40 * 1024 * 1024

/** The reader as it is built, beside the server's own module; in tests the source itself. */
function readerFile(): string {
  const here = dirname(fileURLToPath(import.meta.url))
  const built = join(here, 'sheet-reader.js')
  return existsSync(built) ? built : join(here, 'sheet-reader.server.ts')
}

export type SheetReading =
  { ok: true; rows: [number, string[]][] } | { ok: false; reason: SheetFault | 'tooSlow'; at?: string }

let last: Promise<unknown> = Promise.resolve()

/**
 * The rows of a sheet, one file at a time.
 * @param bytes an .xlsx or a text of separated values; which it is, is seen from the bytes
 */
export function readSheetFile(bytes: Uint8Array): Promise<SheetReading> {
  if (bytes.length > mostFileBytes) return Promise.resolve({ ok: false, reason: 'tooBig' })
  const reading = last.then(() => readApart(bytes))
  last = reading.catch(() => undefined)
  return reading
}

function readApart(bytes: Uint8Array): Promise<SheetReading> {
  // It is handed nothing of the server's: no settings, no secrets.
  const reader = spawn(process.execPath, [...readerLimits, readerFile()], {
    env: {} as NodeJS.ProcessEnv,
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = []
    let size = 0
    let late = false
    const timer = setTimeout(() => {
      late = true
      reader.kill('SIGKILL')
    }, mostSeconds * 1000)
    reader.stdout.on('data', (piece: Buffer) => {
      size += piece.length
      if (size > mostAnswerBytes) reader.kill('SIGKILL')
      else pieces.push(piece)
    })
    // A reader that stops early does not take the rest of its input.
    reader.stdin.on('error', () => undefined)
    reader.on('error', (error) => {
      clearTimeout(timer)
      reject(error)
    })
    reader.on('close', (code) => {
      clearTimeout(timer)
      if (late) resolve({ ok: false, reason: 'tooSlow' })
      // It ran out of its memory, or was stopped for answering without end.
      else if (code !== 0) resolve({ ok: false, reason: 'tooBig' })
      else resolve(JSON.parse(Buffer.concat(pieces).toString()) as SheetAnswer)
    })
    reader.stdin.end(bytes)
  })
}
