// The letter as plain text: for readers that show no HTML, and for reading aloud.
import type { Content, Pen, ProgrammeLine } from './content'

/** Lines of "label: value" whose values start in one column. */
function columns(rows: { label: string; value: string }[]): string {
  const width = Math.max(0, ...rows.map(({ label }) => label.length)) + 2
  return rows.map(({ label, value }) => `${label}:`.padEnd(width) + value).join('\n')
}

function programmeText(lines: ProgrammeLine[]): string {
  const width = Math.max(0, ...lines.map(({ time }) => time.length)) + 2
  return lines
    .map(({ time, title, track = [], speakers }) =>
      [
        [time.padEnd(width) + title.text, track.map(({ text }) => text).join(', ')]
          .filter(Boolean)
          .join(' · '),
        ...speakers.map(({ text }) => ' '.repeat(width) + text),
      ].join('\n'),
    )
    .join('\n')
}

/** The names start in one column, beside the signs of the sectors. */
function peopleText(lines: NonNullable<Content['people']>['lines']): string {
  const signs = Math.max(0, ...lines.map(({ sign }) => sign.length))
  const width = signs === 0 ? 0 : signs + 2
  return lines
    .map(({ sign, name, marks, lines: under }) =>
      [
        sign.padEnd(width) + [name, ...marks].join(' · '),
        ...under.map(({ text }) => ' '.repeat(Math.max(width, 2)) + text),
      ].join('\n'),
    )
    .join('\n')
}

const choicesText = (choices: Content['choices'] = []): string =>
  choices
    .map(({ label, name, remark, actions }) =>
      [
        label,
        ...(name ? [name.text] : []),
        ...(remark ? [remark.text] : []),
        ...actions.map((action) => `${action.label}: ${action.url}`),
      ].join('\n'),
    )
    .join('\n\n')

const section = (heading: string, body: string): string =>
  body === '' ? '' : `${heading.toUpperCase()}\n${body}`

/** The whole letter in the order of the HTML: what, when, where, until when; the answers; the programme; whom to ask. */
export function plainText(content: Content, pen: Pen, senderName: string): string {
  const blocks = [
    [content.kicker.toLocaleUpperCase(pen.locale), content.title.text].filter(Boolean).join('\n'),
    content.news?.sentences.join('\n') ?? '',
    columns(content.facts.map(({ label, value }) => ({ label, value: value.text }))),
    choicesText(content.choices),
    content.actions.map(({ label, url }) => `${label}:\n${url}`).join('\n\n'),
    content.after.join('\n'),
    content.sign?.caption ?? '',
    content.description?.text ?? '',
    section(pen.t('programme'), programmeText(content.programme)),
    content.people ? section(content.people.heading, peopleText(content.people.lines)) : '',
    content.contact.length === 0
      ? ''
      : `${pen.t('questions')} ${content.contact.map(({ text }) => text).join(', ')}`,
    [
      `-- \n${senderName}\n${pen.t('footer')}`,
      ...(content.quiet ? [`${content.quiet.text}:\n${content.quiet.href ?? ''}`] : []),
    ].join('\n'),
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}
