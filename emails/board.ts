// Letters of a network's board: its news, whole, and what has come to the board that concerns the reader.
import { paths } from '~/paths'
import { atMost, manyLines, oneLine } from './clean'
import { longestPreview, none, piece, quietPiece, type Choice, type Content, type Pen } from './content'
import type { BoardItem, LetterData } from './letters'

const nameOf = (pen: Pen, { from }: BoardItem): string => oneLine(from) || pen.t('boardLetter.formerMember')

const noteUrl = (pen: Pen, networkId: string, { noteId }: BoardItem): string =>
  pen.url(paths.note(networkId, noteId))

export function networkNews(letter: LetterData<'networkNews'>, pen: Pen): Content {
  const { networkId, network, news, quietToken } = letter
  const title = piece(pen, news.title)
  const named = piece(pen, network)
  const text = manyLines(news.text.text)
  return {
    ...none,
    subject: pen.t('networkNews.subject', { network: named.text, title: title.text }),
    preview: atMost(oneLine(text), longestPreview),
    kicker: pen.t('networkNews.kicker'),
    title,
    news: null,
    facts: [
      { label: pen.t('boardLetter.network'), value: named, weight: 'plain' },
      { label: pen.t('networkNews.from'), value: { text: nameOf(pen, news) }, weight: 'plain' },
    ],
    description: piece(pen, news.text, manyLines),
    actions: [{ label: pen.t('boardLetter.open'), url: noteUrl(pen, networkId, news), main: false }],
    after: [pen.t('networkNews.why', { network: named.text })],
    quiet: quietPiece(pen, quietToken),
  }
}

/** What somebody did: "Aino Virta replied". */
function what(pen: Pen, item: BoardItem): string {
  const name = nameOf(pen, item)
  return item.replyId === null
    ? pen.t(`networkBoard.${item.kind}`, { name })
    : pen.t('networkBoard.reply', { name })
}

const choiceOf = (pen: Pen, networkId: string, item: BoardItem): Choice => ({
  label: what(pen, item),
  name: piece(pen, item.title),
  remark: piece(pen, item.text, manyLines),
  actions: [{ label: pen.t('boardLetter.open'), url: noteUrl(pen, networkId, item), main: false }],
})

export function networkBoard(letter: LetterData<'networkBoard'>, pen: Pen): Content {
  const { networkId, network, items, quietToken } = letter
  const named = piece(pen, network)
  const [first] = items
  const single = first !== undefined && items.length === 1
  const lead = pen.t('networkBoard.lead', { count: items.length })
  const replied = items.some(({ replyId }) => replyId !== null)
  const noted = items.some(({ replyId }) => replyId === null)
  return {
    ...none,
    subject: single
      ? pen.t('networkBoard.subjectOfOne', { what: what(pen, first), title: oneLine(first.title.text) })
      : pen.t('networkBoard.subject', { count: items.length, network: named.text }),
    preview: single ? atMost(oneLine(first.text.text), longestPreview) : lead,
    kicker: pen.t('networkBoard.kicker'),
    title: named,
    news: { tone: 'plain', sentences: [lead] },
    choices: items.map((item) => choiceOf(pen, networkId, item)),
    after: [
      ...(replied ? [pen.t('networkBoard.whyAuthor')] : []),
      ...(noted ? [pen.t('networkBoard.whyKeeper')] : []),
    ],
    quiet: quietPiece(pen, quietToken),
  }
}
