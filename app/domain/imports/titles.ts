// What a title says of a post: its role class by the words in it, and the same title in the other two languages.
import type { OrganisationKind, RoleClass } from '#db/schema'
import type { Titles } from '../people/rules'
import { folded } from './folding'

/** Looked through in this order: the first words found in the folded title tell the class. */
const classWords: [RoleClass, RegExp][] = [
  ['assistant', /assistent|assistant|johdon sihteeri|chefssekreterare/],
  [
    'permanentSecretary',
    /kansliapaallikko|kanslichef|permanent (state )?secretary|permanent under secretary/,
  ],
  [
    'countyDirector',
    /hyvinvointialuejohtaja|hyvinvointialueen johtaja|valfardsomradesdirektor|county director/,
  ],
  [
    'municipalManager',
    /kunnanjohtaja|kaupunginjohtaja|kansliapaallikkona kaupung|pormestari|kommundirektor|stadsdirektor|borgmastare|municipal manager|city manager|^mayor/,
  ],
  [
    'hrLead',
    /henkilosto(johtaja|paallikko|hallinnon (johtaja|paallikko)|osaston)|hr[ -]?(johtaja|paallikko|direktor|chef|director|manager|lead)|personal(direktor|chef)|human resources|people and culture/,
  ],
  [
    'developmentHead',
    /kehittamis(johtaja|paallikko)|kehitysjohtaja|utvecklings(direktor|chef)|(head|director) of development|development (director|manager)/,
  ],
  [
    'trainingHead',
    /koulutus(paallikko|johtaja)|osaamisen kehittamisen paallikko|utbildnings(chef|direktor)|kompetensutvecklingschef|head of (training|learning)|training manager/,
  ],
  [
    'headOfAgency',
    /paajohtaja|generaldirektor|verojohtaja|paasihteeri|riksarkivarie|paatuomari|(^| )director general|toimitusjohtaja|verkstallande direktor/,
  ],
  [
    'departmentHead',
    /osastopaallikko|ylijohtaja|alivaltiosihteeri|osaston johtaja|avdelningschef|overdirektor|understatssekreterare|head of (the )?.*department|department head|deputy director general|under secretary of state/,
  ],
  [
    'director',
    /johtaja|paallikko|rehtori|direktor|chef|rektor|director|head of|chief .* officer|rector|manager/,
  ],
]

/** In the heads of agencies' own bodies only: elsewhere the same words stand for others. */
const ofKind: Partial<Record<RoleClass, readonly OrganisationKind[]>> = {
  headOfAgency: ['agency', 'otherPublic', 'parliament'],
}

/** The role class that a title tells. A post with no leader's word in its title is an expert's. */
export function classOfTitle(title: string, kind: OrganisationKind | null): RoleClass {
  const words = folded(title)
  for (const [roleClass, pattern] of classWords) {
    const kinds = ofKind[roleClass]
    if (kinds && kind !== null && !kinds.includes(kind)) continue
    if (pattern.test(words)) return roleClass
  }
  return 'expert'
}

/** Whether a post belongs to the most senior civil servants when no column tells it. */
export const isSenior = (roleClass: RoleClass, kind: OrganisationKind | null): boolean =>
  (roleClass === 'permanentSecretary' || roleClass === 'headOfAgency' || roleClass === 'departmentHead') &&
  (kind === 'ministry' || kind === 'agency')

/** Titles that are told in three languages, so that a sheet in one of them fills all: Finnish | Swedish | English. */
const common: Titles[] = `
  kansliapäällikkö | kanslichef | Permanent Secretary
  valtiosihteeri kansliapäällikkönä | statssekreterare som kanslichef | Permanent State Secretary
  alivaltiosihteeri | understatssekreterare | Under-Secretary of State
  osastopäällikkö | avdelningschef | Director General
  ylijohtaja | överdirektör | Deputy Director General
  pääjohtaja | generaldirektör | Director General
  yksikön johtaja | enhetschef | Head of Unit
  yksikön päällikkö | enhetschef | Head of Unit
  henkilöstöjohtaja | personaldirektör | Director of Human Resources
  henkilöstöpäällikkö | personalchef | Head of Human Resources
  HR-johtaja | HR-direktör | HR Director
  HR-päällikkö | HR-chef | HR Manager
  kehittämisjohtaja | utvecklingsdirektör | Director of Development
  kehittämispäällikkö | utvecklingschef | Development Manager
  koulutuspäällikkö | utbildningschef | Head of Training
  hallintojohtaja | förvaltningsdirektör | Director of Administration
  talousjohtaja | ekonomidirektör | Chief Financial Officer
  viestintäjohtaja | kommunikationsdirektör | Director of Communications
  tietohallintojohtaja | informationsförvaltningsdirektör | Chief Information Officer
  digijohtaja | digitaliseringsdirektör | Chief Digital Officer
  strategiajohtaja | strategidirektör | Director of Strategy
  kunnanjohtaja | kommundirektör | Municipal Manager
  kaupunginjohtaja | stadsdirektör | City Manager
  hyvinvointialuejohtaja | välfärdsområdesdirektör | County Director
  neuvotteleva virkamies | konsultativ tjänsteman | Senior Ministerial Adviser
  erityisasiantuntija | specialsakkunnig | Senior Specialist
  johtava asiantuntija | ledande sakkunnig | Chief Specialist
  assistentti | assistent | Assistant
  johdon assistentti | ledningens assistent | Executive Assistant
  toimitusjohtaja | verkställande direktör | Chief Executive Officer
`
  .trim()
  .split('\n')
  .map((line) => {
    const [titleFi = '', titleSv = '', titleEn = ''] = line.split('|').map((cell) => cell.trim())
    return { titleFi, titleSv, titleEn }
  })

const byTitle = new Map<string, Titles>()
for (const titles of [...common].reverse())
  for (const title of [titles.titleEn, titles.titleSv, titles.titleFi]) byTitle.set(folded(title), titles)

/**
 * A title in three languages: as the columns tell it, the rest from the titles we know. One that is known in one
 * language alone stands in all three, as it is printed on a name tag anyway.
 */
export function titlesFrom(given: { title: string; titleSv: string; titleEn: string }): Titles {
  const any = given.title || given.titleSv || given.titleEn
  const known = byTitle.get(folded(any))
  const isFinnish = known === undefined || folded(known.titleFi) === folded(any)
  return {
    titleFi: isFinnish ? any : (known?.titleFi ?? any),
    titleSv: given.titleSv || (known?.titleSv ?? any),
    titleEn: given.titleEn || (known?.titleEn ?? any),
  }
}
