// The parts of a letter's HTML: tables and inline styles, so that Outlook's Word engine lays them out too.
import { Column } from '@react-email/column'
import { Heading } from '@react-email/heading'
import { Link } from '@react-email/link'
import { Row } from '@react-email/row'
import { Text } from '@react-email/text'
import { Fragment, type ReactNode } from 'react'
import type { Action, Content, Fact, Piece, ProgrammeLine } from './content'
import { colours, text, tones, type MailStyle } from './look'

/** A clock time does not break between its word and its number, nor a house between its number and its stair. */
const glued = (line: string): string =>
  line.replace(/\b(klo|kl\.) (?=\d)/g, '$1\u00a0').replace(/ (\d+) (?=\p{Lu}\b)/gu, '\u00a0$1\u00a0')

/** Hours from–to and numbers of houses: a line does not end at their dash. */
const ranges = /((?:klo |kl\. )?\d[\d.:]*–\d[\d.:]*)/

const unbroken = (line: string): ReactNode =>
  line.split(ranges).map((part, at) =>
    at % 2 === 0 ? (
      glued(part)
    ) : (
      <span key={at} style={{ whiteSpace: 'nowrap' }}>
        {glued(part)}
      </span>
    ),
  )

/** A text in its own language, pressable if it has an address; line breaks are kept. */
export function Words({ piece }: { piece: Piece }) {
  const lines = piece.text.split('\n').map((line, index) => (
    <Fragment key={index}>
      {index > 0 && <br />}
      {unbroken(line)}
    </Fragment>
  ))
  const words = piece.lang === undefined ? <>{lines}</> : <span lang={piece.lang}>{lines}</span>
  if (piece.href === undefined) return words
  const telephone = piece.href.startsWith('tel:')
  return (
    <Link
      href={piece.href}
      className="link"
      style={{ color: colours.link, textDecoration: 'underline', ...(telephone && { whiteSpace: 'nowrap' }) }}
    >
      {words}
    </Link>
  )
}

/** Room under a table: Word gives tables no margins, and cells their padding. */
export function Spaced({ below, children }: { below: number; children: ReactNode }) {
  return (
    <Row>
      <Column style={{ paddingBottom: below }}>{children}</Column>
    </Row>
  )
}

export function Opening({ kicker, title }: Pick<Content, 'kicker' | 'title'>) {
  return (
    <>
      {kicker !== '' && (
        <Text className="soft" style={text(16, { color: colours.soft, margin: '0 0 4px' })}>
          {kicker}
        </Text>
      )}
      <Heading
        as="h1"
        className="ink title"
        style={text(29, { fontWeight: 400, lineHeight: '36px', margin: '0 0 20px' })}
      >
        <Words piece={title} />
      </Heading>
    </>
  )
}

export function News({ news }: { news: NonNullable<Content['news']> }) {
  const { edge, tint } = tones[news.tone]
  const box: MailStyle = { borderLeft: `4px solid ${edge}`, backgroundColor: tint, padding: '12px 16px' }
  return (
    <Spaced below={20}>
      <Row>
        <Column className="news" style={box}>
          {news.sentences.map((sentence, index) => (
            <Text key={index} className="ink" style={text(17, index > 0 ? { margin: '6px 0 0' } : {})}>
              <Words piece={{ text: sentence }} />
            </Text>
          ))}
        </Column>
      </Row>
    </Spaced>
  )
}

const valueStyles: Record<Fact['weight'], MailStyle> = {
  now: { fontWeight: 600 },
  plain: {},
  past: { color: colours.soft, textDecoration: 'line-through' },
  code: {
    fontSize: 30,
    lineHeight: '40px',
    letterSpacing: 4,
    fontFamily: "Consolas, 'Courier New', monospace",
  },
}

/** A label longer than this leaves its value too little of a phone: there it stands over the value. */
const longestLabel = 12

