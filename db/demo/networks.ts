// The networks of the demo and their memberships: the forums, the developer networks, a volunteer one and the alumni.
import type { MembershipEnd, MembershipRole, NetworkKind } from '../schema'
import { addDays, daysBetween, later } from './calendar'
import type { Programme } from './alumni'
import { currentTerm, termOn, type Careers, type Person, type Term } from './careers'
import type { Criterion } from './audience'
import type { Chance } from './random'
import { endOfSeat } from './registry'
import type { Rows } from './rows'

export type Membership = {
  networkId: string
  person: Person
  term: Term | null
  role: MembershipRole
  from: string
  to: string | null
  endReason: MembershipEnd | null
}

type Three = readonly [fi: string, sv: string, en: string]

export type NetworkOutline = {
  kind: NetworkKind
  basis: 'person' | 'position'
  names: Three
  descriptions: Three
  foundedOn: string
  programmeId?: string
  /** Where else it lives: addresses of pages, one a line. */
  links?: string
  /** Who belongs to it: see the audience room of the app. */
  rule?: Criterion[]
}

export type Given = { chance: Chance; newId: (at: string) => string; today: string; scale: number }

export function addNetwork(rows: Rows, newId: Given['newId'], network: NetworkOutline): string {
  const id = newId(`${network.foundedOn}T08:00:00.000Z`)
  const { names, descriptions } = network
  rows.network.push({
    id,
    nameFi: names[0],
    nameSv: names[1],
    nameEn: names[2],
    descriptionFi: descriptions[0],
    descriptionSv: descriptions[1],
    descriptionEn: descriptions[2],
    kind: network.kind,
    basis: network.basis,
    programmeId: network.programmeId ?? null,
    links: network.links ?? '',
    foundedOn: network.foundedOn,
    endedOn: null,
    rule: network.rule ? JSON.stringify({ parts: [{ mode: 'include', all: network.rule }] }) : null,
  })
  return id
}

export function membershipRows(rows: Rows, newId: Given['newId'], memberships: readonly Membership[]) {
  for (const { networkId, person, term, role, from, to, endReason } of memberships) {
    rows.membership.push({
      id: newId(`${later(from, '2008-01-01')}T09:00:00.000Z`),
      networkId,
      personId: person.id,
      appointmentId: term?.id ?? null,
      role,
      validFrom: from,
      validTo: to,
      endReason,
    })
  }
}

const outlines = {
  managementForum: {
    kind: 'forum',
    basis: 'position',
    names: ['Johdon foorumi', 'Ledningsforumet', 'Management Forum'],
    descriptions: [
      'Ministeriöiden ja virastojen ylin virkamiesjohto. Foorumi kokoontuu Johdon päivään ja aamukahvitilaisuuksiin.',
      'Ministeriernas och ämbetsverkens högsta tjänstemannaledning. Forumet samlas till ledningens dag och till morgonkaffen.',
      'The most senior civil servants of the ministries and agencies. The forum meets at the management days and morning coffees.',
    ],
    foundedOn: '2018-01-15',
    rule: [{ kind: 'seniorManagement' }],
  },
  hrForum: {
    kind: 'forum',
    basis: 'position',
    names: ['Valtion HR-johdon foorumi', 'Statens forum för HR-ledning', 'Government HR Management Forum'],
    descriptions: [
      'Ministeriöiden ja virastojen henkilöstöjohto. Foorumi kokoontuu säännöllisesti ja järjestää vuosittain seminaarin.',
      'Personalledningen vid ministerierna och ämbetsverken. Forumet sammanträder regelbundet och ordnar ett seminarium varje år.',
      'Directors and heads of human resources in ministries and agencies. The forum meets regularly and holds an annual seminar.',
    ],
    foundedOn: '2009-03-02',
    rule: [
      { kind: 'roleClass', of: ['hrLead'] },
      { kind: 'organisationKind', of: ['agency', 'ministry'] },
    ],
  },
  kehikko: {
    kind: 'professional',
    basis: 'position',
    names: ['Kehikko', 'Kehikko', 'Kehikko'],
    descriptions: [
      'Ministeriöiden kehittämisjohdon verkosto.',
      'Nätverk för utvecklingsledningen vid ministerierna.',
      'The network of the ministries’ heads of development.',
    ],
    foundedOn: '2011-01-10',
    rule: [
      { kind: 'roleClass', of: ['developmentHead'] },
      { kind: 'organisationKind', of: ['ministry'] },
    ],
  },
  viva: {
    kind: 'professional',
    basis: 'position',
    names: ['Viva', 'Viva', 'Viva'],
    descriptions: [
      'Virastojen koulutuksesta ja osaamisen kehittämisestä vastaavien verkosto.',
      'Nätverk för dem som ansvarar för utbildning och kompetensutveckling vid ämbetsverken.',
      'The network of the agencies’ heads of training and learning.',
    ],
    foundedOn: '2012-09-03',
    rule: [
      { kind: 'roleClass', of: ['trainingHead'] },
      { kind: 'organisationKind', of: ['agency'] },
    ],
  },
  kaiku: {
    kind: 'professional',
    basis: 'person',
    names: ['Kaiku-kehittäjät', 'Kaiku-utvecklarna', 'Kaiku Developers'],
    descriptions: [
      'Valtiokonttorin koordinoima työelämän kehittäjien verkosto.',
      'Ett nätverk för utvecklare av arbetslivet som samordnas av Statskontoret.',
      'A network of working-life developers, coordinated by the State Treasury.',
    ],
    foundedOn: '2010-05-03',
  },
  volunteer: {
    kind: 'volunteer',
    basis: 'person',
    names: [
      'Tekoäly johtamisen arjessa',
      'Artificiell intelligens i chefsvardagen',
      'AI in Everyday Management',
    ],
    descriptions: [
      'Vapaaehtoinen verkosto, jossa jaetaan kokeiluja ja niistä saatuja oppeja. Mukana on myös yrityksiä ja järjestöjä.',
      'Ett frivilligt nätverk för att dela försök och lärdomar. Också företag och organisationer deltar.',
      'A volunteer network for sharing experiments and what was learnt. Companies and associations take part too.',
    ],
    foundedOn: '2023-11-01',
  },
} satisfies Record<string, NetworkOutline>

