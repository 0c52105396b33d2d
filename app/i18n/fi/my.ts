// The start page of a signed-in manager, assistant or alumnus.
export const my = {
  waiting: 'Odottaa vastausta',
  waitingNone: 'Kaikkiin kutsuihin on vastattu.',
  coming: 'Tulossa',
  comingNone: 'Ei tulevia tilaisuuksia.',
  for: 'Kenelle: {{name}}',
  answer: 'Vastaa',
  answerFor: 'Vastaa: {{title}}, {{name}}',
  change: 'Muuta',
  changeFor: 'Muuta vastausta: {{title}}, {{name}}',
  networks: 'Verkostot ja ryhmät',
  networksNone: 'Et ole nyt minkään verkoston jäsen.',
  since: '{{when}} alkaen',
  courses: 'Suoritetut kurssit',
  course: '{{programme}}, kurssi {{number}}',
} as const
