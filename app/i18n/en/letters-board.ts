export const boardLetters = {
  boardLetter: {
    network: 'Network',
    open: 'Open on the notice board',
    formerMember: 'A former member',
  },
  networkNews: {
    subject: '{{network}}: {{title}}',
    kicker: 'News from the network',
    from: 'Written by',
    why: 'You receive this message because you are a member of the network: {{network}}.',
  },
  networkBoard: {
    subject_one: '{{count}} new item on the notice board: {{network}}',
    subject_other: '{{count}} new items on the notice board: {{network}}',
    subjectOfOne: '{{what}}: {{title}}',
    kicker: 'Notice board of the network',
    lead_one: 'An item that concerns you has been posted on the notice board.',
    lead_other: '{{count}} items that concern you have been posted on the notice board.',
    news: '{{name}} posted news',
    meeting: '{{name}} proposes a meeting',
    offer: '{{name}} offers help',
    ask: '{{name}} asks for help',
    reply: '{{name}} replied',
    whyAuthor: 'You receive the replies because you wrote the note.',
    whyKeeper: 'You are told about new notes because you look after the network.',
  },
} as const
