// Making a face of what was sent: upright, square, two sizes, nothing else left; what is no photo is refused, not guessed at.
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { makePhoto } from '~/domain/profile/photo-making.server'
import { mostBytesOfPhoto } from '~/domain/profile/rules'
import { phonePhoto, twoColours } from './pictures'

async function made(bytes: Buffer) {
  const result = await makePhoto(bytes)
  if (!result.ok) throw new Error(result.reason)
  const [large, small] = [Buffer.from(result.large, 'base64'), Buffer.from(result.small, 'base64')]
  return { large, small, facts: await sharp(large).metadata(), smallFacts: await sharp(small).metadata() }
}

const colourAt = async (bytes: Buffer, left: number, top: number) => {
  const { data } = await sharp(bytes)
    .extract({ left, top, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return [...data].map((value) => (value > 127 ? 1 : 0))
}

describe('a photo', () => {
  test('becomes two squares of WebP', async () => {
    const { facts, smallFacts } = await made(await twoColours(1200, 800).jpeg().toBuffer())
    expect([facts.format, facts.width, facts.height]).toEqual(['webp', 480, 480])
    expect([smallFacts.format, smallFacts.width, smallFacts.height]).toEqual(['webp', 96, 96])
  })

  test('loses the place, the camera and the name that stood in it', async () => {
    const sent = await phonePhoto()
    expect((await sharp(sent).metadata()).exif).toBeDefined()
    expect(sent.includes('Salainen Kamera')).toBe(true)
    const { large, small, facts, smallFacts } = await made(sent)
    for (const { exif, xmp, iptc, icc } of [facts, smallFacts])
      expect([exif, xmp, iptc, icc]).toEqual([undefined, undefined, undefined, undefined])
    for (const bytes of [large, small])
      for (const trace of ['Salainen', 'Exif', 'EXIF', 'GPS']) expect(bytes.includes(trace)).toBe(false)
  })

  test('is turned upright before it is cropped', async () => {
    // Orientation 6: what is stored on the left is shown on top.
    const { large } = await made(await phonePhoto())
    expect(await colourAt(large, 240, 60)).toEqual([1, 0, 0])
    expect(await colourAt(large, 240, 420)).toEqual([0, 0, 1])
  })

  test('keeps the middle of a wide one', async () => {
    const { large } = await made(await twoColours(3000, 500).png().toBuffer())
    expect(await colourAt(large, 60, 240)).toEqual([1, 0, 0])
    expect(await colourAt(large, 420, 240)).toEqual([0, 0, 1])
  })

  test.each([
    [1, 1],
    [1, 4000],
    [97, 95],
  ])('may be %i × %i pixels', async (width, height) => {
    const { facts } = await made(await twoColours(width, height).png().toBuffer())
    expect([facts.width, facts.height]).toEqual([480, 480])
  })

  test('is one picture, even if a moving one was sent', async () => {
    const frames = await Promise.all(
      ['#ff0000', '#00ff00'].map((background) =>
        sharp({ create: { width: 60, height: 60, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    )
    const moving = await sharp(frames, { join: { animated: true } })
      .webp({ lossless: true })
      .toBuffer()
    expect((await sharp(moving, { animated: true }).metadata()).pages).toBe(2)
    const { large, facts } = await made(moving)
    expect(facts.pages ?? 1).toBe(1)
    expect(await colourAt(large, 100, 100)).toEqual([1, 0, 0])
  })
})

/** A PNG that says it is as large as given, with rows of nothing: small to send, huge to unfold. */
function bomb(side: number): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc(body))
    return Buffer.concat([length, body, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head.set([1, 0, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc(side * (1 + Math.ceil(side / 8))), { level: 9 })
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function crc(bytes: Buffer): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}

describe('what is refused', () => {
  test('nothing', async () => {
    expect(await makePhoto(Buffer.alloc(0))).toEqual({ ok: false, reason: 'photoMissing' })
  })

  test('a file too large to be one', async () => {
    const padded = Buffer.concat([await phonePhoto(), Buffer.alloc(mostBytesOfPhoto)])
    expect(await makePhoto(padded)).toEqual({ ok: false, reason: 'photoTooLarge' })
  })

  test('a small file that unfolds to hundreds of millions of pixels', async () => {
    const small = bomb(20_000)
    expect(small.length).toBeLessThan(200_000)
    expect(await makePhoto(small)).toEqual({ ok: false, reason: 'photoTooManyPixels' })
  })

  test.each([
    ['a text', Buffer.from('Hei, tämä ei ole kuva vaikka nimi on kuva.jpg')],
    [
      'a drawing that runs scripts',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
    ],
    ['a document', Buffer.from('%PDF-1.7\n1 0 obj\n')],
    ['the beginning of a photo alone', Buffer.from('ffd8ffe000104a464946', 'hex')],
    ['a moving picture of the old kind', Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1')],
  ])('%s', async (_, bytes) => {
    expect(await makePhoto(bytes)).toEqual({ ok: false, reason: 'photoUnread' })
  })

  test('a photo that broke off on its way', async () => {
    const whole = await twoColours(1600, 1200).png().toBuffer()
    expect(await makePhoto(whole.subarray(0, Math.floor(whole.length / 2)))).toEqual({
      ok: false,
      reason: 'photoUnread',
    })
  })
})
