// The colours of the house as tokens.css has them, light and dark, with how well each pair is told apart.
import css from '~/styles/tokens.css?raw'
import { contrast, parts, readTokens, texts } from './contrast'

/** What a colour is for, in the order of the page; the words are `design.meaning.<name>`. */
export const meant = [
  'ink',
  'inkSoft',
  'paper',
  'ground',
  'sunken',
  'line',
  'brand',
  'act',
  'actStrong',
  'accent',
  'focus',
  'yes',
  'maybe',
  'no',
  'wait',
  'noneFill',
] as const
export type Meant = (typeof meant)[number]

/** One pair in one scheme: both colours, and the ratio to two decimals, cut and not rounded up. */
export type Shade = { over: string; under: string; ratio: number }
export type Pair = { over: string; under: string; need: number; light: Shade; dark: Shade }
/** `name` is the token's, `meant` the key of its words. */
export type Colour = { name: string; meant: Meant; light: string; dark: string }

const tokens = readTokens(css)

const shadeOf = (scheme: 'light' | 'dark', over: string, under: string): Shade => {
  const [one, other] = [tokens[scheme][over] ?? '', tokens[scheme][under] ?? '']
  return { over: one, under: other, ratio: Math.floor(contrast(one, other) * 100) / 100 }
}

const pairOf =
  (need: number) =>
  ([over, under]: [string, string]): Pair => ({
    over,
    under,
    need,
    light: shadeOf('light', over, under),
    dark: shadeOf('dark', over, under),
  })

export const coloursOfHouse = (): { colours: Colour[]; pairs: Pair[] } => ({
  colours: meant.map((one) => {
    const name = one.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    return { name, meant: one, light: tokens.light[name] ?? '', dark: tokens.dark[name] ?? '' }
  }),
  pairs: [...texts.map(pairOf(4.5)), ...parts.map(pairOf(3))],
})
