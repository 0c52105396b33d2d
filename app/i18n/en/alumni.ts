import type { PageWords } from '../types'

export const alumni: PageWords['alumni'] = {
  courses: 'Courses',
  otherCourses: 'Other courses',
  course: 'Course {{number}}, {{years}}',
  own: 'Your course',
  people: 'People who completed the course',
  completed_one: '{{count, number}} completed',
  completed_other: '{{count, number}} completed',
  members_one: '{{count, number}} of them belong to the network',
  members_other: '{{count, number}} of them belong to the network',
  nobody: 'Nobody has completed the course yet.',
  alone: 'You are the only one who completed the course.',
  unknown_one:
    'In addition, {{count, number}} person who completed the course is no longer in the directory.',
  unknown_other:
    'In addition, {{count, number}} people who completed the course are no longer in the directory.',
  noPost: 'No position in the registry',
  wholeCourse: 'Show the whole course',
  find: 'Search by name',
  noCourses: 'The programme has no courses yet.',
  noCoursesHint:
    'Courses and the people who completed them are shown here once they have been entered in the registry.',
  noProgramme: 'No programme has been chosen for the network.',
  noProgrammeHint: 'In the network’s details, choose the programme whose alumni belong to it.',
  where: {
    title: 'Where we are now',
    says: 'On {{date}}: {{inState, number}} in central government, {{outside, number}} outside it, {{noPost, number}} with no position in the registry.',
    most_one: 'The largest administrative sector is {{sector}}: {{people, number}}.',
    most_other: 'The largest administrative sectors are {{sector}}: {{people, number}} each.',
    head: 'Administrative sector or other body',
    beside: 'Central government, other',
    besideLong: 'In central government, outside the administrative sectors',
    outside: 'Elsewhere',
    outsideLong:
      'Outside central government: municipalities, wellbeing services counties, companies, organisations',
    noPost: 'Not known',
    noPostLong: 'No position in the registry, for example retired',
    overYears: 'How this has changed',
    overYearsSays:
      'The network’s members by administrative sector {{first}}–{{last}}. Number of sectors at first: {{before, number}}; now: {{now, number}}.',
  },
  coordinators: {
    title: 'Coordinators',
    none: 'The network has no coordinator at the moment.',
    noAddress: 'No working e-mail address.',
    mail: 'E-mail, {{name}}:',
  },
}
