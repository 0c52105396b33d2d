// Words of the registry's pages about training programmes and their courses.
export const programmes = {
  programme: {
    courses: 'Kurser',
    coursesSay: 'Antal som genomfört varje kurs.',
    course: 'Kurs',
    courseNamed: 'Kurs {{number}}',
    completers: 'Har genomfört',
    completersOf: 'De som genomfört kurs {{number}}',
    noCourses: 'Inga kurser har antecknats.',
    nobody: 'Ingen har antecknats som genomfört kursen.',
  },
} as const
