// The posts of the demo: which seats each organisation has, whoever holds them.
import type { Flag, RoleClass } from '../schema'
import { seniorTitlesOf } from './departments'
import { bodies, type Body, type Titles } from './organisations'
import type { Chance } from './random'

export type Organisation = Body & { id: string }

export type Post = {
  /** The line of its holders; null for a post of an earlier time elsewhere. */
  positionId: string | null
  organisation: Organisation
  titles: Titles
  roleClass: RoleClass
  seniorManagement: Flag
  /** Held by the same person all through the demo. */
  steady: boolean
}

type Seat = [RoleClass, string, string, string]

const permanentSecretary: Titles = { fi: 'kansliapäällikkö', sv: 'kanslichef', en: 'Permanent Secretary' }
const stateSecretary: Titles = {
  fi: 'valtiosihteeri kansliapäällikkönä',
  sv: 'statssekreterare som kanslichef',
  en: 'Permanent State Secretary',
}
const headOfAgency: Titles = { fi: 'pääjohtaja', sv: 'generaldirektör', en: 'Director General' }

const hrSeats: Seat[] = [
  ['hrLead', 'henkilöstöjohtaja', 'personaldirektör', 'Director of Human Resources'],
  ['hrLead', 'henkilöstöpäällikkö', 'personalchef', 'Head of Human Resources'],
  ['hrLead', 'HR-johtaja', 'HR-direktör', 'HR Director'],
]
const trainingSeats: Seat[] = [
  ['trainingHead', 'koulutuspäällikkö', 'utbildningschef', 'Head of Training'],
  [
    'trainingHead',
    'osaamisen kehittämisen päällikkö',
    'kompetensutvecklingschef',
    'Head of Learning and Development',
  ],
]
const developmentSeat: Seat = [
  'developmentHead',
  'kehittämisjohtaja',
  'utvecklingsdirektör',
  'Director of Development',
]
const assistantSeat: Seat = ['assistant', 'johdon assistentti', 'ledningens assistent', 'Executive Assistant']
const developerSeat: Seat = [
  'expert',
  'työhyvinvoinnin asiantuntija',
  'sakkunnig i arbetshälsa',
  'Workplace Well-being Specialist',
]
const ministryStaff: Seat = [
  'expert',
  'neuvotteleva virkamies',
  'konsultativ tjänsteman',
  'Senior Ministerial Adviser',
]
const countyHr: Seat = ['hrLead', 'henkilöstöjohtaja', 'personaldirektör', 'Director of Human Resources']

const directorSeats: Seat[] = [
  ['director', 'digijohtaja', 'digitaliseringsdirektör', 'Chief Digital Officer'],
  ['director', 'talousjohtaja', 'ekonomidirektör', 'Chief Financial Officer'],
  ['director', 'viestintäjohtaja', 'kommunikationsdirektör', 'Director of Communications'],
  ['director', 'hallintojohtaja', 'förvaltningsdirektör', 'Director of Administration'],
  ['director', 'tietohallintojohtaja', 'informationsförvaltningsdirektör', 'Chief Information Officer'],
  ['director', 'strategiajohtaja', 'strategidirektör', 'Director of Strategy'],
  ['director', 'ylijohtaja', 'överdirektör', 'Deputy Director General'],
  ['director', 'palvelujohtaja', 'servicedirektör', 'Director of Services'],
  ['director', 'yksikön johtaja', 'enhetschef', 'Head of Unit'],
  ['director', 'valvontajohtaja', 'tillsynsdirektör', 'Director of Supervision'],
  ['director', 'tutkimusjohtaja', 'forskningsdirektör', 'Research Director'],
  [
    'director',
    'kansainvälisten asioiden johtaja',
    'direktör för internationella ärenden',
    'Director for International Affairs',
  ],
  ['director', 'turvallisuusjohtaja', 'säkerhetsdirektör', 'Director of Security'],
  ['director', 'lakiasiainjohtaja', 'chefsjurist', 'General Counsel'],
]
const ministryDirectorSeats: Seat[] = [
  [
    'director',
    'yksikön johtaja, hallitusneuvos',
    'enhetschef, regeringsråd',
    'Head of Unit, Senior Ministerial Adviser',
  ],
  ['director', 'yksikön päällikkö', 'enhetschef', 'Head of Unit'],
  ['director', 'viestintäjohtaja', 'kommunikationsdirektör', 'Director of Communications'],
  ['director', 'talousjohtaja', 'ekonomidirektör', 'Director of Finance'],
  [
    'director',
    'finanssineuvos, yksikön päällikkö',
    'finansråd, enhetschef',
    'Financial Counsellor, Head of Unit',
  ],
  ['director', 'tietohallintojohtaja', 'informationsförvaltningsdirektör', 'Chief Information Officer'],
  ['director', 'strategiajohtaja', 'strategidirektör', 'Director of Strategy'],
]
const expertSeats: Seat[] = [
  ['expert', 'erityisasiantuntija', 'specialsakkunnig', 'Senior Specialist'],
  ['expert', 'johtava asiantuntija', 'ledande sakkunnig', 'Chief Specialist'],
  ['expert', 'kehittämispäällikkö', 'utvecklingschef', 'Development Manager'],
]
const municipalSeats: Seat[] = [
  ['director', 'konsernijohtaja', 'koncerndirektör', 'Group Director'],
  ['director', 'sivistysjohtaja', 'bildningsdirektör', 'Director of Education and Culture'],
  ['hrLead', 'henkilöstöjohtaja', 'personaldirektör', 'Director of Human Resources'],
]

