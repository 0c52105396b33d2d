// The pairs of colours that stand on each other, and how far apart their lightness is (WCAG 2.2, relative luminance).

/** Text on its ground: at least 4.5:1. The first is the text. */
export const texts: readonly [string, string][] = [
  ['ink', 'paper'],
  ['ink', 'ground'],
  ['ink', 'sunken'],
  ['ink-soft', 'paper'],
  ['ink-soft', 'ground'],
  ['ink-soft', 'sunken'],
  ['on-brand', 'brand'],
  ['on-brand-soft', 'brand'],
  ['on-act', 'act'],
  ['act-strong', 'paper'],
  ['act-strong', 'ground'],
  ['act-strong', 'act-tint'],
  ['act-strong', 'act-faint'],
  ['yes-ink', 'yes-tint'],
  ['maybe-ink', 'maybe-tint'],
  ['no', 'no-tint'],
  ['no', 'paper'],
  ['wait', 'wait-tint'],
  ['ink', 'yes-tint'],
  ['ink', 'maybe-tint'],
  ['ink', 'no-tint'],
  ['ink', 'info-tint'],
  ['ink', 'heat-1'],
  ['ink', 'heat-2'],
]

/** Edges of fields, signs and the ring of focus on their ground: at least 3:1. */
export const parts: readonly [string, string][] = [
  ['line', 'paper'],
  ['focus', 'paper'],
  ['act', 'paper'],
  ['accent', 'brand'],
  ['yes', 'paper'],
  ['no-fill', 'paper'],
  ['wait-fill', 'paper'],
]

const hslShaped = /^hsl\((\d+(?:\.\d+)?), (\d+(?:\.\d+)?)%, (\d+(?:\.\d+)?)%\)$/

/** @param colour `hsl(202, 7%, 97%)`. @throws when it is written otherwise */
function luminanceOf(colour: string): number {
  const [, hue, saturation, lightness] = hslShaped.exec(colour) ?? []
  if (hue === undefined) throw new Error(`${colour} is no colour`)
  const [s, l] = [Number(saturation) / 100, Number(lightness) / 100]
  const reach = s * Math.min(l, 1 - l)
  const channel = (from: number) => {
    const at = (from + Number(hue) / 30) % 12
    const value = l - reach * Math.max(-1, Math.min(at - 3, 9 - at, 1))
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(0) + 0.7152 * channel(8) + 0.0722 * channel(4)
}

/** From 1 (the same lightness) to 21 (black on white). */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

export type Colours = Record<string, string>

/** The colours of tokens.css by name; dark has those of light that it does not change. */
export function readTokens(css: string): { light: Colours; dark: Colours } {
  const colours = (text: string): Colours =>
    Object.fromEntries(
      [...text.matchAll(/--([\w-]+): (hsl\([^)]*\));/g)].map(([, name = '', value = '']) => [name, value]),
    )
  const cut = css.indexOf('@media')
  const light = colours(css.slice(0, cut))
  return { light, dark: { ...light, ...colours(css.slice(cut)) } }
}
