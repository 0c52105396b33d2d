// Takes out of a large mail what is attached to it, before it is read: nobody reads that, and it would take long.
import { bounds } from './opened.server'

/** More lines that look like the beginning of a part are no mail of ours to lighten. */
const mostPieces = 5_000

const attached = /^content-type:\s{0,80}(?:image|audio|video|application)\//im
const calendar = /calendar|\.ics|\/ics/i

/** Where the fields at the beginning of a piece end, behind the empty line. */
function endOfFields(piece: Buffer): number {
  const start = piece.subarray(0, bounds.head)
  const ends = ['\r\n\r\n', '\n\n'].flatMap((empty) => {
    const at = start.indexOf(empty)
    return at < 0 ? [] : [at + empty.length]
  })
  return ends.length === 0 ? piece.length : Math.min(...ends)
}

/** The mail with the fields of each attachment and nothing beneath them; calendars are kept. */
export function lightened(raw: Buffer): Buffer {
  const kept: Buffer[] = []
  for (let at = 0; at < raw.length && kept.length < mostPieces;) {
    const found = raw.indexOf('\n--', at)
    const next = found < 0 ? raw.length : found + 1
    const piece = raw.subarray(at, next)
    const end = endOfFields(piece)
    const fields = piece.toString('latin1', 0, Math.min(end, bounds.head))
    kept.push(attached.test(fields) && !calendar.test(fields) ? piece.subarray(0, end) : piece)
    at = next
  }
  return kept.length < mostPieces ? Buffer.concat(kept) : raw
}
