// The start page of a signed-in manager, assistant or alumnus.
import type { PageWords } from '../types'

export const my: PageWords['my'] = {
  week: 'My week',
  weeks: 'Managers’ weeks side by side',
  waiting: 'Waiting for your response',
  waitingNone: 'All invitations have been responded to.',
  coming: 'Upcoming',
  comingNone: 'No upcoming events.',
  for: 'For {{name}}',
  answer: 'Respond',
  answerFor: 'Respond: {{title}}, {{name}}',
  change: 'Change',
  changeFor: 'Change the response: {{title}}, {{name}}',
  networks: 'Networks and groups',
  networksNone: 'You are not currently a member of any network.',
  courses: 'Courses completed',
  course: '{{programme}}, course {{number}}',
  call: 'Asked to join a small group',
  callAsks: 'Would you join a small group of managers?',
  callBy: 'Please answer by {{date}}.',
  callYes: 'I will join',
  callNotNow: 'Not this time',
}
