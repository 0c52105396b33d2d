// Words of the registry's pages about organisations, sectors and positions.
export const bodies = {
  organisations: {
    title: 'Organisaatiot',
    found_one: '{{count, number}} organisaatio',
    found_other: '{{count, number}} organisaatiota',
    search: 'Nimi',
    name: 'Nimi',
    kind: 'Laji',
    people: 'Henkilöitä',
    table: 'Organisaatiot',
  },
  organisation: {
    people: 'Henkilöt',
    noPeople: 'Organisaatiosta ei ole ketään rekisterissä.',
    before: 'Aiemmin täällä',
    table: 'Organisaation henkilöt',
    name: 'Nimi',
    title: 'Tehtävä',
    role: 'Asema',
  },
} as const
