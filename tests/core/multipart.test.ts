// Reading forms piece by piece: however a body is cut on its way, the same form comes out; one that breaks off is told.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BrokenForm, boundaryOf, formPieces } from '~/domain/core/multipart.server'

type Part = { name: string; fileName: string | null; bytes: string }

/** A body that comes in pieces of these lengths, over and over. */
function inPieces(body: Buffer, lengths: number[]): ReadableStream<Uint8Array> {
  let at = 0
  let turn = 0
  return new ReadableStream({
    pull(controller) {
      if (at >= body.length) return controller.close()
      const length = Math.max(1, lengths[turn++ % lengths.length] ?? body.length)
      controller.enqueue(new Uint8Array(body.subarray(at, at + length)))
      at += length
    },
  })
}

async function partsOf(stream: ReadableStream<Uint8Array>, boundary: string): Promise<Part[]> {
  const parts: Part[] = []
  for await (const piece of formPieces(stream, boundary))
    if (piece.kind === 'part') parts.push({ name: piece.name, fileName: piece.fileName, bytes: '' })
    else parts.at(-1)!.bytes += piece.bytes.toString('latin1')
  return parts
}

/** A form as the platform itself writes it. */
async function written(form: FormData): Promise<{ body: Buffer; boundary: string }> {
  const request = new Request('http://x.example', { method: 'POST', body: form })
  const boundary = boundaryOf(request.headers.get('Content-Type'))
  return { body: Buffer.from(await request.arrayBuffer()), boundary: boundary ?? '' }
}

const file = (name: string, bytes: Uint8Array) => new File([bytes as BlobPart], name)

test('the same form comes out however its body is cut', async () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    // What looks like the end of a part.
    fc.array(fc.constantFrom(13, 10, 45, 120), { maxLength: 80 }).map((list) => Uint8Array.from(list)),
  )
  // A name with a line break is written otherwise on purpose; lone halves of letters cannot be written at all.
  const name = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
    .filter((text) => !/[\r\n%]/.test(text))
  const part = fc.record({ name, fileName: fc.option(name), bytes })
  await fc.assert(
    fc.asyncProperty(
      fc.array(part, { minLength: 1, maxLength: 5 }),
      fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 6 }),
      async (given, lengths) => {
        const form = new FormData()
        for (const one of given)
          if (one.fileName === null) form.append(one.name, Buffer.from(one.bytes).toString('hex'))
          else form.append(one.name, file(one.fileName, one.bytes))
        const { body, boundary } = await written(form)
        const parts = await partsOf(inPieces(body, lengths), boundary)
        expect(parts).toEqual(
          given.map((one) => ({
            name: one.name,
            fileName: one.fileName,
            bytes:
              one.fileName === null
                ? Buffer.from(one.bytes).toString('hex')
                : Buffer.from(one.bytes).toString('latin1'),
          })),
        )
      },
    ),
    { numRuns: 200 },
  )
})

test.each(['budjetti; luonnos=2.pdf', 'a"b".pdf', '../../x.pdf', 'työ – ä.pdf'])(
  'the name %j comes as it was given',
  async (name) => {
    const form = new FormData()
    form.append('file', file(name, Buffer.from('x')))
    const { body, boundary } = await written(form)
    expect(await partsOf(inPieces(body, [7]), boundary)).toEqual([
      { name: 'file', fileName: name, bytes: 'x' },
    ])
  },
)

test('a field for a file that nobody chose has a file without a name', async () => {
  const body = '--b\r\nContent-Disposition: form-data; name="file"; filename=""\r\n\r\n\r\n--b--\r\n'
  expect(await partsOf(inPieces(Buffer.from(body), [9]), 'b')).toEqual([
    { name: 'file', fileName: '', bytes: '' },
  ])
})

test('a form that breaks off anywhere is told as broken', async () => {
  const form = new FormData()
  form.append('title', 'Diat')
  form.append('file', file('a.pdf', Buffer.from('%PDF-1.7 and so on')))
  const { body, boundary } = await written(form)
  const end = body.lastIndexOf('--')
  for (let length = 0; length < end; length++)
    await expect(partsOf(inPieces(body.subarray(0, length), [11]), boundary)).rejects.toThrow(BrokenForm)
})

describe('what is no form', () => {
  test.each([
    ['a part without a name', '--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--'],
    ['a part that is no field', '--b\r\nContent-Disposition: attachment; name="a"\r\n\r\nx\r\n--b--'],
    ['a part without a head', '--b\r\n\r\nx\r\n--b--'],
    ['a head without an end', `--b\r\nX: ${'x'.repeat(20_000)}`],
    ['no boundary', 'hello'],
    ['parts without end', '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n'.repeat(300)],
  ])('%s is told as broken', async (_, text) => {
    await expect(partsOf(inPieces(Buffer.from(text), [100]), 'b')).rejects.toThrow(BrokenForm)
  })

  test.each([
    [null, null],
    ['text/plain', null],
    ['multipart/form-data', null],
    ['multipart/mixed; boundary=x', null],
    ['multipart/form-data; boundary=----a', '----a'],
    ['Multipart/Form-Data; charset=utf-8; boundary="a b"', 'a b'],
  ])('the type %j has the boundary %j', (type, boundary) => {
    expect(boundaryOf(type)).toBe(boundary)
  })
})

test('whoever stops reading leaves the rest unread', async () => {
  let pulled = 0
  let cancelled = false
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      const head = '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
      controller.enqueue(pulled++ === 0 ? Buffer.from(head) : new Uint8Array(64 * 1024))
    },
    cancel() {
      cancelled = true
    },
  })
  let taken = 0
  for await (const piece of formPieces(endless, 'b')) {
    if (piece.kind === 'bytes') taken += piece.bytes.length
    if (taken > 1024 * 1024) break
  }
  expect(cancelled).toBe(true)
  expect(pulled).toBeLessThan(24)
})
