// Programme with tracks, speakers, materials, the running order.
import type { PageWords } from '../types'

export const agenda: PageWords['agenda'] = {
  links: {
    label: 'Pages about the programme',
    speakers: 'Speakers',
    materials: 'Materials',
    runningOrder: 'Running order',
    programme: 'Programme',
  },
  programme: {
    tracks: 'Parallel tracks',
    tracksHint:
      'If the programme runs in several rooms at once, add the tracks here and choose one for each item. Otherwise leave this empty.',
    track: 'Track {{number}}',
    trackName: 'Name of the track',
    trackPlace: 'Room',
    addTrack: 'Add a track',
    removeTrack: 'Remove track {{number}}',
    end: 'Ends',
    inTrack: 'Track',
    forAll: 'For everyone',
    speakerEmail: 'Email',
    speakerLanguage: 'Language of letters',
    note: 'Note for the running order',
    noteLabel: 'What the organisers must remember',
    noteHint: 'Shown to organisers only.',
  },
  fault: {
    trackName: 'Give the track a name in at least one language.',
    lineEnd: 'The item must end after it begins.',
  },
  clash: {
    title_one: 'The programme has an overlap',
    title_other: 'The programme has {{count, number}} overlaps',
    track: 'At the same time in one track: {{first}} and {{second}}',
    speaker: '{{name}} speaks in two items at the same time: {{first}} and {{second}}',
  },
}
