// The letter that answers what somebody told the organisers: feedback on accessibility, or what is wrong in their record.
import { atMost, manyLines, oneLine } from './clean'
import type { Content, Pen } from './content'
import type { LetterData } from './letters'

/** Characters of the line that mail programs show beside the subject. */
const longestPreview = 120

export function remarkAnswer(letter: LetterData<'remarkAnswer'>, pen: Pen): Content {
  const { about, said, answer, contact } = letter
  const subject = pen.t(`remarkAnswer.subject.${about}`)
  return {
    subject,
    preview: atMost(oneLine(answer), longestPreview),
    kicker: pen.t('remarkAnswer.kicker'),
    title: { text: subject },
    news: { tone: 'plain', sentences: [manyLines(answer)] },
    facts: [],
    actions: [],
    after: [],
    description: { text: `${pen.t('remarkAnswer.said')}\n\n${manyLines(said)}` },
    programme: [],
    contact: [
      { text: oneLine(contact.name) },
      { text: oneLine(contact.email), href: `mailto:${oneLine(contact.email)}` },
    ].filter(({ text }) => text !== ''),
  }
}
