// Reads the notes of mail systems on letters that they could not deliver: reports of RFC 3464, and those that write no report.
import { atMost, oneLine } from '#emails/clean'
import { plainAddress } from '~/domain/calendar/correspondent'
import type { Said } from '~/domain/incoming/mail'
import { headOf, messageIdsIn } from './heads'
import type { Opened, Part } from './opened.server'

type Bounce = Extract<Said, { kind: 'bounce' }>
type Told = Bounce['recipients'][number]
type Fields = ReadonlyMap<string, string>

const mostSaid = 500
const mostRecipients = 50
const mostOfReport = 200_000
/** A mail system writes one of each. */
const mostReports = 5

const report = /^message\/(?:global-)?delivery-status$/
const returnedLetter =
  /^(?:message\/(?:rfc822|global|rfc822-headers|global-headers)|text\/rfc822(?:-headers)?)$/

/** Groups of fields with empty lines between them (RFC 3464 2.1): the first is of the letter, each other of a recipient. */
const groupsOf = (text: string): Fields[] =>
  text
    .slice(0, mostOfReport)
    .replace(/\r{1,3}\n|\r/g, '\n')
    .replace(/\n[ \t]+/g, ' ')
    .split(/\n{2,}/)
    .map((group) => {
      const fields = group.split('\n').flatMap((line) => {
        const [, name = '', value = ''] = /^([A-Za-z-]{1,60}):(.*)$/.exec(line) ?? []
        return name === '' ? [] : [[name.toLowerCase(), value.trim()] as const]
      })
      return new Map(fields)
    })

/** What stands after the type, as in "rfc822; anna@virasto.example". */
const typed = (value = ''): string => value.slice(value.indexOf(';') + 1).trim()

const enhanced = /(?<![\d.])([245])\.\d{1,3}\.\d{1,3}(?![\d.])/

/** An enhanced status (RFC 3463) from the words of a mail system; of its class alone where only that is told. */
function statusIn(words: string, otherwise: string): string {
  const whole = enhanced.exec(words)?.[0]
  if (whole !== undefined) return whole
  const reply = /(?<![\d.])([45])\d\d(?![\d.])/.exec(words)?.[1]
  return reply === undefined ? otherwise : `${reply}.0.0`
}

/** Delivered and handed on are no failures. One that failed is given up, whatever its status (RFC 3464 2.3.3). */
function toldOf(fields: Fields): Told[] {
  const action = (fields.get('action') ?? '').toLowerCase()
  const recipient = typed(fields.get('original-recipient')) || typed(fields.get('final-recipient'))
  if (!/^(?:failed|delayed)/.test(action) || recipient === '') return []
  const failed = action.startsWith('failed')
  const said = typed(fields.get('diagnostic-code'))
  const status = enhanced.exec(fields.get('status') ?? '')?.[0] ?? statusIn(said, failed ? '5.0.0' : '4.0.0')
  return [
    {
      address: plainAddress(recipient),
      status,
      final: failed,
      said: atMost(oneLine(said), mostSaid),
    },
  ]
}

/** The fields of a letter as a mail system gave it back. */
function fieldsOfLetter(text: string): { messageIds: string[]; to: string[] } {
  const head = (
    text
      .slice(0, 100_000)
      .replace(/\r{1,3}\n|\r/g, '\n')
      .trimStart()
      .split(/\n\n/, 1)[0] ?? ''
  ).replace(/\n[ \t]+/g, ' ')
  const field = (name: string) => new RegExp(`^${name}:(.{0,20000})$`, 'im').exec(head)?.[1] ?? ''
  const to = field('To').match(/[^\s<>,;:"]{1,64}@[^\s<>,;:"]{1,253}/g) ?? []
  return { messageIds: messageIdsIn(field('Message-ID')), to: to.map(plainAddress).filter(Boolean) }
}

/** Where mail systems that write no report begin the letter that they give back. */
const copyBelow =
  /^.*(?:Below this line is a copy of the message|Below is a copy of the original message|This is a copy of (?:the|your) message|The body of the message is|Original message (?:follows|headers)|Alkuperäiset otsikot|Diagnostikinformation).*$/im

const machine = /^(?:mailer-daemon|postmaster|mail-daemon|mailerdaemon|microsoftexchange[0-9a-f]+)@/
const failureSubject =
  /undeliver|not delivered|delivery (?:status|attempt|failure|has failed|incomplete|delayed)|failure notice|returned (?:mail|to sender)|mail delivery (?:failed|system)|could not be delivered|delayed \d|ei voitu toimittaa|toimitus epäonnistui|perille|kan inte levereras|(?:ej|inte) levererats|oleverer/i
const failureText =
  /^\s*(?:Hi\. This is the |Hi\s?!\s+This is the MAILER-DAEMON|This message was created automatically by mail delivery software)/i
