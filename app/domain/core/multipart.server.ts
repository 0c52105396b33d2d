// Reads a form with files piece by piece as it comes (RFC 7578), so that a file never stands in memory.

/** What comes out of a form, in its order: a part's head, then its bytes in pieces. */
export type FormPiece =
  { kind: 'part'; name: string; fileName: string | null } | { kind: 'bytes'; bytes: Buffer }

/** The form broke off or is no form. */
export class BrokenForm extends Error {}

const headEnd = Buffer.from('\r\n\r\n')
const longestHead = 16 * 1024
const mostParts = 200

/** The boundary that a request's parts are set apart by; null when it holds no such form. */
export function boundaryOf(contentType: string | null): string | null {
  const [, quoted, bare] =
    /^multipart\/form-data\b.*?;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType ?? '') ?? []
  return quoted ?? bare ?? null
}

/** Browsers write a quote and line breaks in a name so, and nothing else. */
const decoded = (text: string): string =>
  text.replace(/%22|%0D|%0A/gi, (sign) => String.fromCharCode(Number.parseInt(sign.slice(1), 16)))

function headOf(head: Buffer): Extract<FormPiece, { kind: 'part' }> {
  const lines = head.toString('utf8').split('\r\n')
  const line = lines.find((one) => /^content-disposition:/i.test(one)) ?? ''
  const named = (name: string) => new RegExp(`;\\s*${name}="([^"]*)"`, 'i').exec(line)?.[1]
  const name = named('name')
  if (!/^[^:]*:\s*form-data\s*;/i.test(line) || name === undefined)
    throw new BrokenForm('a part without a name')
  const fileName = named('filename')
  return { kind: 'part', name: decoded(name), fileName: fileName === undefined ? null : decoded(fileName) }
}

/**
 * The pieces of a form. Whoever reads them sets the pace, and may stop: the rest is then not read.
 * @throws BrokenForm when it ends before its end, or is no form
 */
export async function* formPieces(
  body: ReadableStream<Uint8Array>,
  boundary: string,
): AsyncGenerator<FormPiece, void, undefined> {
  const reader = body.getReader()
  const delimiter = Buffer.from(`\r\n--${boundary}`)
  // Before the first boundary there is no line break, after which the others stand.
  let rest: Buffer = Buffer.from('\r\n')
  let ended = false

  const more = async (): Promise<void> => {
    const { done, value } = await reader.read()
    if (done) throw new BrokenForm('the form broke off')
    rest = rest.length === 0 ? Buffer.from(value) : Buffer.concat([rest, value])
  }
  /** Bytes up to the next boundary, as they come; the boundary itself is taken away. */
  async function* upToBoundary(): AsyncGenerator<Buffer, void, undefined> {
    for (;;) {
      const at = rest.indexOf(delimiter)
      if (at >= 0) {
        if (at > 0) yield rest.subarray(0, at)
        rest = rest.subarray(at + delimiter.length)
        return
      }
      const sure = rest.length - delimiter.length
      if (sure > 0) {
        yield rest.subarray(0, sure)
        rest = rest.subarray(sure)
      }
      await more()
    }
  }
  /** After a boundary: whether it was the last; otherwise the head of the part that follows. */
  const nextHead = async (): Promise<Buffer | null> => {
    while (rest.length < 2) await more()
    if (rest.toString('latin1', 0, 2) === '--') return null
    for (;;) {
      const end = rest.indexOf(headEnd)
      if (end >= 0) {
        const head = rest.subarray(0, end)
        rest = rest.subarray(end + headEnd.length)
        return head
      }
      if (rest.length > longestHead) throw new BrokenForm('a head without an end')
      await more()
    }
  }

  try {
    for await (const _preamble of upToBoundary());
    for (let parts = 0; ; parts++) {
      const head = await nextHead()
      if (head === null) break
      if (parts === mostParts) throw new BrokenForm('too many parts')
      yield headOf(head)
      for await (const bytes of upToBoundary()) yield { kind: 'bytes', bytes }
    }
    ended = true
    // What follows the last boundary says nothing, but a connection that is used again wants it read.
    for (let left = longestHead; left > 0;) {
      const { done, value } = await reader.read()
      if (done) break
      left -= value.length
    }
  } finally {
    if (!ended) await reader.cancel().catch(() => undefined)
    reader.releaseLock()
  }
}
