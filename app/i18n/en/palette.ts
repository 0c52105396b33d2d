import type { PageWords } from '../types'

export const palette: PageWords['palette'] = {
  title: 'Commands',
  label: 'Find a page, an action, a person, an organisation, a network or an event',
  placeholder: 'Where do you want to go, or what do you want to do?',
  list: 'Options',
  close: 'Close commands',
  none: 'Nothing matches. Press Enter to search the whole service.',
  count_one: 'One option.',
  count_other: '{{count, number}} options. Move with the arrow keys.',
  kind: { here: 'On this page', act: 'Start', go: 'Go to' },
  go: {
    rounds: 'Forming groups',
    renewal: 'Asking members whether they continue',
    eventFigures: 'Events in figures',
    groupFigures: 'Groups in figures',
    templates: 'Event templates',
  },
  act: {
    newEvent: 'Create a new event',
    newSeries: 'Create a new series of events',
    newPerson: 'Add a person',
    newNetwork: 'Found a network',
    newRound: 'Start forming groups',
    newOrganisation: 'Add an organisation',
    newProgramme: 'Add a training programme',
    takeIn: 'Import data from a sheet',
  },
  event: {
    audience: 'Choose who to invite to this event',
    sending: 'Send the invitations to this event',
    answers: 'See the responses to this event',
    programme: 'Edit the programme of this event',
    door: 'Check in the participants at the door',
    edit: 'Edit this event',
  },
  network: { addMember: 'Add a member to this network' },
}