const passing =
  /delayed|has not yet been delivered|will be retried|temporary failure report|DO NOT NEED to re-?send|viivästynyt|fördröjt/i

const named = /^\s*<?([^\s<>:,;"()]{1,64}@[^\s<>:,;"()]{1,253})>?\s*(?::\s*(.*))?$/

/** Addresses that stand at the beginning of a line, each with what is said of it until the next or an empty line. */
function namedIn(text: string): { address: string; said: string }[] {
  const found: { address: string; said: string[] }[] = []
  let open = false
  for (const line of text.split('\n').slice(0, 2_000)) {
    const [, address = '', said = ''] = named.exec(line) ?? []
    if (plainAddress(address) !== '') {
      found.push({ address: plainAddress(address), said: [said] })
      open = true
    } else if (line.trim() === '') open = false
    else if (open) found.at(-1)?.said.push(line)
  }
  return found.map(({ address, said }) => ({ address, said: atMost(oneLine(said.join(' ')), mostSaid) }))
}

/** A note without a report: its words, or the field that Exim writes, say whom it is about. */
function toldInWords(mail: Opened, note: string): Told[] {
  const field = headOf(mail.heads, 'x-failed-recipients').split(',').map(plainAddress).filter(Boolean)
  const waits = field.length === 0 && passing.test(`${mail.subject}\n${note}`)
  const inText = namedIn(note)
  const about = field.length > 0 ? [...new Set(field)] : [...new Set(inText.map(({ address }) => address))]
  return about.map((address) => {
    const said = inText.find((one) => one.address === address)?.said ?? ''
    const status = statusIn(said, waits ? '4.0.0' : '5.0.0')
    return { address, status, final: !waits, said }
  })
}

function saysFailure(mail: Opened): boolean {
  if (mail.heads.has('x-failed-recipients')) return true
  const byMachine =
    headOf(mail.heads, 'return-path') === '<>' ||
    mail.from.some(({ address = '' }) => machine.test(address.toLowerCase()))
  return byMachine && (failureSubject.test(mail.subject) || failureText.test(mail.text))
}

const saidOf = ({ address }: Told, words: readonly Told[]): string =>
  words.find((one) => one.address === address)?.said ?? ''

export type ReadBounce = {
  /** An automaton's note that nothing went wrong is like other automatic answers. */
  said: Bounce | { kind: 'absence' }
  /** The Message-IDs of the letters that came back. */
  returned: string[]
}

const textOf = ({ content }: Part): string => content.subarray(0, mostOfReport).toString('utf8')

/**
 * What came of a letter, when a mail system tells it; null for any other mail. OpenSMTPD's report is no
 * `multipart/report`, so that the part alone decides (rule R5).
 */
export function readBounce(mail: Opened): ReadBounce | null {
  const reports = mail.parts.filter(({ type }) => report.test(type)).slice(0, mostReports)
  if (reports.length === 0 && !saysFailure(mail)) return null
  const at = mail.text.search(copyBelow)
  const note = at < 0 ? mail.text : mail.text.slice(0, at)
  const returns = mail.parts.filter(({ type }) => returnedLetter.test(type))
  const given = returns.slice(0, mostReports).map(textOf)
  const below = at < 0 ? '' : mail.text.slice(at).replace(/^.*\n/, '')
  const letters = [...given, ...(given.length === 0 && below !== '' ? [below] : [])].map(fieldsOfLetter)
  const groups = reports.flatMap((part) => groupsOf(textOf(part)))
  const told = groups.flatMap(toldOf)
  const returned = letters.flatMap(({ messageIds }) => messageIds)
  const went =
    told.length === 0 &&
    groups.some((fields) => /^(?:delivered|relayed|expanded)/i.test(fields.get('action') ?? ''))
  if (went) return { said: { kind: 'absence' }, returned }
  const words = told.every(({ said }) => said !== '') && told.length > 0 ? [] : toldInWords(mail, note)
  const all = told.length > 0 ? told.map((one) => ({ ...one, said: one.said || saidOf(one, words) })) : words
  return { said: { kind: 'bounce', recipients: known(all, letters) }, returned }
}

/**
 * Each letter of ours has one recipient (M4): where the system names another, to whom it was handed on, or nobody, the
 * one whom we wrote to is meant.
 */
function known(told: Told[], letters: { to: string[] }[]): Told[] {
  const [to, ...more] = [...new Set(letters.flatMap((letter) => letter.to))]
  const recipients = told.filter(({ address }) => address !== '')
  if (to === undefined || more.length > 0 || told.length > 1) return recipients.slice(0, mostRecipients)
  const one = told[0] ?? { status: '5.0.0', final: true, said: '' }
  return [{ ...one, address: to }]
}
