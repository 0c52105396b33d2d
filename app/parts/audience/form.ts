// Reads the forms of the audience page; the browser reads the form of a new part the same way, to say it at once.
import { organisationKinds, roleClasses } from '#db/schema'
import type { AudiencePart, Criterion, Mode, OpenKind } from '~/domain/audience/parts'

/** What an organiser can press on the page. */
export type AudienceAct =
  | { intent: 'addParts'; parts: AudiencePart[] }
  | { intent: 'removePart'; key: string }
  | { intent: 'nameIn' | 'unname' | 'leaveOut' | 'takeBack'; people: string[] }
  | { intent: 'useSaved'; id: string; how: 'add' | 'replace' }
  | { intent: 'save'; name: string; replace: boolean }
  | { intent: 'forget'; id: string }

const texts = (form: FormData, name: string): string[] =>
  form.getAll(name).filter((value): value is string => typeof value === 'string' && value !== '')
const text = (form: FormData, name: string): string => texts(form, name)[0] ?? ''

const known = <Value extends string>(values: readonly Value[], given: string[]): Value[] =>
  values.filter((value) => given.includes(value))

function criteriaFrom(form: FormData): Criterion[] {
  const all: Criterion[] = []
  if (text(form, 'seniorManagement') !== '') all.push({ kind: 'seniorManagement' })
  const roles = known(roleClasses, texts(form, 'roleClass'))
  if (roles.length > 0) all.push({ kind: 'roleClass', of: roles })
  const kinds = known(organisationKinds, texts(form, 'organisationKind'))
  if (kinds.length > 0) all.push({ kind: 'organisationKind', of: kinds })
  const organisations = texts(form, 'organisation')
  if (organisations.length > 0) all.push({ kind: 'organisation', of: organisations })
  for (const kind of ['sector', 'network', 'smallGroup'] as const) all.push(...openCriterion(form, kind))
  return all
}

function openCriterion(form: FormData, kind: OpenKind): Criterion[] {
  const of = texts(form, kind)
  if (of.length === 0) return []
  return [{ kind, of: of.includes('every') ? 'every' : of }]
}

/**
 * The parts that the form describes: one, or two when whole programmes and single courses are both ticked, for under
 * one heading any choice is enough. None when nothing is chosen.
 */
export function partsFrom(form: FormData): AudiencePart[] {
  const mode: Mode = text(form, 'mode') === 'exclude' ? 'exclude' : 'include'
  const base = criteriaFrom(form)
  const courses = texts(form, 'course')
  const studies: Criterion[] = [
    ...openCriterion(form, 'programme'),
    ...(courses.length > 0 ? [{ kind: 'course' as const, of: courses }] : []),
  ]
  if (studies.length > 0) return studies.map((study) => ({ mode, all: [...base, study] }))
  return base.length > 0 ? [{ mode, all: base }] : []
}

/** What was pressed; null for a press that the page does not have. */
export function readAudienceAct(form: FormData): AudienceAct | null {
  const intent = text(form, 'intent')
  switch (intent) {
    case 'addParts':
      return { intent, parts: partsFrom(form) }
    case 'removePart':
      return { intent, key: text(form, 'key') }
    case 'nameIn':
    case 'unname':
    case 'leaveOut':
    case 'takeBack':
      return { intent, people: texts(form, 'person') }
    case 'useSaved':
      return { intent, id: text(form, 'id'), how: text(form, 'how') === 'add' ? 'add' : 'replace' }
    case 'save':
      return { intent, name: text(form, 'name'), replace: text(form, 'replace') !== '' }
    case 'forget':
      return { intent, id: text(form, 'id') }
    default:
      return null
  }
}

/** The version that the organiser looked at. */
export const versionFrom = (form: FormData): number => Number(text(form, 'version') || -1)