export type Networks = {
  ids: Record<keyof typeof outlines, string>
  alumniIds: Record<Programme['key'], string>
  memberships: Membership[]
}

/** A change of post this fresh has not reached the position-bound networks yet: the seat waits for the organiser. */
const freshDays = 20

function seats(networkId: string, terms: readonly Term[], foundedOn: string, today: string): Membership[] {
  const fresh = (date: string) => daysBetween(date, today) < freshDays
  return terms
    .filter((term) => !fresh(term.from) && (term.to === null || term.to >= foundedOn))
    .map((term) => {
      const ended = term.to !== null && !fresh(term.to)
      return {
        networkId,
        person: term.person,
        term,
        role: 'member',
        from: later(term.from, foundedOn),
        to: ended ? term.to : null,
        endReason: ended ? endOfSeat(term) : null,
      }
    })
}

/** Founds the networks and seats their members. */
export function networksOf(
  rows: Rows,
  { people, terms }: Careers,
  programmes: readonly Programme[],
  secretary: Person,
  { chance, newId, today, scale }: Given,
): Networks {
  const found = (outline: NetworkOutline) => addNetwork(rows, newId, outline)
  const ids = {
    managementForum: found(outlines.managementForum),
    hrForum: found(outlines.hrForum),
    kehikko: found(outlines.kehikko),
    viva: found(outlines.viva),
    kaiku: found(outlines.kaiku),
    volunteer: found(outlines.volunteer),
  }
  const inState = ({ post }: Term) => ['ministry', 'agency'].includes(post.organisation.kind)
  const seated = (key: 'managementForum' | 'hrForum' | 'kehikko' | 'viva', sits: (term: Term) => boolean) =>
    seats(ids[key], terms.filter(sits), outlines[key].foundedOn, today)
  const hrForum = seated('hrForum', (term) => term.post.roleClass === 'hrLead' && inState(term))
  const leading = (kind: string) =>
    hrForum.find((it) => it.to === null && it.term?.to === null && it.term.post.organisation.kind === kind)
  const [chair, viceChair] = [leading('ministry'), leading('agency')]
  if (chair) chair.role = 'chair'
  if (viceChair) viceChair.role = 'viceChair'
  const memberships: Membership[] = [
    ...seated('managementForum', (term) => term.post.seniorManagement === 1),
    ...hrForum,
    {
      networkId: ids.hrForum,
      person: secretary,
      term: null,
      role: 'secretary',
      from: later(secretary.terms[0]?.from ?? today, outlines.hrForum.foundedOn),
      to: null,
      endReason: null,
    },
    ...seated('kehikko', (term) => term.post.roleClass === 'developmentHead'),
    ...seated('viva', (term) => term.post.roleClass === 'trainingHead'),
  ]

  const joins = (networkId: string, person: Person, from: string, role: MembershipRole): Membership => {
    const leftOn = currentTerm(person) ? null : (person.terms.at(-1)?.to ?? null)
    const to = leftOn ?? (chance.happens(0.07) ? addDays(from, chance.between(200, 900)) : null)
    const ended = to !== null && to >= from && to < today
    const endReason = leftOn ? (person.leaving === 'retired' ? 'retired' : 'leftState') : 'ownWish'
    return {
      networkId,
      person,
      term: null,
      role,
      from,
      to: ended ? to : null,
      endReason: ended ? endReason : null,
    }
  }
  const developers = people.flatMap(
    (person) => person.terms.find(({ post }) => post.titles.fi === 'työhyvinvoinnin asiantuntija') ?? [],
  )
  const coordinator = developers.find(
    (term) => term.to === null && term.post.organisation.domain === 'valtiokonttori',
  )
  for (const term of developers) {
    const from = later(term.from, outlines.kaiku.foundedOn)
    const membership = joins(ids.kaiku, term.person, from, 'member')
    if (term === coordinator) Object.assign(membership, { role: 'coordinator', to: null, endReason: null })
    memberships.push(membership)
  }
  const volunteers = people.filter((person) => {
    const kind = currentTerm(person)?.post.organisation.kind
    return kind === 'company' || kind === 'association' || chance.happens(0.035)
  })
  let led = false
  for (const person of volunteers) {
    const term = currentTerm(person)
    if (!term || term.post.seniorManagement === 1) continue
    const from = addDays(later(term.from, outlines.volunteer.foundedOn), chance.between(0, 200))
    if (from >= today) continue
    const outside = ['company', 'association'].includes(term.post.organisation.kind)
    const membership = joins(ids.volunteer, person, from, outside ? 'outside' : 'member')
    if (!outside && !led && membership.to === null) {
      membership.role = 'coordinator'
      led = true
    }
    memberships.push(membership)
  }
  return {
    ids,
    alumniIds: alumniNetworks(rows, programmes, memberships, { chance, newId, today, scale }),
    memberships,
  }
}

