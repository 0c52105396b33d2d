import type { PageWords } from '../types'

export const alumni: PageWords['alumni'] = {
  courses: 'Courses',
  otherCourses: 'Other courses',
  course: 'Course {{number}}, {{years}}',
  own: 'Your course',
  people: 'Who completed the course',
  completed_one: '{{count, number}} completed',
  completed_other: '{{count, number}} completed',
  members_one: '{{count, number}} of them in the network',
  members_other: '{{count, number}} of them in the network',
  nobody: 'Nobody has completed the course yet.',
  alone: 'You are the only one who completed the course.',
  unknown_one: 'Besides them {{count, number}} who completed the course and is no longer in the directory.',
  unknown_other:
    'Besides them {{count, number}} who completed the course and are no longer in the directory.',
  noPost: 'No position in the registry',
  wholeCourse: 'Show the whole course',
  find: 'Search by name',
  noCourses: 'The programme has no courses yet.',
  noCoursesHint: 'Courses and those who completed them are shown here once they are in the registry.',
  noProgramme: 'No programme has been chosen for the network.',
  noProgrammeHint: 'Choose in the network’s details the programme whose alumni belong to it.',
  where: {
    title: 'Where we are now',
    says: 'On {{date}}: {{inState, number}} in central government, {{outside, number}} outside it, {{noPost, number}} with no position in the registry.',
    most: 'The largest administrative sector is {{sector}}: {{count, number}}.',
    head: 'Administrative sector or other place',
    beside: 'State, other',
    besideLong: 'In central government, outside the administrative sectors',
    outside: 'Elsewhere',
    outsideLong:
      'Outside central government: municipalities, wellbeing services counties, companies, organisations',
    noPost: 'Not known',
    noPostLong: 'No position in the registry, for example retired',
    overYears: 'How it has changed',
    overYearsSays:
      'The network’s members by administrative sector {{first}}–{{last}}. At first they came from {{before, number}} sectors, now from {{now, number}}.',
  },
  events: {
    title: 'Events and meetings',
    none: 'No events that you are invited to are coming up.',
    noneAtAll: 'No events are coming up.',
    past_one: '{{count, number}} earlier',
    past_other: '{{count, number}} earlier',
  },
  coordinators: {
    title: 'Coordinators',
    none: 'The network has no coordinator at the moment.',
    noAddress: 'The e-mail address is not in use.',
    mail: 'E-mail, {{name}}:',
  },
  news: {
    title: 'Notice board',
    none: 'There is nothing on the notice board yet.',
    all: 'Open the notice board',
  },
}
