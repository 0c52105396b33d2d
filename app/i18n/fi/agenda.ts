// Programme with tracks, speakers, materials, the running order.
export const agenda = {
  links: {
    label: 'Ohjelmaan liittyvät sivut',
    speakers: 'Puhujat',
    materials: 'Aineistot',
    runningOrder: 'Ajolista',
    programme: 'Ohjelma',
  },
  programme: {
    tracks: 'Rinnakkaiset osiot',
    tracksHint:
      'Jos ohjelma jakautuu samaan aikaan useaan tilaan, lisää osiot tähän ja valitse kunkin kohdan osio. Muuten jätä tyhjäksi.',
    track: 'Osio {{number}}',
    trackName: 'Osion nimi',
    trackPlace: 'Tila',
    addTrack: 'Lisää osio',
    removeTrack: 'Poista osio {{number}}',
    end: 'Päättyy',
    inTrack: 'Osio',
    forAll: 'Kaikille yhteinen',
    speakerEmail: 'Sähköposti',
    speakerLanguage: 'Kirjeiden kieli',
    note: 'Muistiinpano ajolistaan',
    noteLabel: 'Mitä järjestäjien on muistettava',
    noteHint: 'Näkyy vain järjestäjille.',
  },
  fault: {
    trackName: 'Anna osiolle nimi ainakin yhdellä kielellä.',
    lineEnd: 'Kohdan on päätyttävä alkamisensa jälkeen.',
  },
  clash: {
    title_one: 'Ohjelmassa on päällekkäisyys',
    title_other: 'Ohjelmassa on {{count, number}} päällekkäisyyttä',
    track: 'Samassa osiossa samaan aikaan: {{first}} ja {{second}}',
    speaker: '{{name}} puhuu kahdessa kohdassa samaan aikaan: {{first}} ja {{second}}',
  },
} as const
