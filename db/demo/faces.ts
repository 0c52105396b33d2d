// Faces of the demo's people: drawn flat and calm from the person's id, cast as a photo would be, and let be seen.
import { createHash } from 'node:crypto'
import type { Insertable } from 'kysely'
import type { Database } from '../schema'
import type { Person } from './careers'
import { isMans } from './names'
import { Chance } from './random'

export type Sitter = {
  id: string
  firstName: string
  /** How far they let their photo be seen. */
  seenBy: 'networks' | 'managers'
}

const skins = [
  { skin: '#f3d3bd', dark: false },
  { skin: '#eec3a4', dark: false },
  { skin: '#e3ae8a', dark: false },
  { skin: '#f6dccb', dark: false },
  { skin: '#e9bd9b', dark: false },
  { skin: '#c98d68', dark: true },
  { skin: '#8f5f43', dark: true },
]
const darkHairs = ['#1f1a18', '#2e2622', '#4a352a', '#9d9a96']
const hairs = [
  '#2e2622',
  '#4a352a',
  '#6f4c33',
  '#9a6b3f',
  '#c9a063',
  '#d9c08f',
  '#9d9a96',
  '#d8d6d2',
  '#7c3f2a',
]
const clothes = ['#27405f', '#3c4654', '#5a6e86', '#6a5871', '#2f5d5a', '#7d4a4a', '#8a8f98', '#43506b']
const shirts = ['#ffffff', '#e8eef6', '#f2e9dc', '#dfe7e3']
const grounds = ['#dbe6f1', '#e6e1ef', '#dfece7', '#f1e7dc', '#e5e8ec', '#d9e7ee', '#efe3e3']

/** Hair that is seen over the forehead; all end at the ears. */
const fronts = {
  short:
    'M73 100 C70 52 98 40 122 40 C150 40 172 56 167 100 C163 84 156 72 144 70 C120 72 98 68 88 76 C80 82 76 90 73 100 Z',
  parted:
    'M72 108 C66 56 96 38 124 40 C154 42 174 60 168 108 C164 86 152 74 134 66 C122 78 96 82 84 82 C78 88 74 98 72 108 Z',
  fringe:
    'M72 112 C66 54 96 36 120 36 C146 36 174 54 168 112 C166 98 164 90 160 86 C140 90 100 90 80 86 C76 90 74 98 72 112 Z',
  high: 'M76 92 C74 60 98 46 120 46 C142 46 166 60 164 92 C160 78 150 66 120 66 C90 66 80 78 76 92 Z',
}

/** Hair that falls behind the head. */
const backs = {
  long: 'M66 108 C60 50 96 34 120 34 C146 34 180 50 174 108 C176 142 178 168 170 186 L70 186 C62 168 64 142 66 108 Z',
  bob: 'M66 108 C60 52 96 34 120 34 C146 34 180 52 174 108 C176 128 172 146 164 152 L76 152 C68 146 64 128 66 108 Z',
}

const beard =
  'M76 112 C78 150 96 166 120 166 C144 166 162 150 164 112 C158 126 150 130 140 128 C128 124 112 124 100 128 C90 130 82 126 76 112 Z'

const path = (drawn: string, fill: string): string => `<path d="${drawn}" fill="${fill}"/>`
const line = (drawn: string, colour: string, width: number): string =>
  `<path d="${drawn}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round"/>`

/** The hair behind the head and over it; some men have little of it. */
function hairOf(chance: Chance, man: boolean, colour: string): { behind: string; over: string } {
  if (man) {
    const front = chance.oneOf(['short', 'parted', 'high', 'short', null] as const)
    return { behind: '', over: front === null ? '' : path(fronts[front], colour) }
  }
  const back = chance.oneOf(['long', 'bob', 'bob', null] as const)
  const front = chance.oneOf(['parted', 'fringe', 'short'] as const)
  return { behind: back === null ? '' : path(backs[back], colour), over: path(fronts[front], colour) }
}

/** Jacket, shirt and, now and then, a scarf or a round collar. */
function clothesOf(chance: Chance): string {
  const [jacket, shirt] = [chance.oneOf(clothes), chance.oneOf(shirts)]
  const body = path('M28 240 C30 196 62 178 96 172 L144 172 C178 178 210 196 212 240 Z', jacket)
  const collar = chance.happens(0.6)
    ? path('M96 171 L120 212 L144 171 Z', shirt)
    : path('M92 172 C100 194 140 194 148 172 Z', shirt)
  return body + collar
}

