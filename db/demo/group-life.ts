// How the small groups live: ways of working, themes, meetings held, what members let be seen, the yearly question.
import type { Insertable } from 'kysely'
import type { MembershipTable } from '../schema'
import { addDays, daysBetween, later, workday } from './calendar'
import type { Person } from './careers'
import type { Chance } from './random'
import type { Rows } from './rows'
import type { SmallGroup } from './small-groups'

type Given = { chance: Chance; newId: (at: string) => string; today: string }

const practices = [
  'Tapaamme kuuden viikon välein, aina eri jäsenen luona. Puhelimet pysyvät laukussa, ja se, mitä sanotaan, jää ryhmään.',
  'Yksi jäsen tuo joka kerralla oman pulmansa, muut kysyvät ja kertovat kokemuksistaan. Neuvoja annetaan vain pyydettäessä.',
  'Sovimme aiheen edellisellä kerralla. Aloitamme kierroksella: mitä kuuluu, mikä mietityttää.',
  'Vi träffas över lunch varannan månad. Den som är värd väljer temat, och allt som sägs stannar i gruppen.',
  'Tapaamme aamulla ennen työpäivää, joka toinen kerta etänä. Muistiinpanoja ei tehdä.',
]

const themes = [
  ['Johtaminen, kun määrärahat pienenevät', 'Miten kerron henkilöstölle ja pidän suunnan?'],
  ['Tekoäly viraston arjessa', 'Mitä olemme kokeilleet, mitä opimme, mitä jätimme kesken?'],
  ['Oma jaksaminen', ''],
  ['Vaikea palaute alaiselle', 'Esimerkkejä omasta työstä.'],
  ['Ministerin vaihtuminen', 'Mitä teen ensimmäisten viikkojen aikana?'],
  ['Virastojen yhdistäminen', ''],
  ['Etätyö ja yhteisöllisyys', 'Miten saan ihmiset paikalle pakottamatta?'],
  ['Varautuminen ja kriisiviestintä', ''],
  ['Seuraajien kasvattaminen', 'Kuka meillä ottaisi minun työni?'],
] as const
const topical = [
  'Valtion yhteiset johtamistavoitteet',
  'Ensi vuoden tulostavoitteet puntarissa',
  'Julkisen hallinnon strategia',
] as const

/** A group that has stopped meeting, and one that keeps notes. */
const silentGroup = 8
const notingGroup = 3

export function groupLifeRows(
  rows: Rows,
  groups: readonly SmallGroup[],
  liaisons: readonly Person[],
  given: Given,
) {
  for (const group of groups) {
    const liaison = liaisons[(group.number - 1) % liaisons.length]
    homeRows(rows, group, liaison, given)
    meetingRows(rows, group, given)
    sharedRows(rows, group, given)
    renewalRows(rows, group, liaison, given)
  }
  requestRows(rows, groups, given)
}

const dayAgo = (today: string, days: number) => `${addDays(today, -days)}T09:20:00.000Z`

function homeRows(
  rows: Rows,
  { id, number, members }: SmallGroup,
  liaison: Person | undefined,
  given: Given,
) {
  const { chance, newId, today } = given
  rows.groupHome.push({
    id,
    practices: practices[(number - 1) % practices.length] ?? '',
    language: number % practices.length === 4 ? 'sv' : 'fi',
    meets: number % 3 === 0 ? 'both' : 'place',
    hostId: members[0]?.id ?? null,
    keepsNotes: number === notingGroup ? 1 : 0,
    version: 1,
  })
  const chosen = chance.shuffled(themes).slice(0, chance.between(2, 5))
  chosen.forEach(([title, detail], place) => {
    const proposedAt = dayAgo(today, chance.between(10, 300))
    rows.theme.push({
      id: newId(proposedAt),
      networkId: id,
      title,
      detail,
      source: 'member',
      proposedBy: chance.oneOf(members).id,
      proposedAt,
      place: place + 1,
      doneAt: place > 0 && chance.happens(0.3) ? dayAgo(today, chance.between(1, 9)) : null,
      droppedAt: null,
    })
  })
  if (liaison && number % 2 === 1) {
    const proposedAt = dayAgo(today, chance.between(5, 60))
    rows.theme.push({
      id: newId(proposedAt),
      networkId: id,
      title: chance.oneOf(topical),
      detail: '',
      source: 'ministry',
      proposedBy: liaison.id,
      proposedAt,
      place: chosen.length + 1,
      doneAt: null,
      droppedAt: null,
    })
  }
}

