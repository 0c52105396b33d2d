// The files of events on disk: received piece by piece, kept under the id of their row and nothing else, read back.
import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { BrokenForm, boundaryOf, formPieces } from '../core/multipart.server'
import {
  fileKinds,
  kindByName,
  mostBytesOfFile,
  safeFileName,
  type FileFault,
  type FileKind,
} from './file-kinds'
import { kindByBytes, type Bytes } from './sniffing.server'

/** A file that has come and waits to be kept: it lies under a name that no row has. */
export type ArrivedFile = { path: string; fileName: string; kind: FileKind; mediaType: string; bytes: number }

export type Arrived = {
  /** The fields beside the file. */
  fields: FormData
  file: ArrivedFile | null
  /** Why there is no file. */
  fault: FileFault | null
}

const isId = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)

function pathOf(folder: string, id: string): string {
  if (!isId(id)) throw new Error('a file is kept under the id of its row')
  return join(folder, id)
}

const arriving = 'arriving-'
/** How much more than a file may hold is read on, so that whoever sends it gets an answer. */
const patience = 2 * 1024 * 1024
const longestField = 64 * 1024
const mostFields = 64

/**
 * Receives a form with one file. Nothing is left on disk when the file is too big, is not what it is called or breaks off.
 * @param kinds what is taken, by the other fields of the form
 */
export async function receiveForm(
  request: Request,
  folder: string,
  kinds: (fields: FormData) => readonly FileKind[],
): Promise<Arrived> {
  const boundary = boundaryOf(request.headers.get('Content-Type'))
  if (boundary === null || request.body === null)
    return { fields: await request.formData(), file: null, fault: 'noFile' }
  const fields = new FormData()
  const landing = new Landing(folder)
  try {
    await readInto(fields, landing, formPieces(request.body, boundary))
    return { fields, ...(await judged(landing, kinds(fields))) }
  } catch (error) {
    await landing.discard()
    if (error instanceof TooMuch) return { fields, file: null, fault: 'tooBig' }
    if (error instanceof BrokenForm) return { fields, file: null, fault: 'cut' }
    throw error
  }
}

/** More than anybody sends in earnest. */
class TooMuch extends Error {}

async function readInto(
  fields: FormData,
  landing: Landing,
  pieces: ReturnType<typeof formPieces>,
): Promise<void> {
  let field: { name: string; pieces: Buffer[]; length: number } | null = null
  let toFile = false
  let count = 0
  const closeField = () => {
    if (field) fields.append(field.name, Buffer.concat(field.pieces).toString('utf8'))
    field = null
  }
  for await (const piece of pieces) {
    if (piece.kind === 'part') {
      closeField()
      toFile = piece.fileName !== null
      if (piece.fileName !== null) landing.begin(piece.fileName)
      else if (++count > mostFields) throw new TooMuch()
      else field = { name: piece.name, pieces: [], length: 0 }
    } else if (toFile) await landing.take(piece.bytes)
    else if (field) keepBytes(field, piece.bytes)
  }
  closeField()
}

function keepBytes(field: { pieces: Buffer[]; length: number }, bytes: Buffer): void {
  field.length += bytes.length
  if (field.length > longestField) throw new TooMuch()
  field.pieces.push(Buffer.from(bytes))
}

/** Where the file of one form comes down. The first file is taken; bytes of any further are let go. */
class Landing {
  readonly #folder: string
  #handle: Awaited<ReturnType<typeof open>> | null = null
  #others = false
  #total = 0
  path = ''
  name: string | null = null
  bytes = 0

  constructor(folder: string) {
    this.#folder = folder
  }

  get tooBig(): boolean {
    return this.bytes > mostBytesOfFile
  }

  begin(name: string): void {
    // A field for a file that nobody chose sends a file without a name.
    if (this.name !== null || name === '') this.#others = true
    else this.name = name
  }

  async take(piece: Buffer): Promise<void> {
    this.#total += piece.length
    if (this.#total > mostBytesOfFile + patience) throw new TooMuch()
    if (this.#others) return
    this.bytes += piece.length
    if (this.tooBig) return this.discard()
    await (await this.#opened()).writeFile(piece)
  }

  async #opened() {
    if (this.#handle !== null) return this.#handle
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    this.path = join(this.#folder, arriving + randomUUID())
    this.#handle = await open(this.path, 'wx+', 0o600)
    return this.#handle
  }

  /** What has come, to be looked at before it is closed. */
  async looked<Result>(look: (file: Bytes) => Promise<Result>): Promise<Result> {
    const handle = await this.#opened()
    const read: Bytes['read'] = async (from, length) => {
      const room = Buffer.alloc(Math.max(0, Math.min(length, this.bytes - from)))
      const { bytesRead } = await handle.read(room, 0, room.length, from)
      return room.subarray(0, bytesRead)
    }
    const result = await look({ size: this.bytes, read })
    await handle.sync()
    await handle.close()
    this.#handle = null
    return result
  }

  async discard(): Promise<void> {
    await this.#handle?.close()
    this.#handle = null
    if (this.path !== '') await rm(this.path, { force: true })
    this.path = ''
  }
}

/** The file if it is what it is called, of a kind that is taken; otherwise it is let go with the reason. */
async function judged(
  landing: Landing,
  kinds: readonly FileKind[],
): Promise<{ file: ArrivedFile; fault: null } | { file: null; fault: FileFault }> {
  const refused = async (fault: FileFault) => {
    await landing.discard()
    return { file: null, fault }
  }
  if (landing.name === null) return refused('noFile')
  if (landing.tooBig) return refused('tooBig')
  if (landing.bytes === 0) return refused('empty')
  const kind = kindByName(landing.name)
  if (kind === null || !kinds.includes(kind)) return refused('wrongKind')
  if ((await landing.looked(kindByBytes)) !== kind) return refused('notAsNamed')
  const { path, bytes, name } = landing
  return {
    file: { path, fileName: safeFileName(name, kind), kind, mediaType: fileKinds[kind].mediaType, bytes },
    fault: null,
  }
}

/** Lets go of a file that is not kept after all. */
export const discardFile = ({ path }: ArrivedFile): Promise<void> => rm(path, { force: true })

/** Keeps a file that has come, under the id of its row. */
export const keepFile = ({ path }: ArrivedFile, folder: string, id: string): Promise<void> =>
  rename(path, pathOf(folder, id))

/** A kept file as a stream; null when it is not there. */
export async function fileStream(folder: string, id: string): Promise<ReadableStream<Uint8Array> | null> {
  if (!isId(id)) return null
  const path = pathOf(folder, id)
  const there = await stat(path).catch(() => null)
  if (there === null) return null
  return Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>
}

/** Takes a kept file away for good. */
export const removeFile = (folder: string, id: string): Promise<void> =>
  rm(pathOf(folder, id), { force: true })

/** Takes away files that began to come so long ago that nothing sends them any more. @param before milliseconds of the epoch */
export async function sweepArriving(folder: string, before: number): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names.filter((one) => one.startsWith(arriving))) {
    const path = join(folder, name)
    const there = await stat(path).catch(() => null)
    if (there && there.mtimeMs < before) await rm(path, { force: true })
  }
}
