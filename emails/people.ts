// The letter that one person writes to another through the app: the reader sees whose it is, and answers to the writer.
import { atMost, mailTo, manyLines, oneLine } from './clean'
import { longestPreview, none, quietPiece, type Content, type Pen } from './content'
import type { LetterData } from './letters'

export function fromPerson(letter: LetterData<'fromPerson'>, pen: Pen): Content {
  const address = oneLine(letter.from.address)
  // The words are not kept once the letter has left: then only its kind is told.
  const name = oneLine(letter.from.name) || pen.t('fromPerson.emptied')
  const title = oneLine(letter.subject) || pen.t('fromPerson.emptied')
  const lead = pen.t('fromPerson.lead', { name })
  return {
    ...none,
    subject: pen.t('fromPerson.subject', { name, subject: title }),
    preview: atMost(oneLine(letter.text), longestPreview) || lead,
    kicker: pen.t('fromPerson.kicker'),
    title: { text: title },
    news: { tone: 'plain', sentences: [lead] },
    facts:
      address === ''
        ? []
        : [
            {
              label: pen.t('fromPerson.from'),
              value: { text: `${name}, ${address}`, href: mailTo(address) },
              weight: 'plain',
            },
          ],
    after: [pen.t('fromPerson.reply')],
    description: letter.text === '' ? null : { text: manyLines(letter.text) },
    quiet: quietPiece(pen, letter.quietToken),
  }
}
