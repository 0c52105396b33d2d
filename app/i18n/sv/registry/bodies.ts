// Words of the registry's pages about organisations, sectors and positions.
export const bodies = {
  organisations: {
    title: 'Organisationer',
    found_one: '{{count, number}} organisation',
    found_other: '{{count, number}} organisationer',
    search: 'Namn',
    name: 'Namn',
    kind: 'Typ',
    people: 'Personer',
    table: 'Organisationer',
  },
  organisation: {
    people: 'Personer',
    noPeople: 'Ingen i organisationen finns i registret.',
    before: 'Tidigare här',
    table: 'Organisationens personer',
    name: 'Namn',
    title: 'Uppdrag',
    role: 'Ställning',
  },
} as const
