// What comes back after the demo's first letters, over SMTP as in earnest: answers from calendars, one from an address
// that nobody knows, another time proposed, a question, an absence, and a letter that could not be delivered.
import { createTransport, type SendMailOptions } from 'nodemailer'
import { instantNow } from '../domain/core/time'
import type { Mail, Mailbox } from '../post/mailbox.server'
import { invitedTo, replyTo } from '../post/mailbox-reply.server'

const words = (said: string) => (name: string, title: string) => ({
  subject: `${said}: ${title}`,
  text: `${name}: ${said.toLowerCase()}.`,
})

/** An answer that stands, with a word. */
const accepted = (mail: Mail) =>
  replyTo(
    mail,
    { answer: 'yes', comment: 'Tulen junalla, olen paikalla hyvissä ajoin.', at: instantNow() },
    words('Hyväksytty'),
  )

/** The same from somebody's own mailbox, which the registry does not know. */
function fromElsewhere(mail: Mail): SendMailOptions | null {
  const reply = replyTo(mail, { answer: 'yes', comment: '', at: instantNow() }, words('Hyväksytty'))
  if (reply === null) return null
  const own = `${mail.to.split('@')[0] ?? 'oma'}@kotiposti.example`
  const content = reply.icalEvent.content.replaceAll('\r\n ', '').replaceAll(mail.to, own)
  return {
    ...reply,
    from: { name: mail.toName, address: own },
    icalEvent: { method: 'REPLY', filename: 'invite.ics', content },
  }
}

/** A calendar that lets another time be proposed, though ours asks it not to. */
function otherTime(mail: Mail): SendMailOptions | null {
  const held = invitedTo(mail)
  if (held === null) return null
  const comment = 'Sopisiko tuntia myöhemmin? Minulla on johtoryhmä kymmeneen.'
  const later = (at: string) =>
    `${at.slice(0, 11)}${String(Number(at.slice(11, 13)) + 1).padStart(2, '0')}${at.slice(13)}`
  const proposed = { starts: later(held.starts), ends: later(held.ends) }
  const pressed = { answer: 'maybe' as const, comment, at: instantNow(), proposed }
  return replyTo(mail, pressed, words('Uutta aikaa ehdotettu'))
}

const headOf = (mail: Mail, name: string): string =>
  mail.headers.find((head) => head.name.toLowerCase() === name)?.value ?? ''

const answering = (mail: Mail) => ({
  from: { name: mail.toName, address: mail.to },
  to: mail.from,
  inReplyTo: headOf(mail, 'message-id'),
  references: headOf(mail, 'message-id'),
})

const question = (mail: Mail): SendMailOptions => ({
  ...answering(mail),
  subject: `Vs: ${mail.subject}`,
  text: `Hei!\n\nVoiko tilaisuuteen osallistua myös etänä? Olen sinä aamuna Rovaniemellä.\n\nTerveisin\n${mail.toName}`,
})

const absence = (mail: Mail): SendMailOptions => ({
  ...answering(mail),
  subject: `Automaattinen vastaus: ${mail.subject}`,
  text: 'Olen lomalla ja luen postiani seuraavan kerran maanantaina.',
  headers: { 'Auto-Submitted': 'auto-replied' },
})

/** What a mail system returns when there is nobody of that name (RFC 3464). */
function returned(mail: Mail): SendMailOptions {
  const boundary = 'palautus'
  const domain = mail.to.split('@')[1] ?? 'posti.example'
  const status = [
    `Reporting-MTA: dns; posti.${domain}`,
    '',
    `Final-Recipient: rfc822; ${mail.to}`,
    'Action: failed',
    'Status: 5.1.1',
    `Diagnostic-Code: smtp; 550 5.1.1 <${mail.to}>: Recipient address rejected: User unknown`,
  ]
  const part = (type: string, lines: string[]) => [`--${boundary}`, `Content-Type: ${type}`, '', ...lines]
  return {
    envelope: { from: '', to: [mail.from] },
    raw: [
      `From: Mail Delivery System <MAILER-DAEMON@posti.${domain}>`,
      `To: <${mail.from}>`,
      'Subject: Undelivered Mail Returned to Sender',
      `Message-ID: <palautus-${mail.id}@posti.${domain}>`,
      'Auto-Submitted: auto-replied',
      'MIME-Version: 1.0',
      `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
      '',
      ...part('text/plain', [`<${mail.to}>: user unknown`, '']),
      ...part('message/delivery-status', [...status, '']),
      ...part('text/rfc822-headers', [`Message-ID: ${headOf(mail, 'message-id')}`, `To: <${mail.to}>`, '']),
      `--${boundary}--`,
      '',
    ].join('\r\n'),
  }
}

const comeBack = [accepted, fromElsewhere, otherTime, question, absence, returned]

/** As many invitations in Finnish as something comes back of, none of a visitor's own. */
async function invitationsAmong(mailbox: Mailbox, visitors: readonly string[]): Promise<Mail[]> {
  const found: Mail[] = []
  for (const { id, to, method } of mailbox.list()) {
    if (found.length === comeBack.length) break
    if (method !== 'REQUEST' || visitors.includes(to)) continue
    const mail = await mailbox.read(id)
    if (mail && headOf(mail, 'content-language') === 'fi') found.push(mail)
  }
  return found
}

/**
 * Sends it all by the mailbox's own SMTP server.
 * @param visitors the addresses of those whom the demo's links sign in: their invitations wait for them
 */
export async function answerFirstLetters(mailbox: Mailbox, visitors: readonly string[]): Promise<void> {
  const transport = createTransport({ url: mailbox.smtpUrl })
  const invitations = await invitationsAmong(mailbox, visitors)
  for (const [at, mail] of invitations.entries()) {
    const answer = comeBack[at]?.(mail)
    if (answer) await transport.sendMail(answer)
  }
  transport.close()
}
