// A believable invented ministry world: fills an empty, migrated database for the demo and for tests at scale.
// The organisations are real and public; the people, their posts, groups and answers are made up.
import type { Db } from '../connect'
import { alumniOf } from './alumni'
import { ruleOf, type Criterion } from './audience'
import { boardRows } from './boards'
import { addDays, dateOf, daysBetween } from './calendar'
import { careers as liveCareers, currentTerm, type Person } from './careers'
import { comingEvents, pastEvents, seniors, type Audiences } from './event-plan'
import { comingEventLife, pastEventLife, templateRows } from './event-life'
import { eventWriter } from './events'
import { photosOf, shownPhotos, sittersOf, type Sitter } from './faces'
import { groupLifeRows } from './group-life'
import { guestBook } from './guests'
import { circlesOfOld, earlierPosts } from './long-history'
import { membershipRows, networksOf } from './networks'
import { sectors } from './organisations'
import {
  addressRows,
  assistanceRows,
  assistancesOf,
  assistantOfThree,
  organisationRows,
  peopleWithoutAddress,
  personRows,
} from './people'
import { toldOfThemselves } from './people-side'
import { establishment } from './posts'
import { Chance, idMaker } from './random'
import { aboutPeople, earlierNameRows, participantRows, positionRows, requestRows } from './registry'
import { noRows, write, type Rows } from './rows'
import { smallGroupsOf } from './small-groups'

export type DemoOptions = {
  /** The present moment of the world, an instant. */
  now: string
  /** The same seed and moment give the same rows, ids included. */
  seed?: number
  /** 1 is the demo with some 800 people; 25 has some 20,000. */
  scale?: number
  /** The organisers' mailbox, the ORGANIZER of every event. */
  mailbox: string
}

/** The ids of those worth signing in as, and of the events worth opening. */
export type DemoWorld = {
  organiserId: string
  secondOrganiserId: string
  /** A head of agency with a small group and an unanswered invitation. */
  managerId: string
  /** Answers for three managers, each with an unanswered invitation. */
  assistantId: string
  /** Completed Tulevaisuuden johtajat. */
  alumnusId: string
  upcoming: {
    managementDayId: string
    /** Full, with some waiting. */
    morningCoffeeId: string
    hrForumMeetingId: string
    /** A draft with nobody in its audience yet. */
    publicManagementDayDraftId: string
    /** A draft whose Swedish title is missing. */
    incompleteDraftId: string
  }
}

const invitedToManagementDay = 132

/** Fills an empty, migrated database in one transaction. @throws when the database is not empty */
export async function fillDemoWorld(db: Db, options: DemoOptions): Promise<DemoWorld> {
  const { rows, world, sitters } = demoWorld(options)
  rows.photo.push(...(await photosOf(sitters, options.now)))
  await db.transaction().execute((trx) => write(trx, rows))
  return world
}

const someone = <T>(found: T | undefined, who: string): T => {
  if (found === undefined) throw new Error(`the demo world lacks ${who}`)
  return found
}