/** Where the alumni meet on the web. */
const linksOf: Record<Programme['key'], string> = {
  uudistuja: 'https://linkedin.example/groups/uudistuja',
  horizons: '',
  tulevaisuudenJohtajat:
    'https://linkedin.example/groups/tulevaisuuden-johtajat\nhttps://alumnit.example/tulevaisuuden-johtajat',
}

function alumniNetworks(
  rows: Rows,
  programmes: readonly Programme[],
  memberships: Membership[],
  { chance, newId, today }: Given,
): Networks['alumniIds'] {
  const alumniIds = { uudistuja: '', horizons: '', tulevaisuudenJohtajat: '' }
  for (const { id, key, names, completions } of programmes) {
    const [fi, sv, en] = names
    const networkId = addNetwork(rows, newId, {
      kind: 'alumni',
      basis: 'person',
      names: [fi.includes(' ') ? `${fi} -alumnit` : `${fi}-alumnit`, `Alumnerna från ${sv}`, `${en} Alumni`],
      descriptions: [
        `${fi}${fi.includes(' ') ? ' ' : ''}-ohjelman suorittaneiden verkosto.`,
        `Nätverket för dem som har genomgått programmet ${sv}.`,
        `The network of those who completed the ${en} programme.`,
      ],
      foundedOn: '2009-01-12',
      programmeId: id,
      links: linksOf[key],
    })
    alumniIds[key] = networkId
    let leads = false
    for (const { person, completedOn } of completions) {
      const from = later(completedOn, '2009-01-12')
      const optedOut = chance.happens(0.05)
      const to = optedOut ? addDays(later(from, '2018-12-01'), chance.between(30, 1500)) : null
      const ended = to !== null && to < today
      const chairs = !leads && !ended && termOn(person, today) !== undefined
      if (chairs) leads = true
      memberships.push({
        networkId,
        person,
        term: null,
        role: chairs ? 'coordinator' : 'member',
        from,
        to: ended ? to : null,
        endReason: ended ? 'ownWish' : null,
      })
    }
  }
  return alumniIds
}
