// Words of the registry's pages about searching from any page.
export const search = {
  title: 'Haku',
  label: 'Nimi, tehtävä, osaaminen tai muu sana',
  kinds: 'Rajaa lajin mukaan',
  begin: 'Mitä haet?',
  beginHint:
    'Kirjoita nimi tai sen osa, tehtävänimike, osaaminen tai tilaisuuden aihe. Pieni kirjoitusvirhe ei haittaa, eikä ääkkösiä tarvita.',
  none: 'Haulla ”{{q}}” ei löytynyt mitään.',
  noneHint: 'Tarkista kirjoitusasu, kokeile lyhyempää sanaa tai jätä jokin sanoista pois.',
  atLeast: '({{count, number}}+)',
  exactly: '({{count, number}})',
  narrow: 'Tuloksia on enemmän kuin tässä näytetään. Tarkenna hakua lisäämällä sana.',
  slash: 'Näppäin / siirtää hakukenttään (Ctrl+K avaa aina komennot)',
  for: '”{{q}}”',
  allOf: {
    person: 'Kaikki henkilöt',
    organisation: 'Kaikki organisaatiot',
    network: 'Kaikki verkostot ja ryhmät',
    event: 'Kaikki tilaisuudet',
  },
} as const
