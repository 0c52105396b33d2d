// The start page of a signed-in manager, assistant or alumnus.
import type { PageWords } from '../types'

export const my: PageWords['my'] = {
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
  since: 'sedan {{when}}',
  courses: 'Genomförda kurser',
  course: '{{programme}}, kurs {{number}}',
}
