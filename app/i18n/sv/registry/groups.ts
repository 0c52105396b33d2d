// Words of the registry's pages about small groups.
export const groups = {
  groups: {
    now: 'Nu',
    title: 'Smågrupper',
    groups_one: 'grupp',
    groups_other: 'grupper',
    members_one: 'medlem',
    members_other: 'medlemmar',
    short: 'under åtta',
    shortTag: 'Under åtta',
    matrix: 'Grupper och förvaltningsområden',
    matrixSays: 'Hur många medlemmar varje grupp har från varje förvaltningsområde.',
    group: 'Grupp',
    total: 'tot.',
    sectors: 'omr.',
    liaison: 'Kontaktperson',
    noLiaison: 'Kontaktperson saknas',
    on: 'Grupperna den',
    noneThen: 'Det fanns inga smågrupper den dagen.',
    none: 'Det finns inga smågrupper ännu.',
  },
} as const