/** Some five times a year since the group began. */
function meetingRows(rows: Rows, { id, number, members }: SmallGroup, { chance, newId, today }: Given) {
  const foundedOn = rows.network.find((network) => network.id === id)?.foundedOn ?? today
  const until = number === silentGroup ? addDays(today, -240) : addDays(today, -12)
  const [host] = members
  for (
    let on = addDays(foundedOn, 21);
    daysBetween(on, until) > 0;
    on = addDays(on, chance.between(55, 95))
  ) {
    const heldOn = workday(on)
    const met = chance.happens(0.94)
    const askedAt = `${addDays(heldOn, 1)}T06:00:00.000Z`
    rows.meetingReport.push({
      id: newId(askedAt),
      networkId: id,
      eventId: null,
      heldOn,
      askedAt,
      askedOf: host?.id ?? null,
      met: met ? 1 : 0,
      people: met ? Math.max(4, members.length - chance.between(0, 3)) : null,
      answeredBy: host?.id ?? null,
      answeredAt: `${addDays(heldOn, 1)}T07:10:00.000Z`,
    })
  }
}

function sharedRows(rows: Rows, { members }: SmallGroup, { chance, newId, today }: Given) {
  const often = { email: 0.75, phone: 0.35, expertise: 0.6 } as const
  for (const member of members)
    for (const field of ['email', 'phone', 'expertise'] as const)
      if (chance.happens(often[field]))
        rows.sharedField.push({
          id: newId(dayAgo(today, 200)),
          personId: member.id,
          field,
          seenBy: 'groups',
        })
}

const isMemberThen = (row: Insertable<MembershipTable>, day: string): boolean =>
  row.role === 'member' && row.validFrom <= day && (row.validTo ?? day) >= day

/** Asked in early spring; the last groups have not been asked for over a year. */
function renewalRows(
  rows: Rows,
  { id, number }: SmallGroup,
  liaison: Person | undefined,
  { chance, newId, today }: Given,
) {
  const askedOn = number > 9 ? addDays(today, -400) : addDays(today, -200)
  const askedAt = `${askedOn}T08:00:00.000Z`
  const asked = rows.membership.filter((row) => row.networkId === id && isMemberThen(row, askedOn))
  for (const membership of asked) {
    const answered = chance.happens(0.92)
    rows.renewal.push({
      id: newId(askedAt),
      membershipId: membership.id,
      networkId: id,
      personId: membership.personId,
      year: Number(askedOn.slice(0, 4)),
      askedAt,
      askedBy: liaison?.id ?? null,
      remindedAt: null,
      answer: answered ? 'goesOn' : null,
      answeredAt: answered ? `${addDays(askedOn, chance.between(0, 9))}T10:15:00.000Z` : null,
      answeredBy: answered ? membership.personId : null,
      comment: '',
    })
  }
}

function requestRows(rows: Rows, groups: readonly SmallGroup[], { newId, today }: Given) {
  const [, second, , , fifth] = groups
  const ask = (group: SmallGroup | undefined, days: number, wish: string, reply: string) => {
    const asker = group?.members[1]
    if (!group || !asker) return
    const askedAt = dayAgo(today, days)
    rows.expertRequest.push({
      id: newId(askedAt),
      networkId: group.id,
      wish,
      askedBy: asker.id,
      askedAt,
      reply,
      repliedBy: reply === '' ? null : (rows.organiser[0]?.personId ?? null),
      repliedAt: reply === '' ? null : later(dayAgo(today, days - 2), askedAt),
    })
  }
  ask(second, 6, 'Toivomme asiantuntijaa kertomaan, miten virastojen yhdistämistä on tuettu muualla.', '')
  ask(
    fifth,
    70,
    'Saisimmeko jonkun avaamaan ensi vuoden talousarvion taustaa?',
    'Budjettineuvoksemme tulee mielellään. Hän ottaa yhteyttä kokoonkutsujaan.',
  )
}
