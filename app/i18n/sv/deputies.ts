// Ersättare, assistenter och vidarebefordrade inbjudningar.
import type { PageWords } from '../types'

export const deputies: PageWords['deputies'] = {
  person: {
    firstName: 'Förnamn',
    lastName: 'Efternamn',
    email: 'E-post',
    language: 'Brevens språk',
  },
  undo: {
    do: 'Ångra ändringen',
    done: 'Ändringen har ångrats.',
    refused: 'Ändringen kunde inte ångras',
  },
  assistants: {
    title: 'Assistenter: {{name}}',
    mine: 'Mina assistenter',
    may: 'Vad en assistent kan göra',
    maySee: 'Assistenten ser dina inbjudningar och din vecka och får kopior av de brev som skickas till dig.',
    maySeeOf:
      'Assistenten ser inbjudningarna och veckan och får kopior av de brev som skickas till {{name}}.',
    mayAnswer:
      'Assistenten svarar på inbjudningar, avbokar deltagandet och utser en ersättare. Svaret antecknas som givet av assistenten.',
    never: 'Smågruppernas möten, teman och meddelanden visas aldrig för assistenten.',
    inForce: 'Nuvarande assistenter',
    none: 'Du har ingen assistent.',
    noneOf: 'Ingen assistent: {{name}}.',
    toCome: 'Börjar senare',
    notReached: 'Ingen e-postadress',
    period: '{{from}}–{{to}}',
    end: 'Avsluta genast',
    setLastDay: 'Ändra sista dagen',
    name: 'Utse en assistent',
    searchHint: 'Sökningen omfattar personer i din egen organisation. Andra kan du utse med e-postadress.',
    searchHintAll: 'Sök i registret. Om personen inte hittas, skriv namn och adress.',
    search: 'Sök på namn',
    found: 'Hittade personer',
    write: 'Skriv namn och e-postadress',
    emailHint: 'Om adressen redan finns i registret blir dess innehavare assistent.',
    from: 'Från och med',
    to: 'Sista dag',
    toHint: 'Tomt: tills vidare.',
    do: 'Utse till assistent',
    earlier_one: 'En tidigare assistent',
    earlier_other: 'Tidigare assistenter ({{count, number}})',
    done: {
      named: 'Assistenten har utsetts och får från och med nu kopior av breven.',
      lastDay: 'Sista dagen har sparats.',
      ended:
        'Assistentens uppdrag har upphört. Assistenten ser inte längre inbjudningarna och kan inte svara.',
    },
  },
}
