// Words of the registry's pages about organisations, sectors and positions.
export const bodies = {
  organisations: {
    title: 'Organisations',
    found_one: '{{count, number}} organisation',
    found_other: '{{count, number}} organisations',
    search: 'Name',
    name: 'Name',
    kind: 'Kind',
    people: 'People',
    table: 'Organisations',
  },
  organisation: {
    people: 'People',
    noPeople: 'Nobody in this organisation is in the register.',
    before: 'Previously here',
    table: 'People in the organisation',
    name: 'Name',
    title: 'Position',
    role: 'Standing',
  },
} as const
