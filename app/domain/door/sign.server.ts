// The sign of a letter that is read at the door: a QR code of the address that opens the person for an organiser.
import QRCode from 'qrcode'
import { doorSign } from '#emails/content'
import type { ReadLetter } from '#emails/letters'

/** The address behind a letter's sign; null for a letter without one. */
const addressOf = (letter: ReadLetter, baseUrl: string): string | null =>
  letter.kind === 'practical' && letter.data.doorPath !== null ? baseUrl + letter.data.doorPath : null

/** Black on white with a white edge, so that it is read on a dark ground too; the same address is always the same bytes. */
const png = (address: string): Promise<Buffer> =>
  QRCode.toBuffer(address, { type: 'png', errorCorrectionLevel: 'M', margin: 4, scale: 6 })

/** The picture that travels with a letter, as the part that the HTML points at; null when the letter has none. */
export async function signPart(letter: ReadLetter, baseUrl: string) {
  const address = addressOf(letter, baseUrl)
  if (address === null) return null
  return {
    filename: 'qr.png',
    contentType: 'image/png',
    contentDisposition: 'inline' as const,
    cid: doorSign.cid,
    content: await png(address),
  }
}

/** A letter's HTML for a page of the app, where no picture travels along: it stands in the HTML itself. */
export async function withSignShown(html: string, letter: ReadLetter, baseUrl: string): Promise<string> {
  const address = addressOf(letter, baseUrl)
  if (address === null) return html
  const bytes = await png(address)
  return html.replaceAll(doorSign.url, `data:image/png;base64,${bytes.toString('base64')}`)
}
