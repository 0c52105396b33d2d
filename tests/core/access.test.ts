// Who may do what: every role against every act.
import { describe, expect, test } from 'vitest'
import { allow, can, doerOf, type Actor, type Right } from '~/domain/core/access'

const person = (given: Partial<Extract<Actor, { kind: 'person' }>>): Actor => ({
  kind: 'person',
  personId: 'me',
  name: 'Maija Manager',
  locale: 'fi',
  organiser: false,
  managerIds: [],
  ...given,
})

const actors = {
  system: { kind: 'system' },
  organiser: person({ personId: 'organiser', organiser: true }),
  manager: person({ personId: 'manager' }),
  assistant: person({ personId: 'assistant', managerIds: ['manager'] }),
  colleague: person({ personId: 'colleague' }),
  link: { kind: 'link', personId: 'manager', invitationId: 'of-manager' },
  otherLink: { kind: 'link', personId: 'colleague', invitationId: 'of-colleague' },
  inquiry: { kind: 'inquiry', personId: 'manager', inquiryId: 'to-manager' },
  groupLink: { kind: 'groupLink', personId: 'manager', purpose: 'times', thingId: 'a-poll' },
  quietLink: { kind: 'quietLink', personId: 'manager' },
  speaker: { kind: 'speaker', personId: null, speakerIds: ['first-line', 'second-line'] },
} as const satisfies Record<string, Actor>
type Role = keyof typeof actors

const all: Role[] = [
  'system',
  'organiser',
  'manager',
  'assistant',
  'colleague',
  'link',
  'otherLink',
  'inquiry',
  'groupLink',
  'speaker',
  'quietLink',
]

/** Each right with those who may do it; everybody else may not. */
const table: { right: Right; by: Role[] }[] = [
  { right: { act: 'planEvents' }, by: ['system', 'organiser'] },
  { right: { act: 'inviteToEvents' }, by: ['system', 'organiser'] },
  { right: { act: 'readRegistry' }, by: ['system', 'organiser'] },
  { right: { act: 'keepRegistry' }, by: ['system', 'organiser'] },
  { right: { act: 'recordAnswers' }, by: ['system', 'organiser'] },
  { right: { act: 'speak', speakerId: 'second-line' }, by: ['system', 'organiser', 'speaker'] },
  { right: { act: 'speak', speakerId: 'of-another' }, by: ['system', 'organiser'] },
  {
    right: { act: 'readNetwork', memberIds: ['manager', 'somebody'] },
    by: ['system', 'organiser', 'manager'],
  },
  { right: { act: 'readNetwork', memberIds: [] }, by: ['system', 'organiser'] },
  {
    right: { act: 'answer', invitationId: 'of-manager', personId: 'manager' },
    by: ['system', 'organiser', 'manager', 'assistant', 'link'],
  },
  {
    // A link opens one invitation, not all of the person's.
    right: { act: 'answer', invitationId: 'another-of-manager', personId: 'manager' },
    by: ['system', 'organiser', 'manager', 'assistant'],
  },
  {
    right: { act: 'answer', invitationId: 'of-assistant', personId: 'assistant' },
    by: ['system', 'organiser', 'assistant'],
  },
  {
    // A small group’s meeting: neither an organiser nor an assistant answers for a member.
    right: { act: 'answer', invitationId: 'of-manager', personId: 'manager', alone: true },
    by: ['system', 'manager', 'link'],
  },
  // What the letter asks is answered by its holder alone, and of that letter alone.
  { right: { act: 'answerInquiry', inquiryId: 'to-manager' }, by: ['system', 'inquiry'] },
  { right: { act: 'answerInquiry', inquiryId: 'another-to-manager' }, by: ['system'] },
  {
    right: { act: 'nameAssistants', personId: 'manager' },
    by: ['system', 'organiser', 'manager'],
  },
  { right: { act: 'composeGroups' }, by: ['system', 'organiser'] },
  // What a group says is its own: neither an organiser nor a member's assistant takes part in it.
  { right: { act: 'shareInGroup', memberIds: ['manager', 'somebody'] }, by: ['system', 'manager'] },
  { right: { act: 'shareInGroup', memberIds: [] }, by: ['system'] },
  {
    right: { act: 'answerForGroup', purpose: 'times', thingId: 'a-poll', personId: 'manager' },
    by: ['system', 'manager', 'groupLink'],
  },
  {
    right: { act: 'answerForGroup', purpose: 'times', thingId: 'another-poll', personId: 'manager' },
    by: ['system', 'manager'],
  },
  {
    right: { act: 'answerForGroup', purpose: 'hearing', thingId: 'a-poll', personId: 'manager' },
    by: ['system', 'manager'],
  },
  {
    right: { act: 'answerForGroup', purpose: 'times', thingId: 'a-poll', personId: 'colleague' },
    by: ['system', 'colleague'],
  },
  {
    right: { act: 'answerForGroup', purpose: 'call', thingId: 'a-call', personId: 'manager', byPhone: true },
    by: ['system', 'organiser', 'manager'],
  },
  { right: { act: 'keepNetwork', keeperIds: ['colleague'] }, by: ['system', 'organiser', 'colleague'] },
  { right: { act: 'keepNetwork', keeperIds: [] }, by: ['system', 'organiser'] },
  { right: { act: 'writeOnBoard', memberIds: ['manager'] }, by: ['system', 'organiser', 'manager'] },
  { right: { act: 'keepOwnData', personId: 'manager' }, by: ['system', 'manager'] },
  { right: { act: 'stopLetters', personId: 'manager' }, by: ['system', 'manager', 'quietLink'] },
  { right: { act: 'stopLetters', personId: 'colleague' }, by: ['system', 'colleague'] },
]

describe.each(table)('$right', ({ right, by }) => {
  test.each(all)('%s', (role) => {
    const may = by.includes(role)
    expect(can(actors[role], right)).toBe(may)
    if (may) expect(() => allow(actors[role], right)).not.toThrow()
    else {
      let thrown: unknown
      try {
        allow(actors[role], right)
      } catch (response) {
        thrown = response
      }
      expect(thrown).toBeInstanceOf(Response)
      expect((thrown as Response).status).toBe(403)
    }
  })
})

test('the table knows every act', () => {
  const acts: Record<Right['act'], true> = {
    planEvents: true,
    inviteToEvents: true,
    readRegistry: true,
    keepRegistry: true,
    readNetwork: true,
    keepNetwork: true,
    writeOnBoard: true,
    keepOwnData: true,
    stopLetters: true,
    recordAnswers: true,
    answer: true,
    answerInquiry: true,
    composeGroups: true,
    shareInGroup: true,
    answerForGroup: true,
    nameAssistants: true,
    speak: true,
  }
  expect([...new Set(table.map(({ right }) => right.act))].sort()).toEqual(Object.keys(acts).sort())
})

test('the doer is named by person; the system is nobody', () => {
  expect(doerOf(actors.system)).toBeNull()
  expect(doerOf(actors.link)).toBe('manager')
  expect(doerOf({ ...actors.link, holderId: 'assistant' })).toBe('assistant')
  expect(doerOf(actors.inquiry)).toBe('manager')
  expect(doerOf(actors.organiser)).toBe('organiser')
})
