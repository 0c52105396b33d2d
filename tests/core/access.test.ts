// Who may do what: every role against every act.
import { describe, expect, test } from 'vitest'
import { allow, can, doerOf, type Actor, type Deed } from '~/domain/core/access'

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
} as const satisfies Record<string, Actor>
type Role = keyof typeof actors

const all: Role[] = ['system', 'organiser', 'manager', 'assistant', 'colleague', 'link', 'otherLink']

/** Each deed with those who may do it; everybody else may not. */
const table: { deed: Deed; by: Role[] }[] = [
  { deed: { act: 'planEvents' }, by: ['system', 'organiser'] },
  { deed: { act: 'inviteToEvents' }, by: ['system', 'organiser'] },
  { deed: { act: 'readRegistry' }, by: ['system', 'organiser'] },
  { deed: { act: 'recordAnswers' }, by: ['system', 'organiser'] },
  {
    deed: { act: 'readNetwork', memberIds: ['manager', 'somebody'] },
    by: ['system', 'organiser', 'manager'],
  },
  { deed: { act: 'readNetwork', memberIds: [] }, by: ['system', 'organiser'] },
  {
    deed: { act: 'answer', invitationId: 'of-manager', personId: 'manager' },
    by: ['system', 'organiser', 'manager', 'assistant', 'link'],
  },
  {
    // A link opens one invitation, not all of the person's.
    deed: { act: 'answer', invitationId: 'another-of-manager', personId: 'manager' },
    by: ['system', 'organiser', 'manager', 'assistant'],
  },
  {
    deed: { act: 'answer', invitationId: 'of-assistant', personId: 'assistant' },
    by: ['system', 'organiser', 'assistant'],
  },
]

describe.each(table)('$deed', ({ deed, by }) => {
  test.each(all)('%s', (role) => {
    const may = by.includes(role)
    expect(can(actors[role], deed)).toBe(may)
    if (may) expect(() => allow(actors[role], deed)).not.toThrow()
    else {
      let thrown: unknown
      try {
        allow(actors[role], deed)
      } catch (response) {
        thrown = response
      }
      expect(thrown).toBeInstanceOf(Response)
      expect((thrown as Response).status).toBe(403)
    }
  })
})

test('the table knows every act', () => {
  const acts: Record<Deed['act'], true> = {
    planEvents: true,
    inviteToEvents: true,
    readRegistry: true,
    readNetwork: true,
    recordAnswers: true,
    answer: true,
  }
  expect([...new Set(table.map(({ deed }) => deed.act))].sort()).toEqual(Object.keys(acts).sort())
})

test('the doer is named by person; the system is nobody', () => {
  expect(doerOf(actors.system)).toBeNull()
  expect(doerOf(actors.link)).toBe('manager')
  expect(doerOf(actors.organiser)).toBe('organiser')
})
