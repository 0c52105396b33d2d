// Cells as values: dates, yes and no, languages, roles and other words of lists, as people write them.
import {
  membershipEnds,
  membershipRoles,
  organisationKinds,
  roleClasses,
  type Gender,
  type Locale,
  type MembershipEnd,
  type MembershipRole,
  type RoleClass,
} from '#db/schema'
import type { PlainDate } from '../core/time'
import { asHomeRegion, type HomeRegion } from '../people/home-regions'
import { folded } from './folding'

const days = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

const earliest = 1900
const latest = 2150

function plainDate(year: number, month: number, day: number): PlainDate | null {
  if (year < earliest || year > latest || month < 1 || month > 12 || day < 1 || day > days(year, month))
    return null
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** The day Excel counts from: its 1900 has a 29 February that never was, so the count holds from March on. */
const excelBegins = Date.UTC(1899, 11, 30)

/**
 * A date as it is written in Finland (1.3.2019), in Sweden and in files (2019-03-01), or as Excel's bare number.
 * @returns null when it is none, or could be two
 */
export function readDate(text: string): PlainDate | null {
  const cell = text.trim()
  const finnish = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\.?$/.exec(cell)
  if (finnish) return plainDate(Number(finnish[3]), Number(finnish[2]), Number(finnish[1]))
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}[:.]\d{2}.*)?$/.exec(cell)
  if (iso) return plainDate(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  if (/^\d{5}(\.0+)?$/.test(cell)) {
    const at = new Date(excelBegins + Math.floor(Number(cell)) * 86_400_000)
    return plainDate(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate())
  }
  return null
}

const yes = new Set([
  '1',
  'x',
  'k',
  'kylla',
  'on',
  'ok',
  'ja',
  'j',
  'yes',
  'y',
  'true',
  'tosi',
  'sant',
  'joo',
])
const no = new Set(['0', 'e', 'ei', 'nej', 'n', 'no', 'false', 'epatosi', 'falskt', ''])

/** @returns null when it is neither */
export function readYes(text: string): boolean | null {
  const word = folded(text.replace(/[✓✔☑]/g, 'x'))
  // A dash alone folds to nothing.
  if (yes.has(word)) return true
  return no.has(word) ? false : null
}

const languages: Record<Locale, string[]> = {
  fi: ['fi', 'suomi', 'finska', 'finnish', 'fin', 's', 'su'],
  sv: ['sv', 'se', 'ruotsi', 'svenska', 'swedish', 'swe', 'r', 'ru'],
  en: ['en', 'englanti', 'engelska', 'english', 'eng', 'e'],
}

/** The value of a list whose words the text is; null when it is none. */
const ofWords = <Value extends string>(words: Record<Value, string[]>, text: string): Value | null =>
  (Object.entries(words) as [Value, string[]][]).find(([, known]) => known.includes(folded(text)))?.[0] ??
  null

export const readLanguage = (text: string): Locale | null => ofWords(languages, text)

const genders: Record<Gender, string[]> = {
  woman: ['nainen', 'n', 'kvinna', 'k', 'woman', 'female', 'f', 'w'],
  man: ['mies', 'm', 'man', 'male'],
  other: ['muu', 'annat', 'other', 'x'],
}

export const readGender = (text: string): Gender | null => ofWords(genders, text)

const regions: Record<HomeRegion, string[]> = {
  '01': ['uusimaa', 'nyland'],
  '02': ['varsinais suomi', 'egentliga finland', 'southwest finland'],
  '04': ['satakunta'],
  '05': ['kanta hame', 'egentliga tavastland'],
  '06': ['pirkanmaa', 'birkaland'],
  '07': ['paijat hame', 'paijanne tavastland'],
  '08': ['kymenlaakso', 'kymmenedalen'],
  '09': ['etela karjala', 'sodra karelen', 'south karelia'],
  '10': ['etela savo', 'sodra savolax', 'south savo'],
  '11': ['pohjois savo', 'norra savolax', 'north savo'],
  '12': ['pohjois karjala', 'norra karelen', 'north karelia'],
  '13': ['keski suomi', 'mellersta finland', 'central finland'],
  '14': ['etela pohjanmaa', 'sodra osterbotten', 'south ostrobothnia'],
  '15': ['pohjanmaa', 'osterbotten', 'ostrobothnia'],
  '16': ['keski pohjanmaa', 'mellersta osterbotten', 'central ostrobothnia'],
  '17': ['pohjois pohjanmaa', 'norra osterbotten', 'north ostrobothnia'],
  '18': ['kainuu', 'kajanaland'],
  '19': ['lappi', 'lappland', 'lapland'],
  '21': ['ahvenanmaa', 'aland'],
}