function demoWorld({ now, seed = 1, scale = 1, mailbox }: DemoOptions): {
  rows: Rows
  world: DemoWorld
  sitters: Sitter[]
} {
  const stream = (name: string) => new Chance(seed, name)
  const newId = idMaker(seed)
  const today = dateOf(now)
  const rows = noRows()

  const sectorIds = new Map(
    sectors.map(({ code, names }, position) => {
      const id = newId('2000-01-01T08:00:00.000Z')
      const nameFi = names.fi
      rows.sector.push({
        id,
        code,
        nameFi,
        nameSv: names.sv,
        nameEn: names.en,
        position,
        validFrom: '2000-01-01',
        validTo: null,
      })
      return [code, id]
    }),
  )
  const { organisations, posts } = establishment(stream('posts'), scale, newId)
  organisationRows(rows, organisations, sectorIds)
  earlierNameRows(rows, organisations, newId)
  positionRows(rows, posts)
  const organisers = [
    { firstName: 'Aino', lastName: 'Virta' },
    { firstName: 'Kalle', lastName: 'Aalto' },
  ]
  const careers = liveCareers({
    chance: stream('careers'),
    newId,
    organisations,
    posts,
    organisers,
    today,
    scale,
  })
  const { people } = careers
  if (scale > 1) earlierPosts(careers, posts, organisations, { newId, chance: stream('earlier posts') })
  personRows(rows, careers, today)
  aboutPeople(rows, careers, { chance: stream('about people') })
  const ministryStaff = [...careers.holders.values()]
    .filter(({ post }) => post.steady && post.roleClass === 'expert')
    .map(({ person }) => person)
  const organiser = someone(ministryStaff[0], 'an organiser')
  const secondOrganiser = someone(ministryStaff[1], 'a second organiser')
  for (const person of [organiser, secondOrganiser]) {
    const validFrom = '2018-09-03'
    rows.organiser.push({
      id: newId(`${validFrom}T08:00:00.000Z`),
      personId: person.id,
      validFrom,
      validTo: null,
    })
  }

  const given = { newId, today, scale }
  const programmes = alumniOf(rows, careers, { ...given, chance: stream('alumni') })
  const secretary = someone(ministryStaff[2], 'a secretary of the HR forum')
  participantRows(rows, programmes, careers, { newId, today, chance: stream('participants') })
  const networks = networksOf(rows, careers, programmes, secretary, { ...given, chance: stream('networks') })
  const liaisons = ministryStaff.slice(0, 5)
  const { groups, memberships } = smallGroupsOf(rows, careers, liaisons, {
    ...given,
    chance: stream('small groups'),
  })
  const circles = scale > 1 ? circlesOfOld(rows, careers, { ...given, chance: stream('circles of old') }) : []
  membershipRows(rows, newId, [...networks.memberships, ...memberships, ...circles])
  groupLifeRows(rows, groups, liaisons, { newId, today, chance: stream('group life') })
  requestRows(rows, networks.ids.volunteer, networks.memberships, careers, {
    newId,
    today,
    chance: stream('requests'),
  })

  const three = assistantOfThree(careers)
  const assistances = [...assistancesOf(careers), ...three.more]
  assistanceRows(rows, assistances, newId)
  const manager = someone(
    groups
      .flatMap((group) => group.members)
      .find((person) => {
        const term = currentTerm(person)
        return (
          term?.post.roleClass === 'headOfAgency' &&
          term.post.titles.fi === 'pääjohtaja' &&
          person.language === 'fi' &&
          daysBetween(term.from, today) > 700 &&
          !assistances.some((it) => it.manager === person)
        )
      }),
    'a manager',
  )
  const seniorNow = [...careers.holders.values()].filter(({ post }) => post.seniorManagement === 1)
  const bounced = someone(
    seniorNow
      .map(({ person }) => person)
      .find((person) => person !== manager && !three.managers.includes(person)),
    'somebody whose letters come back',
  )
  const withoutAddress = peopleWithoutAddress(people, stream('addresses'))
  addressRows(rows, people, { newId, now, withoutAddress, bounced })

  const programmeIds = new Map(programmes.map(({ key, id }) => [key, id]))
  const futureLeaders: Criterion = {
    kind: 'programme',
    of: [someone(programmeIds.get('tulevaisuudenJohtajat'), 'a programme')],
  }
  const network = (id: string): Criterion[] => [{ kind: 'network', of: [id] }]
  const localLeaders: Criterion = { kind: 'roleClass', of: ['countyDirector', 'municipalManager'] }
  const audiences: Audiences = {
    publicManagementDay: [...seniors, localLeaders, futureLeaders],
    hrSpring: network(networks.ids.hrForum),
    hrSeminar: network(networks.ids.hrForum),
    kehikko: network(networks.ids.kehikko),
    viva: network(networks.ids.viva),
    alumni: network(networks.alumniIds.tulevaisuudenJohtajat),
    kaiku: network(networks.ids.kaiku),
    regions: [localLeaders, { kind: 'roleClass', of: ['permanentSecretary'] }],
  }
  savedAudiences(rows, audiences, futureLeaders, localLeaders, organiser, newId, today)

  const writeEvent = eventWriter(rows, {
    chance: stream('events'),
    newId,
    now,
    mailbox,
    careers,
    guests: guestBook(careers, networks, programmes, withoutAddress),
    assistances,
    organisers: [organiser, secondOrganiser],
  })
  const copies = Math.max(1, Math.round(1 + (scale - 1) * 0.65))
  for (const plan of pastEvents(today, audiences, copies)) writeEvent(plan)

  const invitedOn = addDays(today, -19)
  const missing = invitedToManagementDay - seniorNow.filter(({ from }) => from <= invitedOn).length
  const honoured = people
    .filter((person) => {
      const term = currentTerm(person)
      return (
        term && term.from <= invitedOn && ['countyDirector', 'municipalManager'].includes(term.post.roleClass)
      )
    })
    .slice(0, Math.max(0, missing))
    .map((person) => person.id)
    .sort()
  const silent = [manager, bounced, ...three.managers]
  const coming = comingEvents(
    today,
    audiences,
    silent,
    honoured.length ? [{ kind: 'person', of: honoured }] : [],
  )
  const completers = programmes.find(({ key }) => key === 'tulevaisuudenJohtajat')?.completions ?? []
  const alumnus = someone(
    completers.find(({ person, completedOn }) => {
      const term = currentTerm(person)
      const stays = !networks.memberships.some(
        (it) =>
          it.person === person && it.networkId === networks.alumniIds.tulevaisuudenJohtajat && it.to !== null,
      )
      return term?.post.roleClass === 'director' && completedOn > '2015' && person.language === 'fi' && stays
    })?.person,
    'an alumnus',
  )
  const upcoming = {
    managementDayId: writeEvent(coming.managementDay),
    morningCoffeeId: writeEvent(coming.morningCoffee),
    hrForumMeetingId: writeEvent(coming.hrForumMeeting),
    publicManagementDayDraftId: writeEvent(coming.publicManagementDayDraft),
    incompleteDraftId: writeEvent(coming.incompleteDraft),
  }
  const lived = {
    chance: stream('event life'),
    newId,
    now,
    organisers: [organiser, secondOrganiser],
  } as const
  templateRows(rows, lived)
  pastEventLife(rows, lived)
  comingEventLife(rows, lived)
  const ownCourse = completers.find(({ person }) => person === alumnus)?.courseId
  const sitters = sittersOf({
    course: [
      alumnus,
      ...completers.filter(({ courseId }) => courseId === ownCourse).map(({ person }) => person),
    ],
    forum: [manager, ...seniorNow.map(({ person }) => person)],
    others: completers.filter((_, at) => at % 25 === 0).map(({ person }) => person),
  })
  rows.sharedField.push(...shownPhotos(sitters, newId, `${addDays(today, -120)}T09:00:00.000Z`))
  const tellers = [
    alumnus,
    manager,
    ...three.managers,
    ...completers.filter(({ courseId }) => courseId === ownCourse).map(({ person }) => person),
    ...people.filter((_, at) => at % 9 === 0),
  ]
  toldOfThemselves(rows, tellers, {
    chance: stream('told of themselves'),
    newId,
    at: `${addDays(today, -110)}T09:00:00.000Z`,
  })
  boardRows(
    rows,
    {
      alumniId: networks.alumniIds.tulevaisuudenJohtajat,
      volunteerId: networks.ids.volunteer,
      memberships: networks.memberships,
    },
    { newId, today },
  )
  return {
    rows,
    sitters,
    world: {
      organiserId: organiser.id,
      secondOrganiserId: secondOrganiser.id,
      managerId: manager.id,
      assistantId: three.assistant.id,
      alumnusId: alumnus.id,
      upcoming,
    },
  }
}

function savedAudiences(
  rows: Rows,
  audiences: Audiences,
  futureLeaders: Criterion,
  localLeaders: Criterion,
  organiser: Person,
  newId: (at: string) => string,
  today: string,
) {
  const saved: [string, Criterion[]][] = [
    ['Ylin virkamiesjohto', seniors],
    ['HR-johto', audiences.hrSpring],
    ['Kunnat ja hyvinvointialueet', [localLeaders]],
    ['Julkisen johtamisen päivä', audiences.publicManagementDay],
    ['Tulevaisuuden johtajat', [futureLeaders]],
  ]
  saved.forEach(([name, criteria], at) => {
    const savedAt = `${addDays(today, -400 + at * 40)}T10:00:00.000Z`
    rows.audience.push({ id: newId(savedAt), name, rule: ruleOf(criteria), savedBy: organiser.id, savedAt })
  })
}