const headClass: Partial<Record<Body['kind'], RoleClass>> = {
  agency: 'headOfAgency',
  municipality: 'municipalManager',
  wellbeingCounty: 'countyDirector',
}

/** Agencies so small that nobody there heads training. */
const small = new Set(['tietosuoja', 'rvv', 'kavi', 'kotus', 'tutkimusl', 'vatt', 'energia'])

/** All organisations with their posts. @param scale 1 is the demo; more adds directors and experts, never more seniors */
export function establishment(
  chance: Chance,
  scale: number,
  newId: (at: string) => string,
): { organisations: Organisation[]; posts: Post[] } {
  const organisations = bodies(scale > 2).map((body) => ({
    ...body,
    id: newId(`${body.opensOn}T08:00:00.000Z`),
  }))
  const posts: Post[] = []
  const add = (
    organisation: Organisation,
    seat: Seat | [RoleClass, Titles],
    senior: Flag = 0,
    steady = false,
  ) => {
    const titles = seat.length === 4 ? { fi: seat[1], sv: seat[2], en: seat[3] } : seat[1]
    posts.push({
      positionId: newId(`${organisation.opensOn}T08:00:00.000Z`),
      organisation,
      titles,
      roleClass: seat[0],
      seniorManagement: senior,
      steady,
    })
  }
  // The posts there is one of do not multiply, so the others make up for them.
  const growth = 1 + (scale - 1) * 1.78
  const several = (organisation: Organisation, seats: readonly Seat[], expected: number) => {
    for (let count = chance.about(expected * growth); count > 0; count -= 1)
      add(organisation, chance.oneOf(seats))
  }
  for (const organisation of organisations) {
    const { kind, sectorCode, domain } = organisation
    if (kind === 'ministry' && sectorCode) {
      const state = ['VNK', 'UM', 'VM'].includes(sectorCode)
      add(organisation, ['permanentSecretary', state ? stateSecretary : permanentSecretary], 1)
      for (const titles of seniorTitlesOf(sectorCode)) add(organisation, ['departmentHead', titles], 1)
      add(organisation, chance.oneOf(hrSeats))
      add(organisation, developmentSeat)
      add(organisation, assistantSeat, 0, true)
      if (sectorCode === 'VM')
        for (let count = 0; count < 9; count += 1) add(organisation, ministryStaff, 0, true)
      several(organisation, ministryDirectorSeats, 6)
      several(organisation, expertSeats, 2.5)
      continue
    }
    const senior = kind === 'agency' || (kind === 'otherPublic' && sectorCode !== null) ? 1 : 0
    add(
      organisation,
      [headClass[kind] ?? (senior ? 'headOfAgency' : 'director'), organisation.head ?? headOfAgency],
      senior,
    )
    if (kind === 'agency') {
      add(organisation, chance.oneOf(hrSeats))
      if (!small.has(domain)) add(organisation, chance.oneOf(trainingSeats))
      if (['vero', 'tulli', 'polha', 'vayla', 'mml', 'thl', 'oph', 'migri', 'traficom'].includes(domain))
        add(organisation, assistantSeat, 0, true)
      if (chance.happens(0.5) || domain === 'valtiokonttori') add(organisation, developerSeat)
      several(organisation, directorSeats, 3.7)
      several(organisation, expertSeats, 1.9)
    } else if (kind === 'municipality') several(organisation, municipalSeats, 0.5)
    else if (kind === 'wellbeingCounty') {
      add(organisation, countyHr)
      several(organisation, municipalSeats, 0.3)
    } else several(organisation, kind === 'otherPublic' ? directorSeats : expertSeats, 1.5)
  }
  return { organisations, posts }
}
