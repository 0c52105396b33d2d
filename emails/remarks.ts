// The letter that answers what somebody told the organisers: feedback on accessibility, or what is wrong in their record.
import { atMost, manyLines, oneLine } from './clean'
import { contactOf, longestPreview, none, type Content, type Pen } from './content'
import type { LetterData } from './letters'

export function remarkAnswer(letter: LetterData<'remarkAnswer'>, pen: Pen): Content {
  const { about, said, answer, contact } = letter
  const subject = pen.t(`remarkAnswer.subject.${about}`)
  return {
    ...none,
    subject,
    preview: atMost(oneLine(answer), longestPreview),
    kicker: pen.t('remarkAnswer.kicker'),
    title: { text: subject },
    news: { tone: 'plain', sentences: [manyLines(answer)] },
    description: { text: `${pen.t('remarkAnswer.said')}\n\n${manyLines(said)}` },
    contact: contactOf(contact),
  }
}
