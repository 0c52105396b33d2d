// Facts for the rules, each with what a test cares for and the rest as it usually is.
import type { AnswerFact, Facts, OwnerFact, PostFact, SeatFact } from '~/domain/continuity/facts'
import { memberOf } from '~/domain/continuity/facts'

/** The day of the tests. */
export const today = '2026-10-01'

export const post = (given: Partial<PostFact> & Pick<PostFact, 'id' | 'personId'>): PostFact => ({
  organisationId: 'agency',
  positionId: null,
  titleFi: 'henkilöstöjohtaja',
  titleSv: 'personaldirektör',
  titleEn: 'HR Director',
  roleClass: 'hrLead',
  validFrom: '2020-01-01',
  validTo: null,
  endReason: null,
  termEndsOn: null,
  ...given,
})

export const seat = (rests: PostFact, given: Partial<SeatFact> = {}): SeatFact => ({
  membershipId: `seat-of-${rests.personId}`,
  networkId: 'forum',
  personId: rests.personId,
  validFrom: '2020-01-01',
  post: rests,
  ...given,
})

export const owner = (posts: PostFact[], given: Partial<OwnerFact> = {}): OwnerFact => ({
  personId: posts[0]?.personId ?? 'somebody',
  belongings: [{ membershipId: 'in-group', networkId: 'group' }],
  posts,
  addressFrom: '2020-01-01',
  ...given,
})

export const answer = (given: Partial<AnswerFact> = {}): AnswerFact => ({
  inquiryId: 'inquiry',
  personId: 'ada',
  answeredAt: '2026-09-30T10:00:00.000Z',
  on: '2026-09-30',
  email: null,
  note: '',
  leaves: [],
  ...given,
})

type Given = Partial<Omit<Facts, 'houses' | 'networks' | 'members'>> & {
  houses?: Record<string, { validTo: string | null; successorId: string | null }>
  networks?: Record<string, { foundedOn: string; endedOn: string | null }>
  /** Members beside the holders of the seats: pairs of network and person. */
  members?: [networkId: string, personId: string][]
}

export function facts(given: Given = {}): Facts {
  const { houses = {}, networks = {}, members = [], seats = [], ...rest } = given
  const everybody = [
    ...seats.map(({ networkId, personId }): [string, string] => [networkId, personId]),
    ...members,
  ]
  return {
    posts: [],
    closed: [],
    candidates: [],
    misfits: [],
    owners: [],
    answers: [],
    terms: [],
    stranded: [],
    groups: [],
    lastDays: new Map(),
    ...rest,
    seats,
    houses: new Map(
      Object.entries({
        agency: { validTo: null, successorId: null },
        tax: { validTo: null, successorId: null },
        ...houses,
      }),
    ),
    networks: new Map(Object.entries({ forum: { foundedOn: '2010-01-01', endedOn: null }, ...networks })),
    members: new Set(everybody.map(([networkId, personId]) => memberOf(networkId, personId))),
  }
}
