// What one's own data is: the parts of its page, what of the record may be wrong, and how large a photo may be.

/** 8 MB. */
export const mostBytesOfPhoto = 8 * 1024 * 1024

/** What a file field offers: a phone that keeps photos in another form sends one of these instead. */
export const photoEndings = 'image/jpeg,image/png,image/webp'

/** Characters. */
export const longestText = 2000

/** What of the record a person may say is wrong. */
export const recordParts = ['name', 'title', 'organisation', 'email', 'networks', 'history', 'other'] as const
export type RecordPart = (typeof recordParts)[number]

/** The forms of the page that can be refused, each by the id of its part of the page. */
export type Section = 'contact' | 'about' | 'photo' | 'remark'

/** What a press has done, as the page says it afterwards. */
export const saves = ['contact', 'about', 'photo', 'photoRemoved', 'sharing', 'letters', 'remark'] as const
export type Saved = (typeof saves)[number]

/** The part of the page that a press changed. */
export const partOf = (saved: Saved): Exclude<Saved, 'photoRemoved'> =>
  saved === 'photoRemoved' ? 'photo' : saved

/** Topics set apart by commas, each once, whatever its case, as it was first typed; lines stay lines. */
export function tidyTopics(typed: string): string {
  const known = new Set([''])
  const isNew = (topic: string): boolean => {
    const key = topic.toLowerCase()
    return !known.has(key) && !!known.add(key)
  }
  const tidyLine = (line: string): string =>
    line
      .split(',')
      .map((topic) => topic.trim())
      .filter(isNew)
      .join(', ')
  return typed
    .split('\n')
    .map(tidyLine)
    .filter((line) => line !== '')
    .join('\n')
}
