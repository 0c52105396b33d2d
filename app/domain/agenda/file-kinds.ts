// The kinds of file that an event takes, and the names that files are given: what a file is called must be what it is.

/** Each kind with the endings of its name and the type it is sent as. */
export const fileKinds = {
  pdf: { endings: ['pdf'], mediaType: 'application/pdf' },
  pptx: {
    endings: ['pptx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  },
  docx: {
    endings: ['docx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  odp: { endings: ['odp'], mediaType: 'application/vnd.oasis.opendocument.presentation' },
  odt: { endings: ['odt'], mediaType: 'application/vnd.oasis.opendocument.text' },
  png: { endings: ['png'], mediaType: 'image/png' },
  jpg: { endings: ['jpg', 'jpeg'], mediaType: 'image/jpeg' },
} as const satisfies Record<string, { endings: readonly string[]; mediaType: string }>

export type FileKind = keyof typeof fileKinds
export const allFileKinds = Object.keys(fileKinds) as FileKind[]

/** What a speaker's photo may be. */
export const photoKinds: readonly FileKind[] = ['png', 'jpg']
/** What slides may be. */
export const slideKinds: readonly FileKind[] = ['pdf', 'pptx', 'odp']

/** The endings of kinds as a file field takes them: ".pdf,.pptx" */
export const acceptOf = (kinds: readonly FileKind[]): string =>
  kinds.flatMap((kind) => fileKinds[kind].endings.map((ending) => `.${ending}`)).join(',')

/** The kinds in words: "PDF, PPTX, JPG" */
export const kindsSaid = (kinds: readonly FileKind[]): string =>
  kinds.map((kind) => kind.toUpperCase()).join(', ')

const megabyte = 1024 * 1024
export const mostBytesOfFile = 25 * megabyte
export const mostBytesOfEvent = 300 * megabyte

/** Why a file was not taken. */
export type FileFault = 'noFile' | 'empty' | 'tooBig' | 'wrongKind' | 'notAsNamed' | 'cut'

/** The kind that the ending of a name promises; null when it is none that is taken. */
export function kindByName(name: string): FileKind | null {
  const ending = /\.([a-z0-9]{1,8})$/.exec(name.toLowerCase())?.[1]
  return (
    allFileKinds.find((kind) => (fileKinds[kind].endings as readonly string[]).includes(ending ?? '')) ?? null
  )
}

const longestName = 120
/** Marks that turn the direction of what follows, or stand for nothing. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/gu
/** What some system takes for a part of a path, a device or a pattern. */
const risky = /[<>:"/\\|?*]/g
const devices = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/**
 * A name that is safe to be saved under anywhere: the last part of the path, no signs of control or direction, not hidden.
 * It ends as the given name does when that is an ending of the kind. `safeFileName('../../x\u202e.PDF', 'pdf')` → "x.pdf"
 */
export function safeFileName(name: string, kind: FileKind): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const clean = last.replace(unseen, '').replace(risky, '_').replace(/\s+/g, ' ')
  const [, stem = clean, given = ''] = /^(.*)\.([^.]*)$/.exec(clean) ?? []
  const endings: readonly string[] = fileKinds[kind].endings
  const ending = endings.find((one) => one === given.toLowerCase()) ?? endings[0]
  const bare = trimmed(trimmed(stem).slice(0, longestName))
  const safe = bare === '' ? 'file' : devices.test(bare.split('.')[0] ?? '') ? `_${bare}` : bare
  return `${safe}.${ending}`
}

/** Without blanks at the ends, dots that hide or that Windows drops, and a letter cut in half. */
const trimmed = (text: string): string => text.replace(/^[.\s]+|[.\s]+$/g, '').replace(/[\ud800-\udbff]$/, '')

/** The title that a file gets when none is typed: its name without the ending. */
export const titleOf = (fileName: string): string => fileName.replace(/\.[^.]*$/, '')

/** The header that has a file saved under its name: plain for old readers, in full for the others (RFC 6266, RFC 5987). */
export function dispositionOf(fileName: string): string {
  const whole = fileName.toWellFormed()
  const plain = whole
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const coded = encodeURIComponent(whole).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${coded}`
}