/** What, when, where, until when: a table that a screen reader may read as one. */
export function Facts({ facts }: { facts: Fact[] }) {
  const labelStyle: MailStyle = {
    color: colours.soft,
    fontWeight: 400,
    textAlign: 'left',
    whiteSpace: 'nowrap',
  }
  return (
    <Spaced below={22}>
      <table
        className={facts.some(({ label }) => label.length > longestLabel) ? 'facts' : undefined}
        border={0}
        cellPadding="0"
        cellSpacing="0"
        style={{ borderCollapse: 'collapse' }}
      >
        <tbody>
          {facts.map(({ label, value, weight }) => (
            <tr key={label}>
              <th
                scope="row"
                className="soft"
                style={text(16, {
                  ...labelStyle,
                  // The height of the value beside it, so that both stand on one line.
                  lineHeight: weight === 'code' ? '40px' : '25px',
                  padding: '3px 20px 3px 0',
                  verticalAlign: 'top',
                })}
              >
                {label}
              </th>
              <td
                className={weight === 'past' ? 'soft' : 'ink'}
                style={text(17, {
                  padding: '3px 0',
                  wordBreak: 'break-word',
                  verticalAlign: 'top',
                  ...valueStyles[weight],
                })}
              >
                {weight === 'past' ? (
                  <del>
                    <Words piece={value} />
                  </del>
                ) : (
                  <Words piece={value} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Spaced>
  )
}

/** One press. The cell carries colour, border and padding, since Word gives a link none of them. */
function Press({ action: { label, url, main } }: { action: Action }) {
  const cell: MailStyle = {
    backgroundColor: main ? colours.act : colours.paper,
    border: `1px solid ${colours.act}`,
    borderRadius: 4,
    msoPaddingAlt: '12px 20px',
  }
  const link = text(17, {
    display: 'block',
    padding: '12px 20px',
    msoPaddingAlt: '0',
    fontWeight: 600,
    color: main ? '#ffffff' : colours.link,
    textAlign: 'center',
    textDecoration: 'none',
  })
  return (
    <Column className={main ? 'press' : 'press second'} style={cell}>
      <Link href={url} style={link}>
        {label}
      </Link>
    </Column>
  )
}

/** The answers side by side, one under the other on a phone. */
export function Presses({ actions }: { actions: Action[] }) {
  return (
    <Spaced below={14}>
      <table role="presentation" className="presses" border={0} cellPadding="0" cellSpacing="0">
        <tbody>
          <tr>
            {actions.map((action, index) => (
              <Fragment key={action.url}>
                {index > 0 && (
                  <Column className="gap" width="10" style={{ width: 10, fontSize: 1, lineHeight: '1px' }}>
                    &nbsp;
                  </Column>
                )}
                <Press action={action} />
              </Fragment>
            ))}
          </tr>
        </tbody>
      </table>
    </Spaced>
  )
}

export function After({ sentences }: { sentences: string[] }) {
  return sentences.map((sentence, index) => (
    <Text key={index} className="soft" style={text(16, { color: colours.soft, margin: '0 0 6px' })}>
      {sentence}
    </Text>
  ))
}

export function Description({ description }: { description: Piece }) {
  return description.text.split('\n\n').map((paragraph, index) => (
    <Text key={index} className="ink" style={text(17, { margin: index === 0 ? '20px 0 0' : '12px 0 0' })}>
      <Words piece={{ ...description, text: paragraph }} />
    </Text>
  ))
}

export function Programme({ heading, lines }: { heading: string; lines: ProgrammeLine[] }) {
  return (
    <>
      <Heading as="h2" className="ink" style={text(20, { fontWeight: 600, margin: '24px 0 8px' })}>
        {heading}
      </Heading>
      <table border={0} cellPadding="0" cellSpacing="0" style={{ borderCollapse: 'collapse' }}>
        <tbody>
          {lines.map(({ time, title, track = [], speakers }, index) => (
            <tr key={index}>
              <td
                className="soft"
                style={text(16, {
                  color: colours.soft,
                  lineHeight: '25px',
                  padding: '4px 18px 5px 0',
                  verticalAlign: 'top',
                  whiteSpace: 'nowrap',
                })}
              >
                {time}
              </td>
              <td
                className="ink"
                style={text(17, { padding: '4px 0 5px', verticalAlign: 'top', wordBreak: 'break-word' })}
              >
                <Words piece={title} />
                {track.length > 0 && (
                  <Text className="soft" style={text(16, { color: colours.soft })}>
                    {track.map((one, place) => (
                      <Fragment key={place}>
                        {place > 0 && ', '}
                        <Words piece={one} />
                      </Fragment>
                    ))}
                  </Text>
                )}
                {speakers.map((speaker, place) => (
                  <Text key={place} className="soft" style={text(16, { color: colours.soft })}>
                    {speaker.text}
                  </Text>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

export function Contact({ question, contact }: { question: string; contact: Piece[] }) {
  return (
    <Text className="ink" style={text(17)}>
      {question}{' '}
      {contact.map((piece, index) => (
        <Fragment key={index}>
          {index > 0 && ', '}
          <Words piece={piece} />
        </Fragment>
      ))}
    </Text>
  )
}
