// Words of the registry's pages about training programmes and their courses.
export const programmes = {
  programme: {
    courses: 'Kurssit',
    coursesSay: 'Suorittaneet kursseittain.',
    course: 'Kurssi',
    courseNamed: '{{number}}. kurssi',
    completers: 'Suorittaneita',
    completersOf: '{{number}}. kurssin suorittaneet',
    noCourses: 'Kursseja ei ole merkitty.',
    nobody: 'Kurssin suorittaneita ei ole merkitty.',
  },
} as const
