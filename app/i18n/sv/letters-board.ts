export const boardLetters = {
  boardLetter: {
    network: 'Nätverk',
    open: 'Öppna på anslagstavlan',
    formerMember: 'En tidigare medlem',
  },
  networkNews: {
    subject: '{{network}}: {{title}}',
    kicker: 'Nyhet från nätverket',
    from: 'Skribent',
    why: 'Du får det här meddelandet eftersom du är medlem i nätverket: {{network}}.',
  },
  networkBoard: {
    subject_one: '{{count}} nytt inlägg på anslagstavlan: {{network}}',
    subject_other: '{{count}} nya inlägg på anslagstavlan: {{network}}',
    subjectOfOne: '{{what}}: {{title}}',
    kicker: 'Nätverkets anslagstavla',
    lead_one: 'Ett inlägg som gäller dig har publicerats på anslagstavlan.',
    lead_other: '{{count}} inlägg som gäller dig har publicerats på anslagstavlan.',
    news: '{{name}} skrev en nyhet',
    meeting: '{{name}} föreslår en träff',
    offer: '{{name}} erbjuder hjälp',
    ask: '{{name}} ber om hjälp',
    reply: '{{name}} svarade',
    whyAuthor: 'Du får svaren eftersom du skrev anslaget.',
    whyKeeper: 'Du får besked om nya anslag eftersom du sköter nätverket.',
  },
} as const
