// Words of the registry's pages about searching from any page.
export const search = {
  title: 'Sökning',
  label: 'Namn, uppdrag, kompetens eller annat ord',
  kinds: 'Avgränsa enligt slag',
  begin: 'Vad söker du?',
  beginHint:
    'Skriv ett namn eller en del av det, en tjänstebenämning, en kompetens eller ett ämne. Små skrivfel gör inget, och å, ä och ö behövs inte.',
  none: 'Sökningen ”{{q}}” gav inga träffar.',
  noneHint: 'Kontrollera stavningen, pröva ett kortare ord eller lämna bort något av orden.',
  atLeast: '({{count, number}}+)',
  exactly: '({{count, number}})',
  narrow: 'Det finns fler träffar än vad som visas här. Precisera sökningen med ett ord till.',
  slash: 'Tangenten / leder till sökfältet (Ctrl+K öppnar alltid kommandona)',
  for: '”{{q}}”',
  allOf: {
    person: 'Alla personer',
    organisation: 'Alla organisationer',
    network: 'Alla nätverk och grupper',
    event: 'Alla tillställningar',
  },
} as const