function glassesOf(chance: Chance): string {
  const rim = chance.oneOf(['#2b2f36', '#5b3a2a', '#41506b'])
  const round = chance.happens(0.5) ? 13 : 6
  const lens = (x: number) =>
    `<rect x="${x}" y="92" width="28" height="24" rx="${round}" fill="none" stroke="${rim}" stroke-width="3"/>`
  return lens(87) + lens(125) + line('M115 102 C118 99 122 99 125 102', rim, 3)
}

/** A portrait as SVG: the same for the same person always. */
export function portraitOf({ id, firstName }: Pick<Sitter, 'id' | 'firstName'>): string {
  const chance = new Chance(1, `face ${id}`)
  const man = isMans(firstName)
  const { skin, dark } = chance.oneOf(skins)
  const hair = chance.oneOf(dark ? darkHairs : hairs)
  const { behind, over } = hairOf(chance, man, hair)
  const shade = 'rgba(60,30,20,0.16)'
  const ink = '#3a2a24'
  const smile = chance.between(3, 9)
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" width="480" height="480" viewBox="0 0 240 240">',
    `<rect width="240" height="240" fill="${chance.oneOf(grounds)}"/>`,
    behind,
    clothesOf(chance),
    path('M102 140 L138 140 L138 170 C138 186 102 186 102 170 Z', skin),
    path('M102 150 C112 166 128 166 138 150 L138 158 C128 174 112 174 102 158 Z', shade),
    `<circle cx="74" cy="108" r="9" fill="${skin}"/><circle cx="166" cy="108" r="9" fill="${skin}"/>`,
    `<ellipse cx="120" cy="104" rx="46" ry="${chance.between(54, 59)}" fill="${skin}"/>`,
    man && chance.happens(0.35) ? path(beard, hair) : '',
    over,
    `<circle cx="101" cy="105" r="4" fill="${ink}"/><circle cx="139" cy="105" r="4" fill="${ink}"/>`,
    line('M92 92 C97 88 105 88 110 91', hair, 4) + line('M130 91 C135 88 143 88 148 92', hair, 4),
    line('M120 108 C117 118 117 122 122 123', shade, 4),
    line(
      `M104 ${139 - smile / 3} C112 ${139 + smile} 128 ${139 + smile} 136 ${139 - smile / 3}`,
      '#a4483f',
      4,
    ),
    chance.happens(0.35) ? glassesOf(chance) : '',
    '</svg>',
  ].join('')
}

/** The photos of some people, in the two sizes that photos are kept in; the same bytes for the same people. */
export async function photosOf(
  sitters: readonly Sitter[],
  uploadedAt: string,
): Promise<Insertable<Database['photo']>[]> {
  const { default: sharp } = await import('sharp')
  const cast = async (svg: string, side: number): Promise<string> => {
    const bytes = await sharp(Buffer.from(svg)).resize(side, side).webp({ quality: 80, effort: 1 }).toBuffer()
    return bytes.toString('base64')
  }
  return Promise.all(
    sitters.map(async (sitter) => {
      const svg = portraitOf(sitter)
      const [large, small] = [await cast(svg, 480), await cast(svg, 96)]
      const mark = createHash('sha256').update(large).digest('hex').slice(0, 16)
      return { personId: sitter.id, mark, large, small, uploadedAt }
    }),
  )
}

/** Some forty of the people have a photo: a course together, and a few of other courses and of the forum. */
export function sittersOf({
  course,
  forum,
  others,
}: Record<'course' | 'forum' | 'others', readonly Person[]>): Sitter[] {
  const seated = new Map<string, Sitter>()
  const seat = (people: readonly Person[], most: number, seenBy: Sitter['seenBy']) => {
    for (const { id, firstName } of people.filter((person) => !seated.has(person.id)).slice(0, most))
      seated.set(id, { id, firstName, seenBy })
  }
  seat(course, 18, 'networks')
  seat(forum, 10, 'managers')
  seat(others, 12, 'networks')
  return [...seated.values()]
}

/** What the sitters let be seen of them: the photo, and nothing else. */
export const shownPhotos = (
  sitters: readonly Sitter[],
  newId: (at: string) => string,
  sharedAt: string,
): Insertable<Database['sharedField']>[] =>
  sitters.map(({ id, seenBy }) => ({ id: newId(sharedAt), personId: id, field: 'photo', seenBy }))