/** A region by its name or by its code, whose first zero Excel may have dropped. */
export const readRegion = (text: string): HomeRegion | null =>
  asHomeRegion(text.trim().padStart(2, '0')) ?? ofWords(regions, text)

const roles: Record<MembershipRole, string[]> = {
  member: ['jasen', 'medlem', 'member', 'osallistuja'],
  chair: ['puheenjohtaja', 'pj', 'ordforande', 'ordf', 'chair', 'chairperson', 'chairman'],
  viceChair: [
    'varapuheenjohtaja',
    'vara pj',
    'varapj',
    'vpj',
    'vice ordforande',
    'viceordforande',
    'vice chair',
    'deputy chair',
  ],
  secretary: ['sihteeri', 'siht', 'sekreterare', 'secretary'],
  coordinator: ['koordinaattori', 'koordinator', 'coordinator', 'samordnare'],
  liaison: ['yhteyshenkilo', 'kontaktperson', 'liaison', 'contact', 'contact person'],
  outside: [
    'ulkopuolinen',
    'ulkopuolinen jasen',
    'ulkopuolinen osallistuja',
    'kumppani',
    'utomstaende',
    'utomstaende deltagare',
    'outside',
    'outside participant',
    'outsider',
    'external',
  ],
}

export const readRole = (text: string): MembershipRole | null =>
  membershipRoles.find((role) => role === text.trim()) ?? ofWords(roles, text)

const ends: Record<MembershipEnd, string[]> = {
  leftPost: [
    'siirtyi pois tehtavasta',
    'vaihtoi tehtavaa',
    'lamnade uppgiften',
    'bytte uppgift',
    'left post',
    'changed post',
  ],
  retired: [
    'elakkeelle',
    'jai elakkeelle',
    'elake',
    'elakoityi',
    'gick i pension',
    'pension',
    'pensionerad',
    'retired',
    'retirement',
  ],
  leftState: [
    'jai pois valtion palveluksesta',
    'pois valtiolta',
    'lamnade statens tjanst',
    'left the state',
    'left state service',
  ],
  ownWish: [
    'oma pyynto',
    'omasta pyynnosta',
    'omasta toiveesta',
    'egen begaran',
    'pa egen begaran',
    'own wish',
    'own request',
    'at own request',
  ],
  noLongerFits: [
    'ei enaa kuulu',
    'uppfyller inte langre',
    'hor inte langre till',
    'no longer fits',
    'no longer eligible',
  ],
  organisationEnded: [
    'organisaatio paattyi',
    'virasto lakkautettu',
    'organisationen upphorde',
    'organisation ended',
  ],
  networkEnded: [
    'verkosto paattyi',
    'ryhma paattyi',
    'natverket upphorde',
    'gruppen upphorde',
    'network ended',
    'group ended',
  ],
  groupSplit: ['ryhma jaettiin', 'gruppen delades', 'group was split', 'group split'],
  groupsMerged: ['ryhmat yhdistettiin', 'grupperna slogs samman', 'groups were merged', 'groups merged'],
  roleChanged: ['rooli vaihtui', 'rollen byttes', 'role changed'],
  other: ['muu', 'muu syy', 'annan', 'annan orsak', 'other', 'other reason'],
}

export const readEnd = (text: string): MembershipEnd | null =>
  membershipEnds.find((end) => end === text.trim()) ?? ofWords(ends, text)

