// Words of the registry's pages about small groups.
export const groups = {
  groups: {
    now: 'Nyt',
    title: 'Pienryhmät',
    groups_one: 'ryhmä',
    groups_other: 'ryhmää',
    members_one: 'jäsen',
    members_other: 'jäsentä',
    short: 'alle kahdeksan',
    shortTag: 'Alle kahdeksan',
    matrix: 'Ryhmät ja hallinnonalat',
    matrixSays: 'Montako jäsentä kullakin ryhmällä on kultakin hallinnonalalta.',
    group: 'Ryhmä',
    total: 'yht.',
    sectors: 'aloja',
    liaison: 'Yhteyshenkilö',
    noLiaison: 'Yhteyshenkilö puuttuu',
    on: 'Ryhmät päivänä',
    noneThen: 'Pienryhmiä ei ollut kyseisenä päivänä.',
    none: 'Pienryhmiä ei vielä ole.',
  },
} as const
