// Words of the registry's pages about searching from any page.
export const search = {
  title: 'Search',
  label: 'Name, title, expertise or another word',
  kinds: 'Narrow by kind',
  begin: 'What are you looking for?',
  beginHint:
    'Type a name or a part of it, a title, an area of expertise or the topic of an event. A small slip does no harm, and å, ä and ö are not needed.',
  none: 'Nothing was found for “{{q}}”.',
  noneHint: 'Check the spelling, try a shorter word, or leave one of the words out.',
  atLeast: '({{count, number}}+)',
  exactly: '({{count, number}})',
  narrow: 'There are more results than are shown here. Add a word to narrow the search.',
  slash: 'The / key moves to the search field (Ctrl+K always opens the commands)',
  for: '“{{q}}”',
  allOf: {
    person: 'All people',
    organisation: 'All organisations',
    network: 'All networks and groups',
    event: 'All events',
  },
} as const
