// Name badges: the sheets they are cut from, in millimetres, and how large a name may stand. Safe in the browser.

/** A4 with so many labels across and down; `left` and `top` are the edges of the sheet, `gapX` and `gapY` between labels. */
export type Sheet = {
  id: string
  width: number
  height: number
  across: number
  down: number
  left: number
  top: number
  gapX: number
  gapY: number
}

const middle = (whole: number, part: number, times: number) =>
  Math.round(((whole - part * times) / 2) * 10) / 10
const a4 = { width: 210, height: 297 } as const

const centred = (id: string, width: number, height: number, across: number, down: number): Sheet => ({
  id,
  width,
  height,
  across,
  down,
  left: middle(a4.width, width, across),
  top: middle(a4.height, height, down),
  gapX: 0,
  gapY: 0,
})

/** The common ones: cards for holders, a card of a wallet's size, A7, and labels of 21 a sheet. */
export const sheets: readonly [Sheet, ...Sheet[]] = [
  centred('90x55', 90, 55, 2, 5),
  centred('85x54', 85, 54, 2, 5),
  centred('105x74', 105, 74, 2, 4),
  { id: '63x38', width: 63.5, height: 38.1, across: 3, down: 7, left: 7.2, top: 15.1, gapX: 2.5, gapY: 0 },
]

export const sheetOf = (id: string | null): Sheet => sheets.find((sheet) => sheet.id === id) ?? sheets[0]

export const perSheet = ({ across, down }: Sheet): number => across * down

/** How far a printer's paper may be off, in millimetres either way. */
export const mostOff = 5

/** A correction in millimetres, by tenths; 0 when it is none. */
export function readOff(text: string | null): number {
  const given = Number((text ?? '').replace(',', '.'))
  if (!Number.isFinite(given)) return 0
  return Math.round(Math.min(mostOff, Math.max(-mostOff, given)) * 10) / 10
}

/** Millimetres of a point, and the width of a letter of our typeface beside its size, wide capitals reckoned in. */
const millimetre = 0.3528
const letterWidth = (letter: string): number =>
  /[MWÄÖÅmw@]/.test(letter)
    ? 0.86
    : /[ijlIftr.,'\- ]/.test(letter)
      ? 0.36
      : /[A-Z]/.test(letter)
        ? 0.66
        : 0.55

/** How wide a text stands at a size, in millimetres; somewhat more than it will, so that it never runs over. */
export const widthOf = (text: string, points: number): number =>
  [...text].reduce((sum, letter) => sum + letterWidth(letter), 0) * points * millimetre

/** The space around a badge's text, and the band of the sector's sign at its side. */
export const padding = 4
const band = 13

export const textWidth = (sheet: Sheet): number => sheet.width - 2 * padding - (sheet.width < 70 ? 9 : band)

/** The largest name that a sheet bears, and the smallest that is still read at an arm's length, in points. */
const largest = (sheet: Sheet): number => (sheet.height < 45 ? 17 : sheet.height < 60 ? 26 : 32)
const smallest = 9

/** A text that is longer than a line is broken between its words, and within one only when it must be. */
function linesAt(text: string, points: number, width: number): number {
  let lines = 1
  let filled = 0
  for (const word of text.split(/(?<=[\s-])/)) {
    const long = widthOf(word, points)
    if (long > width) return Infinity
    if (filled + long > width) {
      lines += 1
      filled = 0
    }
    filled += long
  }
  return lines
}

/** Points for a name, so that its first names and its last name take two lines at most each and no word runs over. */
export function namePoints(person: { firstName: string; lastName: string }, sheet: Sheet): number {
  const width = textWidth(sheet)
  for (let points = largest(sheet); points > smallest; points--) {
    const lines = linesAt(person.firstName, points, width) + linesAt(person.lastName, points, width)
    const tall = lines * points * 1.15 * millimetre
    if (lines <= 3 && tall <= sheet.height * 0.52) return points
  }
  return smallest
}

/** Points for title and organisation: smaller the more there is to say. */
export function rolePoints(texts: readonly string[], sheet: Sheet): number {
  const width = textWidth(sheet)
  const most = sheet.height < 45 ? 9 : 12
  for (let points = most; points > 6; points--) {
    const lines = texts.reduce((sum, text) => sum + linesAt(text, points, width), 0)
    if (lines * points * 1.25 * millimetre <= sheet.height * 0.34) return points
  }
  return 6
}

/** Colours that stand apart, by the place of the sector among the others; the sign stands beside it. */
export const hueOf = (code: string, codes: readonly string[]): number =>
  Math.round((Math.max(0, codes.indexOf(code)) * 360 * 0.381966) % 360)
