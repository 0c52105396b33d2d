// Words of the registry's pages about small groups.
export const groups = {
  groups: {
    now: 'Now',
    title: 'Small groups',
    groups_one: 'group',
    groups_other: 'groups',
    members_one: 'member',
    members_other: 'members',
    short: 'under eight',
    shortTag: 'Under eight',
    matrix: 'Groups and administrative sectors',
    matrixSays: 'How many members each group has from each administrative sector.',
    group: 'Group',
    total: 'total',
    sectors: 'sectors',
    liaison: 'Liaison',
    noLiaison: 'No liaison',
    on: 'Groups on',
    noneThen: 'There were no small groups on that day.',
    none: 'There are no small groups yet.',
  },
} as const
