// What a letter says, before it is laid on paper: the HTML and the plain text are both made of this, so they agree.
import type { Locale } from '#db/schema'
import { paths } from '~/paths'
import type { Written } from '~/i18n/named'
import type { LetterT } from '~/i18n/types'
import { mailTo, oneLine } from './clean'

/** A piece of text; `lang` when it is not in the letter's language, `href` when it can be pressed. */
export type Piece = { text: string; lang?: Locale; href?: string }

/** A line of the facts on top. `now` is what matters most, `past` no longer holds. */
export type Fact = { label: string; value: Piece; weight: 'now' | 'plain' | 'past' | 'code' }

/** A press: one `main` a letter where there is one thing to do. */
export type Action = { label: string; url: string; main: boolean }

/** `track`: where it runs, when several things run at once. */
export type ProgrammeLine = { time: string; title: Piece; track?: Piece[]; speakers: Piece[] }

/** A person as a letter introduces them: the sector's sign, the name, what they are in the group, and what they let be seen. */
export type PersonLine = { sign: string; name: string; marks: string[]; lines: Piece[] }

/** One thing of several to answer, each with presses of its own; `name` and `remark` are said under it. */
export type Choice = { label: string; name?: Piece | null; remark: Piece | null; actions: Action[] }

/** `url` is where the picture is found, `alt` what it says to those who do not see it. */
export type Sign = { url: string; alt: string; caption: string }

/** The sign that is read at the door: the picture travels with the letter under its `cid`. */
export const doorSign = { cid: 'door@johtofoorumi.invalid', url: 'cid:door@johtofoorumi.invalid' } as const

/** The colour of what has happened: the same five as the answers have everywhere. */
export type Tone = 'plain' | 'yes' | 'maybe' | 'no' | 'wait'

export type Content = {
  subject: string
  /** What a mail program shows after the subject. */
  preview: string
  /** The small line over the title. */
  kicker: string
  title: Piece
  /** What has happened, in a box of its own. */
  news: { tone: Tone; sentences: string[] } | null
  facts: Fact[]
  actions: Action[]
  /** What is said under the actions. */
  after: string[]
  description: Piece | null
  programme: ProgrammeLine[]
  people?: { heading: string; lines: PersonLine[] }
  choices?: Choice[]
  /** A picture to be read by a machine, with what it is for; the plain text has the caption alone. */
  sign?: Sign | null
  contact: Piece[]
  /** At the foot of a letter that need not come: where such letters are stopped. */
  quiet?: Piece | null
}

/** What a letter is written with: the words of a language and the addresses of the site. */
export type Pen = {
  t: LetterT
  locale: Locale
  /** The full address of a path of the app. */
  url: (path: string) => string
}

/** A text with its language, marked only where that is not the letter's. */
export const piece = (pen: Pen, { text, lang }: Written, clean: (text: string) => string = oneLine): Piece =>
  lang === pen.locale ? { text: clean(text) } : { text: clean(text), lang }

/** An address that opens a new mail to it. */
export const emailPiece = (address: string): Piece => ({
  text: oneLine(address),
  href: mailTo(oneLine(address)),
})

/** Who to ask about the letter, as far as that is known. */
export const contactOf = ({ name, email }: { name: string; email: string }): Piece[] =>
  [{ text: oneLine(name) }, emailPiece(email)].filter(({ text }) => text !== '')

/** What a letter has none of unless it says so. */
export const none: Pick<Content, 'facts' | 'actions' | 'after' | 'description' | 'programme' | 'contact'> = {
  facts: [],
  actions: [],
  after: [],
  description: null,
  programme: [],
  contact: [],
}

/** Characters of the line that mail programs show beside the subject. */
export const longestPreview = 120

/** The address of the page that answers, which changes nothing when it is opened (rule L1). */
export const answerUrl = (pen: Pen, token: string, answer?: 'yes' | 'maybe' | 'no'): string =>
  pen.url(paths.answer(token, { lang: pen.locale, answer }))

/** What stands at the foot of a letter that need not come; nothing once the letter has left. */
export const quietPiece = (pen: Pen, token: string | null): Piece | null =>
  token === null ? null : { text: pen.t('quiet'), href: pen.url(paths.quiet(token, { lang: pen.locale })) }
