export const boardLetters = {
  boardLetter: {
    network: 'Verkosto',
    open: 'Avaa ilmoitustaululla',
    formerMember: 'Entinen jäsen',
  },
  networkNews: {
    subject: '{{network}}: {{title}}',
    kicker: 'Verkoston uutinen',
    from: 'Kirjoittaja',
    why: 'Saat tämän viestin, koska olet verkoston jäsen: {{network}}.',
  },
  networkBoard: {
    subject_one: '{{count}} uusi kirjoitus ilmoitustaululla: {{network}}',
    subject_other: '{{count}} uutta kirjoitusta ilmoitustaululla: {{network}}',
    subjectOfOne: '{{what}}: {{title}}',
    kicker: 'Verkoston ilmoitustaulu',
    lead_one: 'Ilmoitustaululle on tullut sinua koskeva kirjoitus.',
    lead_other: 'Ilmoitustaululle on tullut {{count}} sinua koskevaa kirjoitusta.',
    news: '{{name}} kirjoitti uutisen',
    meeting: '{{name}} ehdottaa tapaamista',
    offer: '{{name}} tarjoaa apua',
    ask: '{{name}} pyytää apua',
    reply: '{{name}} vastasi',
    whyAuthor: 'Saat vastaukset, koska kirjoitit ilmoituksen.',
    whyKeeper: 'Saat tiedon uusista ilmoituksista, koska ylläpidät verkostoa.',
  },
} as const
