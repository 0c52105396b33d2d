// The start page of a signed-in manager, assistant or alumnus.
import type { PageWords } from '../types'

export const my: PageWords['my'] = {
  week: 'Min vecka',
  weeks: 'Chefernas veckor sida vid sida',
  waiting: 'Väntar på svar',
  waitingNone: 'Alla inbjudningar har besvarats.',
  coming: 'Kommande',
  comingNone: 'Inga kommande tillställningar.',
  for: 'För {{name}}',
  answer: 'Svara',
  answerFor: 'Svara: {{title}}, {{name}}',
  change: 'Ändra',
  changeFor: 'Ändra svaret: {{title}}, {{name}}',
  networks: 'Nätverk och grupper',
  networksNone: 'Du är för närvarande inte medlem i något nätverk.',
  courses: 'Slutförda kurser',
  course: '{{programme}}, kurs {{number}}',
  call: 'Förfrågan om en smågrupp',
  callAsks: 'Vill du vara med i en smågrupp för ledningen?',
  callBy: 'Svara senast {{date}}.',
  callYes: 'Jag är med',
  callNotNow: 'Inte den här gången',
}
