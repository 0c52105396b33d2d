// What an organisation has been called and where it has belonged, as periods that follow each other without gaps.
import { daysLater, type PlainDate } from '../core/time'

/** What may change in an organisation's life while it stays the same body. */
export type Standing = { nameFi: string; nameSv: string; nameEn: string; sectorId: string | null }

/** A time in which nothing changed. The last one of a history is the present, and open unless the body has ended. */
export type Spell = Standing & { validFrom: PlainDate; validTo: PlainDate | null }

const same = (a: Standing, b: Standing): boolean =>
  a.nameFi === b.nameFi && a.nameSv === b.nameSv && a.nameEn === b.nameEn && a.sectorId === b.sectorId

/** Cuts the spell that runs over the day in two. */
const cutAt = (spells: readonly Spell[], day: PlainDate): Spell[] =>
  spells.flatMap((spell) =>
    spell.validFrom < day && (spell.validTo === null || spell.validTo >= day)
      ? [
          { ...spell, validTo: daysLater(day, -1) },
          { ...spell, validFrom: day },
        ]
      : [spell],
  )

/** Spells in which nothing changed between them become one. */
function joined(spells: readonly Spell[]): Spell[] {
  const out: Spell[] = []
  for (const spell of spells) {
    const last = out.at(-1)
    if (last && same(last, spell)) last.validTo = spell.validTo
    else out.push({ ...spell })
  }
  return out
}

/** Every spell from the day on as `change` makes it. */
export const changedFrom = (
  spells: readonly Spell[],
  day: PlainDate,
  change: (standing: Standing) => Partial<Standing>,
): Spell[] =>
  joined(cutAt(spells, day).map((spell) => (spell.validFrom < day ? spell : { ...spell, ...change(spell) })))

/**
 * Takes names or a sector as they became on a day. They hold until the next change of the same thing: what came later
 * stays as it was. On the first day of a spell it corrects that spell.
 */
export function becameOn(spells: readonly Spell[], day: PlainDate, became: Partial<Standing>): Spell[] {
  const keys = Object.keys(became) as (keyof Standing)[]
  const cut = cutAt(spells, day)
  const until = cut.find((spell) => spell.validFrom >= day)
  if (!until) return [...spells]
  let holds = true
  return joined(
    cut.map((spell) => {
      if (spell.validFrom < day) return spell
      holds &&= keys.every((key) => spell[key] === until[key])
      return holds ? { ...spell, ...became } : spell
    }),
  )
}

/** What is written now was wrong from when it began to be written: the spells back to then are put right too. */
export function corrected(spells: readonly Spell[], right: Partial<Standing>): Spell[] {
  const keys = Object.keys(right) as (keyof Standing)[]
  const now = spells.at(-1)
  const differs = spells.findLastIndex((spell) => keys.some((key) => spell[key] !== now?.[key]))
  return joined(spells.map((spell, at) => (at > differs ? { ...spell, ...right } : spell)))
}

/** The spell of a day; a day before the first or after the last has none. */
export const spellOn = (spells: readonly Spell[], day: PlainDate): Spell | undefined =>
  spells.find((spell) => spell.validFrom <= day && (spell.validTo === null || spell.validTo >= day))