const classes: Record<RoleClass, string[]> = {
  permanentSecretary: [
    'kansliapaallikko',
    'kansliapaallikot',
    'kanslichef',
    'kanslichefer',
    'permanent secretary',
    'permanent secretaries',
  ],
  headOfAgency: [
    'viraston paallikko',
    'virastojen paallikot',
    'virastopaallikko',
    'myndighetschef',
    'myndighetschefer',
    'ambetsverkschef',
    'head of agency',
    'heads of agencies',
  ],
  departmentHead: [
    'osastopaallikko',
    'osastopaallikot',
    'avdelningschef',
    'avdelningschefer',
    'department head',
    'heads of departments',
    'head of department',
  ],
  director: [
    'johtaja',
    'johtajat',
    'muu johtaja',
    'muut johtajat',
    'direktor',
    'direktorer',
    'ovriga direktorer',
    'director',
    'directors',
    'other directors',
  ],
  hrLead: [
    'henkilostojohto',
    'henkilostojohtaja',
    'henkilostojohtajat',
    'personalledning',
    'personalchef',
    'personaldirektor',
    'hr',
    'head of hr',
    'heads of hr',
    'hr lead',
  ],
  developmentHead: [
    'kehittamisjohto',
    'kehittamisjohtaja',
    'kehittamisjohtajat',
    'utvecklingschef',
    'utvecklingsdirektor',
    'head of development',
    'heads of development',
  ],
  trainingHead: [
    'koulutusjohto',
    'koulutuspaallikko',
    'koulutuspaallikot',
    'utbildningschef',
    'utbildningschefer',
    'head of training',
    'heads of training',
  ],
  municipalManager: [
    'kuntajohtaja',
    'kuntajohtajat',
    'kunnanjohtaja',
    'kaupunginjohtaja',
    'kommundirektor',
    'kommundirektorer',
    'municipal manager',
    'municipal managers',
  ],
  countyDirector: [
    'hyvinvointialuejohtaja',
    'hyvinvointialuejohtajat',
    'valfardsomradesdirektor',
    'county director',
    'county directors',
  ],
  expert: ['asiantuntija', 'asiantuntijat', 'sakkunnig', 'sakkunniga', 'expert', 'experts', 'specialist'],
  assistant: ['assistentti', 'assistentit', 'assistent', 'assistenter', 'assistant', 'assistants'],
}

export const readRoleClass = (text: string): RoleClass | null =>
  roleClasses.find((one) => one === text.trim()) ?? ofWords(classes, text)

/** The course's number out of "7. kurssi", "TJ 7", "7"; null when there is none, or several. */
export function readCourseNumber(text: string): number | null {
  const numbers = text.match(/\d+/g) ?? []
  const [only] = numbers
  return numbers.length === 1 && only !== undefined && only.length <= 3 ? Number(only) : null
}

export const isOrganisationKind = (text: string | undefined) =>
  organisationKinds.find((kind) => kind === text) ?? null

const address = /^[^\s@<>(),;:"]+@[^\s@<>(),;:".]+(\.[^\s@<>(),;:".]+)+$/

/** An e-mail address in lower case, out of "Nimi <osoite>" or alone; null when it is none. */
export function readEmail(text: string): string | null {
  const inside = /<([^<>]+)>\s*$/.exec(text)?.[1] ?? text
  const bare = inside
    .trim()
    .replace(/^mailto:/i, '')
    .toLowerCase()
  return address.test(bare) && bare.length <= 200 ? bare : null
}

/** A person's two names out of one cell: "Virta, Aino", "Aino Virta"; null when there is but one word. */
export function readFullName(text: string): { firstName: string; lastName: string } | null {
  const cell = text.replace(/\s+/g, ' ').trim()
  const comma = /^([^,]+),\s*([^,]+)$/.exec(cell)
  if (comma?.[1] && comma[2]) return { lastName: comma[1].trim(), firstName: comma[2].trim() }
  const words = cell.split(' ')
  if (words.length < 2 || cell.includes(',')) return null
  // "von Essen", "af Ursin", "de la Gardie": the small words belong to the last name.
  const small = words.findIndex((word, at) => at > 0 && /^(von|af|de|van|der|den|la|le|di|da)$/.test(word))
  const at = small === -1 ? words.length - 1 : small
  return { firstName: words.slice(0, at).join(' '), lastName: words.slice(at).join(' ') }
}

/** Addresses of pages out of a cell, one a line; null when one is none. One without its beginning is a secure one. */
export function readLinks(text: string): string | null {
  const links = text
    .split(/[\s;,]+/)
    .filter((link) => link !== '')
    .map((link) => (/^[a-z][a-z0-9+.-]*:/i.test(link) ? link : `https://${link}`))
  const isPage = (link: string) => /^https?:$/.test(URL.parse(link)?.protocol ?? '') && /\.\w/.test(link)
  return links.every(isPage) ? links.join('\n') : null
}
