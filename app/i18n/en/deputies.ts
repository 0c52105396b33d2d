// Substitutes, assistants and forwarded invitations.
import type { PageWords } from '../types'

export const deputies: PageWords['deputies'] = {
  person: {
    firstName: 'First name',
    lastName: 'Last name',
    email: 'Email',
    language: 'Language of letters',
  },
  undo: {
    do: 'Undo the change',
    done: 'The change has been undone.',
    refused: 'The change could not be undone',
  },
  assistants: {
    title: 'Assistants: {{name}}',
    mine: 'My assistants',
    may: 'What an assistant can do',
    maySee: 'An assistant sees your invitations and your week, and gets a copy of the letters sent to you.',
    maySeeOf:
      'An assistant sees the invitations and the week, and gets a copy of the letters sent to {{name}}.',
    mayAnswer:
      'They respond to invitations, cancel and name a substitute. The response is recorded as given by them.',
    never: 'Meetings, topics and messages of small groups are never shown to an assistant.',
    inForce: 'Current assistants',
    none: 'You have no assistant.',
    noneOf: 'No assistant: {{name}}.',
    toCome: 'Begins later',
    notReached: 'No email address',
    period: '{{from}}–{{to}}',
    end: 'End now',
    setLastDay: 'Change the last day',
    name: 'Name an assistant',
    searchHint: 'The search covers people in your own organisation. Others can be named by email address.',
    searchHintAll: 'Search the registry. If the person is not found, write their name and address.',
    search: 'Search by name',
    found: 'People found',
    write: 'Write a name and an email address',
    emailHint: 'If the address is already in the registry, its holder becomes the assistant.',
    from: 'From',
    to: 'Last day',
    toHint: 'Empty: until further notice.',
    do: 'Name as assistant',
    earlier_one: 'One earlier assistant',
    earlier_other: 'Earlier assistants ({{count, number}})',
    done: {
      named: 'The assistant has been named and will get copies of letters from now on.',
      lastDay: 'The last day has been saved.',
      ended: 'The assistant’s duties have ended. They no longer see invitations and cannot respond.',
    },
  },
}
