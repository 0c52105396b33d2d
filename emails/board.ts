// Letters of a network's board: its news, whole, and what has come to the board that concerns the reader.
import type { Written } from '~/i18n/named'
import { paths } from '~/paths'
import { atMost, manyLines, oneLine } from './clean'
import { quietPiece, type Choice, type Content, type Pen, type Piece } from './content'
import type { LetterData, OnBoard } from './letters'

const inTongue = (pen: Pen, text: string, lang: Written['lang']): Piece =>
  lang === pen.locale ? { text } : { text, lang }

const line = (pen: Pen, { text, lang }: Written): Piece => inTongue(pen, oneLine(text), lang)

const longestPreview = 120

/** What both have none of. */
const none: Pick<Content, 'facts' | 'programme' | 'contact'> = { facts: [], programme: [], contact: [] }

const nameOf = (pen: Pen, { from }: OnBoard): string => oneLine(from) || pen.t('boardLetter.formerMember')

const noteUrl = (pen: Pen, networkId: string, { noteId }: OnBoard): string =>
  pen.url(paths.note(networkId, noteId))

export function networkNews(letter: LetterData<'networkNews'>, pen: Pen): Content {
  const { networkId, network, news, quietToken } = letter
  const title = line(pen, news.title)
  const named = line(pen, network)
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
    description: inTongue(pen, text, news.text.lang),
    actions: [{ label: pen.t('boardLetter.open'), url: noteUrl(pen, networkId, news), main: false }],
    after: [pen.t('networkNews.why', { network: named.text })],
    quiet: quietPiece(pen, quietToken),
  }
}

/** What somebody did: "Aino Virta replied". */
function what(pen: Pen, item: OnBoard): string {
  const name = nameOf(pen, item)
  return item.replyId === null
    ? pen.t(`networkBoard.${item.kind}`, { name })
    : pen.t('networkBoard.reply', { name })
}

const choiceOf = (pen: Pen, networkId: string, item: OnBoard): Choice => ({
  label: what(pen, item),
  name: line(pen, item.title),
  remark: inTongue(pen, manyLines(item.text.text), item.text.lang),
  actions: [{ label: pen.t('boardLetter.open'), url: noteUrl(pen, networkId, item), main: false }],
})

export function networkBoard(letter: LetterData<'networkBoard'>, pen: Pen): Content {
  const { networkId, network, items, quietToken } = letter
  const named = line(pen, network)
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
    actions: [],
    after: [
      ...(replied ? [pen.t('networkBoard.whyAuthor')] : []),
      ...(noted ? [pen.t('networkBoard.whyKeeper')] : []),
    ],
    description: null,
    quiet: quietPiece(pen, quietToken),
  }
}
