// Makes a face of a picture that was sent: turned upright, a square around the middle, two sizes, nothing else left of it.
import type { Refusal } from '../core/change.server'
import { mostBytesOfPhoto } from './rules'

/** The two sizes as WebP in base64. */
export type MadePhoto = { large: string; small: string }
export type PhotoRefusal = Refusal<'photoMissing' | 'photoTooLarge' | 'photoUnread' | 'photoTooManyPixels'>

/** Sides in pixels. */
const sides = { large: 480, small: 96 }
/** More than any phone's camera takes; what unfolds to more is no photo. */
const mostPixels = 60_000_000
const secondsToMake = 15

/** What is taken, by the names of the library that reads it. HEIC comes as heif, where the library can read it. */
const formats = new Set(['jpeg', 'png', 'webp', 'heif'])

/** The first bytes of each; drawings and documents that the library reads too are none of them. */
function looksLikePhoto(bytes: Buffer): boolean {
  const text = bytes.toString('latin1', 0, 12)
  return (
    text.startsWith('\xff\xd8\xff') ||
    text.startsWith('\x89PNG\r\n\x1a\n') ||
    /^RIFF....WEBP/s.test(text) ||
    /^....ftyp(hei|hev|mif|msf|avif)/s.test(text)
  )
}

/**
 * Of a moving picture the first is taken. Nothing that was written beside the picture (place, time, camera) comes along.
 * @param bytes the file as it was sent
 */
export async function makePhoto(bytes: Buffer): Promise<({ ok: true } & MadePhoto) | PhotoRefusal> {
  if (bytes.length === 0) return { ok: false, reason: 'photoMissing' }
  if (bytes.length > mostBytesOfPhoto) return { ok: false, reason: 'photoTooLarge' }
  if (!looksLikePhoto(bytes)) return { ok: false, reason: 'photoUnread' }
  const { default: sharp } = await import('sharp')
  // Pixels are counted here first, so that what is too large is told apart from what is broken.
  const open = () => sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', page: 0, pages: 1 })
  try {
    const { format, width, height } = await sharp(bytes, {
      limitInputPixels: false,
      page: 0,
      pages: 1,
    }).metadata()
    if (!formats.has(format)) return { ok: false, reason: 'photoUnread' }
    if (width * height > mostPixels) return { ok: false, reason: 'photoTooManyPixels' }
    const square = async (side: number) =>
      (
        await open()
          .autoOrient()
          .resize(side, side, { fit: 'cover', position: 'centre' })
          .webp({ quality: 82 })
          .timeout({ seconds: secondsToMake })
          .toBuffer()
      ).toString('base64')
    return { ok: true, large: await square(sides.large), small: await square(sides.small) }
  } catch {
    // The library's own words would name what stands in the file.
    return { ok: false, reason: 'photoUnread' }
  }
}
