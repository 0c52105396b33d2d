// Programme with tracks, speakers, materials, the running order.
import type { PageWords } from '../types'

export const agenda: PageWords['agenda'] = {
  links: {
    label: 'Sidor som hör till programmet',
    speakers: 'Talare',
    materials: 'Material',
    runningOrder: 'Körschema',
    programme: 'Program',
  },
  programme: {
    tracks: 'Parallella spår',
    tracksHint:
      'Om programmet delar sig i flera lokaler samtidigt, lägg till spåren här och välj spår för varje punkt. Annars kan du lämna detta tomt.',
    track: 'Spår {{number}}',
    trackName: 'Spårets namn',
    trackPlace: 'Lokal',
    addTrack: 'Lägg till ett spår',
    removeTrack: 'Ta bort spår {{number}}',
    end: 'Slutar',
    inTrack: 'Spår',
    forAll: 'Gemensamt för alla',
    speakerEmail: 'E-post',
    speakerLanguage: 'Brevens språk',
    note: 'Anteckning i körschemat',
    noteLabel: 'Vad arrangörerna ska komma ihåg',
    noteHint: 'Visas bara för arrangörerna.',
  },
  fault: {
    trackName: 'Ge spåret ett namn på minst ett språk.',
    lineEnd: 'Punkten måste sluta efter att den har börjat.',
  },
  clash: {
    title_one: 'Programmet har en överlappning',
    title_other: 'Programmet har {{count, number}} överlappningar',
    track: 'Samtidigt i samma spår: {{first}} och {{second}}',
    speaker: '{{name}} talar i två punkter samtidigt: {{first}} och {{second}}',
  },
}
