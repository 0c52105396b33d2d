// Words of the registry's pages about training programmes and their courses.
export const programmes = {
  programme: {
    courses: 'Courses',
    coursesSay: 'How many completed each course.',
    course: 'Course',
    courseNamed: 'Course {{number}}',
    completers: 'Completed',
    completersOf: 'Those who completed course {{number}}',
    noCourses: 'No courses are recorded.',
    nobody: 'Nobody is recorded as having completed the course.',
  },
} as const
