// Says criteria, parts and reasons in the reader's language; safe in the browser, the names are handed to it.
import type { Locale } from '#db/schema'
import { listed, type Joining } from '~/i18n/lists'
import { nameIn } from '~/i18n/named'
import type { PageT } from '~/i18n/types'
import type { AudiencePart, Criterion, CriterionKind, Reason } from './parts'

/** The kinds whose choices are rows of the database. */
export type RowKind = Exclude<CriterionKind, 'seniorManagement' | 'roleClass' | 'organisationKind'>

/** A choice as people know it: a sector has a code, a course is called by its programme with its number. */
export type ChoiceName = { nameFi: string; nameSv: string; nameEn: string; code?: string; number?: number }

/** Names by kind and id. */
export type CriterionNames = Partial<Record<RowKind, Record<string, ChoiceName>>>

/** What saying needs. */
export type Saying = { t: PageT; locale: Locale; names: CriterionNames }

/** One choice: "VM", "Kehikko", "Tulevaisuuden johtajat, kurssi 5". */
export function choiceText({ t, locale, names }: Saying, kind: RowKind, id: string): string {
  const found = names[kind]?.[id]
  if (!found) return t('audience.unknownChoice')
  if (found.number !== undefined)
    return t('audience.course', { programme: nameIn(found, locale), number: found.number })
  return found.code ?? nameIn(found, locale)
}

function criterionText(saying: Saying, it: Criterion, joining: Joining): string {
  const { t, locale } = saying
  const join = (items: string[]) => listed(items, locale, joining)
  const alone = joining === 'conjunction' ? 'everyone' : 'anyone'
  switch (it.kind) {
    case 'seniorManagement':
      return t('audience.seniorManagement')
    case 'roleClass':
      return join(it.of.map((value) => t(`audience.roleClass.${value}`)))
    case 'organisationKind':
      return join(it.of.map((value) => t(`audience.organisationKind.${value}`)))
    case 'sector':
    case 'network':
    case 'smallGroup':
    case 'programme': {
      if (it.of === 'every') return t(`audience.${alone}.${it.kind}`)
      const text = join(it.of.map((id) => choiceText(saying, it.kind, id)))
      if (it.kind === 'sector') return t('audience.sector', { names: text })
      return it.kind === 'programme' ? t('audience.completed', { names: text }) : text
    }
    case 'course':
      return t('audience.completed', { names: join(it.of.map((id) => choiceText(saying, it.kind, id))) })
    case 'organisation':
      return join(it.of.map((id) => choiceText(saying, it.kind, id)))
    case 'person':
      return t('audience.named', { names: join(it.of.map((id) => choiceText(saying, it.kind, id))) })
  }
}

/** "HR-johto virastoissa ja ministeriöissä · hallinnonala VM tai OKM": the criteria of one part or reason. */
function criteriaText(saying: Saying, all: readonly Criterion[]): string {
  const { t, locale } = saying
  const [only, ...more] = all
  if (only && more.length === 0) return criterionText(saying, only, 'conjunction')
  const roles = all.filter((it) => it.kind === 'roleClass')
  const senior = all.find((it) => it.kind === 'seniorManagement')
  const said = new Set<Criterion>()
  let subject = ''
  if (senior || roles.length > 0) {
    const [role] = roles
    const inside = role ? criterionText(saying, role, 'conjunction') : ''
    subject = senior ? t('audience.seniorManagement') + (inside === '' ? '' : ` (${inside})`) : inside
    const where = all.find((it) => it.kind === 'organisationKind')
    if (where) {
      const kinds = where.of.map((value) => t(`audience.inOrganisationKind.${value}`))
      subject += ` ${listed(kinds, locale, 'conjunction')}`
    }
    for (const it of [senior, role, where]) if (it) said.add(it)
  }
  const rest = all.filter((it) => !said.has(it)).map((it) => criterionText(saying, it, 'disjunction'))
  return [subject, ...rest].filter((text) => text !== '').join(' · ')
}

const startLarge = (text: string, locale: Locale) =>
  text.slice(0, 1).toLocaleUpperCase(locale) + text.slice(1)

/** A part without its mode: "HR-johto virastoissa". */
export const partText = (saying: Saying, part: Pick<AudiencePart, 'all'>): string =>
  startLarge(criteriaText(saying, part.all), saying.locale)

/** Why one person is on the list, short enough for a chip. */
export function reasonText(saying: Saying, reason: Reason): string {
  const others = reason.all.filter((it) => it.kind !== 'person')
  const named = others.length < reason.all.length ? [saying.t('audience.byName')] : []
  const text = [...named, ...(others.length > 0 ? [criteriaText(saying, others)] : [])].join(' · ')
  return startLarge(text, saying.locale)
}
