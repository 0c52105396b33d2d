// Finds an organisation by what a sheet calls it: a name of now or earlier in any language, or a common short name.
import type { OrganisationKind } from '#db/schema'
import type { PlainDate } from '../core/time'
import { folded, likeness } from './folding'

export type KnownOrganisation = {
  id: string
  nameFi: string
  nameSv: string
  nameEn: string
  kind: OrganisationKind
  sectorId: string | null
  validFrom: PlainDate
  validTo: PlainDate | null
  successorId: string | null
  /** Names of earlier times, in any language. */
  earlier: string[]
}

/** Short names in general use, by the Finnish name. A ministry is also known by the sign of its sector. */
const shortNames: Record<string, string> = {
  'digi ja vaestotietovirasto': 'dvv, mdb',
  'valtion tieto ja viestintatekniikkakeskus valtori': 'valtori',
  'valtion talous ja henkilostohallinnon palvelukeskus palkeet': 'palkeet',
  'valtion taloudellinen tutkimuskeskus': 'vatt',
  valtiokonttori: 'vk, konttori',
  verohallinto: 'vero, verottaja',
  tulli: 'tullihallitus',
  tilastokeskus: 'tk, stat',
  opetushallitus: 'oph, ubs',
  'suomen akatemia': 'aka, akatemia',
  museovirasto: 'mv',
  ruokavirasto: 'evira, maaseutuvirasto',
  maanmittauslaitos: 'mml, lmv',
  luonnonvarakeskus: 'luke',
  'ilmatieteen laitos': 'il, fmi, ilmatieteenlaitos',
  'kilpailu ja kuluttajavirasto': 'kkv',
  'patentti ja rekisterihallitus': 'prh, prs',
  'turvallisuus ja kemikaalivirasto tukes': 'tukes',
  'geologian tutkimuskeskus': 'gtk',
  'terveyden ja hyvinvoinnin laitos': 'thl',
  kansanelakelaitos: 'kela, fpa',
  'suomen ymparistokeskus': 'syke',
  maahanmuuttovirasto: 'migri',
  suojelupoliisi: 'supo, skypo',
  poliisihallitus: 'poha',
  rajavartiolaitos: 'raja, rvl',
  hatakeskuslaitos: 'hakel',
  poliisiammattikorkeakoulu: 'polamk',
  puolustusvoimat: 'pv, paaesikunta',
  rikosseuraamuslaitos: 'rise',
  oikeusrekisterikeskus: 'ork',
  'kansallinen audiovisuaalinen instituutti': 'kavi',
  'kotimaisten kielten keskus': 'kotus',
  'valtion taloudellinen tarkastusvirasto': 'vtv',
  'valtiontalouden tarkastusvirasto': 'vtv',
  'laakealan turvallisuus ja kehittamiskeskus fimea': 'fimea',
  'sosiaali ja terveysalan lupa ja valvontavirasto': 'valvira',
  sateilyturvakeskus: 'stuk',
  'liikenne ja viestintavirasto traficom': 'traficom',
  'valtioneuvoston kanslia': 'vnk, srk',
}

/** What is written after a name: its sign or its place. "Valtiovarainministeriö (VM)" is known by all three. */
function writtenAs(text: string): string[] {
  const inside = /^(.*?)\s*[([]([^()[\]]+)[)\]]\s*$/.exec(text.trim())
  const parts = inside ? [text, inside[1] ?? '', inside[2] ?? ''] : [text]
  return parts.map(folded).filter((part) => part !== '')
}

export type OrganisationFinder = {
  /** Those known by the name, the ones that stand on the day before the ended ones. */
  find: (name: string, on: PlainDate) => KnownOrganisation[]
  /** The most alike by name among those that stand on the day, and the followers of one that has ended. */
  alike: (name: string, on: PlainDate) => KnownOrganisation[]
  byId: ReadonlyMap<string, KnownOrganisation>
}

const standsOn = ({ validFrom, validTo }: KnownOrganisation, on: PlainDate): boolean =>
  validFrom <= on && (validTo === null || validTo >= on)

/** @param signs the sector's sign by its id, such as VM */
export function organisationFinder(
  organisations: readonly KnownOrganisation[],
  signs: ReadonlyMap<string, string>,
): OrganisationFinder {
  const byName = new Map<string, KnownOrganisation[]>()
  const add = (name: string, organisation: KnownOrganisation) => {
    const key = folded(name)
    if (key === '') return
    const known = byName.get(key) ?? []
    if (!known.includes(organisation)) byName.set(key, [...known, organisation])
  }
  for (const organisation of organisations) {
    for (const name of namesOf(organisation)) add(name, organisation)
    const sign = organisation.sectorId === null ? undefined : signs.get(organisation.sectorId)
    if (organisation.kind === 'ministry' && sign) add(sign, organisation)
  }
  // A short name yields to a whole one: it is added when nothing is called so.
  for (const organisation of organisations)
    for (const name of shortNamesOf(organisation)) if (!byName.has(folded(name))) add(name, organisation)

  const find = (name: string, on: PlainDate): KnownOrganisation[] => {
    for (const written of writtenAs(name)) {
      const found = byName.get(written) ?? []
      const standing = found.filter((organisation) => standsOn(organisation, on))
      if (found.length > 0) return standing.length > 0 ? standing : found
    }
    return []
  }
  const byId = new Map(organisations.map((organisation) => [organisation.id, organisation]))
  const called = new Map(organisations.map((it) => [it, namesOf(it).map(folded)]))
  return { find, alike: (name, on) => alikeOf(called, byId, find(name, on), name, on), byId }
}

const namesOf = ({ nameFi, nameSv, nameEn, earlier }: KnownOrganisation): string[] => [
  nameFi,
  nameSv,
  nameEn,
  ...earlier,
]

function shortNamesOf({ nameFi, kind }: KnownOrganisation): string[] {
  const known = shortNames[folded(nameFi)]?.split(', ') ?? []
  // "Liikenne- ja viestintävirasto Traficom" is called Traficom; "Helsingin kaupunki" is called Helsinki by nobody's rule.
  const last = /\s(\p{Lu}[\p{L}]+)$/u.exec(nameFi)?.[1]
  return kind !== 'municipality' && last ? [...known, last] : known
}

const mostAlike = 5

function alikeOf(
  called: ReadonlyMap<KnownOrganisation, string[]>,
  byId: ReadonlyMap<string, KnownOrganisation>,
  ended: readonly KnownOrganisation[],
  name: string,
  on: PlainDate,
): KnownOrganisation[] {
  const followers = ended.flatMap(({ successorId }) => byId.get(successorId ?? '') ?? [])
  const key = folded(name)
  const ranked = [...called]
    .filter(([organisation]) => standsOn(organisation, on))
    .map(([organisation, names]) => ({
      organisation,
      score: Math.max(...names.map((known) => likeness(known, key))),
    }))
    .filter(({ score }) => score > 0.45)
    .sort((a, b) => b.score - a.score)
    .map(({ organisation }) => organisation)
  return [...new Set([...followers, ...ranked])].slice(0, mostAlike)
}
