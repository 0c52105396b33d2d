// Files as tests bring them: small true ones of each kind, and zips made entry by entry.
import { deflateRawSync } from 'node:zlib'
import type { Bytes } from '~/domain/agenda/sniffing.server'

export type Entry = { name: string; text: string; packed?: boolean; locked?: boolean }

/** A zip of these entries; checksums are left out, which nobody who looks for a kind asks of. */
export function zipOf(entries: Entry[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, text, packed = false, locked = false } of entries) {
    const plain = Buffer.from(text)
    const body = packed ? deflateRawSync(plain) : plain
    const title = Buffer.from(name)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50)
    local.writeUInt16LE(packed ? 8 : 0, 8)
    local.writeUInt32LE(body.length, 18)
    local.writeUInt32LE(plain.length, 22)
    local.writeUInt16LE(title.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50)
    entry.writeUInt16LE(locked ? 1 : 0, 8)
    entry.writeUInt16LE(packed ? 8 : 0, 10)
    entry.writeUInt32LE(body.length, 20)
    entry.writeUInt32LE(plain.length, 24)
    entry.writeUInt16LE(title.length, 28)
    entry.writeUInt32LE(at, 42)
    locals.push(local, title, body)
    directory.push(entry, title)
    at += local.length + title.length + body.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, list, end])
}

const typesOf = (type: string, more = '') =>
  `<?xml version="1.0"?><Types><Override PartName="/main.xml" ContentType="${type}"/>${more}</Types>`
const office = (name: string) => `application/vnd.openxmlformats-officedocument.${name}.main+xml`

export const contentTypes = (type: string): Entry => ({
  name: '[Content_Types].xml',
  text: typesOf(type),
  packed: true,
})

/** A small file of each kind. */
export const samples = {
  pdf: Buffer.from('%PDF-1.7\n1 0 obj\n%%EOF\n'),
  png: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
  jpg: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46]),
  pptx: zipOf([
    contentTypes(office('presentationml.presentation')),
    { name: 'ppt/presentation.xml', text: '<p/>', packed: true },
  ]),
  docx: zipOf([
    contentTypes(office('wordprocessingml.document')),
    { name: 'word/document.xml', text: '<w/>' },
  ]),
  odp: zipOf([
    { name: 'mimetype', text: 'application/vnd.oasis.opendocument.presentation' },
    { name: 'content.xml', text: '<o/>', packed: true },
  ]),
  odt: zipOf([{ name: 'mimetype', text: 'application/vnd.oasis.opendocument.text' }]),
}

/** Files that are something else, whatever they are called. */
export const others: Record<string, Buffer> = {
  'a Windows program': Buffer.from('MZ\x90\x00\x03\x00\x00\x00', 'latin1'),
  'a Linux program': Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]),
  'a script': Buffer.from('#!/bin/sh\nrm -rf /\n'),
  'a page': Buffer.from('<html><script>alert(1)</script></html>'),
  'a picture that runs scripts': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'),
  'a GIF': Buffer.from('GIF89a\x01\x00'),
  'an old slideshow': Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
  'a PDF behind other bytes': Buffer.from('MZ....%PDF-1.7'),
  'a plain zip': zipOf([{ name: 'virus.exe', text: 'MZ' }]),
  'a spreadsheet': zipOf([contentTypes(office('spreadsheetml.sheet'))]),
  'a document with macros': zipOf([
    contentTypes('application/vnd.ms-word.document.macroEnabled.main+xml'),
    { name: 'word/vbaProject.bin', text: 'x' },
  ]),
  'a document that hides macros': zipOf([
    contentTypes(office('wordprocessingml.document')),
    { name: 'word/vbaProject.bin', text: 'x' },
  ]),
  'a template of Writer': zipOf([
    { name: 'mimetype', text: 'application/vnd.oasis.opendocument.text-template' },
  ]),
  'a locked document': zipOf([{ ...contentTypes(office('wordprocessingml.document')), locked: true }]),
  'a zip cut in half': samples.pptx.subarray(0, samples.pptx.length - 30),
  'a zip that is only a beginning': Buffer.from('PK\x03\x04', 'latin1'),
  'a type that is only mentioned': zipOf([
    { name: '[Content_Types].xml', text: `<!-- ${office('wordprocessingml.document')} --><Types/>` },
  ]),
}

export const bytesOf = (file: Buffer): Bytes => ({
  size: file.length,
  read: (from, length) => Promise.resolve(file.subarray(from, from + length)),
})
