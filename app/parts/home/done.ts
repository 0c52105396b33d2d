// What can be told as done at the home of a group.
const doneKeys = [
  'ways',
  'themeProposed',
  'themeDone',
  'themeDropped',
  'themeTakenUp',
  'asked',
  'met',
  'notesOn',
  'notesOff',
  'noteWritten',
  'noteRevised',
  'noteRemoved',
] as const
export type HomeDone = (typeof doneKeys)[number]

export const readDone = (text: string | null): HomeDone | null => doneKeys.find((key) => key === text) ?? null

/** What a press at a home leads to: the notice's key, or a theme that was moved, which its own card tells of. */
export type HomeNews = { done: HomeDone | null; moved: boolean; theme: string | null }

/** Reads the news out of the address, for a loader. */
export function homeNewsOf(request: Request): HomeNews {
  const query = new URL(request.url).searchParams
  const done = query.get('done')
  return { done: readDone(done), moved: done === 'moved', theme: query.get('theme') }
}
