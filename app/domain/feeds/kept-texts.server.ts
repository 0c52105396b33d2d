// Calendars once written, kept in memory for the next who asks: by the mark of what they were written of.
import { createHash } from 'node:crypto'

export type KeptTexts = {
  /**
   * The strong ETag of a text and, when it is wanted, the text itself.
   * @param mark of all that the text depends on: the same mark is the same text
   */
  answer: (mark: string, write: () => string) => { etag: string; text: () => string }
  /** How much is kept now. */
  size: () => { characters: number; marks: number }
}

/** The longest unused go first. @param most how many characters of text, and how many ETags, are kept */
export function keptTexts(most: { characters: number; marks: number }): KeptTexts {
  const etags = new Map<string, string>()
  const texts = new Map<string, string>()
  let characters = 0

  const forget = (mark: string): void => {
    characters -= texts.get(mark)?.length ?? 0
    texts.delete(mark)
  }
  const keep = (mark: string, text: string): void => {
    forget(mark)
    if (text.length > most.characters) return
    texts.set(mark, text)
    characters += text.length
    for (const oldest of texts.keys()) {
      if (characters <= most.characters) break
      forget(oldest)
    }
  }
  const note = (mark: string, etag: string): void => {
    etags.delete(mark)
    etags.set(mark, etag)
    const [oldest] = etags.keys()
    if (etags.size > most.marks && oldest !== undefined) etags.delete(oldest)
  }

  return {
    size: () => ({ characters, marks: etags.size }),
    answer: (mark, write) => {
      const text = (): string => {
        const known = texts.get(mark) ?? write()
        keep(mark, known)
        return known
      }
      const etag = etags.get(mark) ?? `"${createHash('sha256').update(text()).digest('base64url')}"`
      note(mark, etag)
      return { etag, text }
    },
  }
}
