// Reads what went wrong in a sending: whose trouble it is, whether it passes, and when to try again.
import { atMost, oneLine } from '#emails/clean'
import { later, type Instant } from '~/domain/core/time'

export type Failure = {
  /** `server`: no letter would get through now. `letter`: this one alone is in trouble. `unclear`: the talk broke off. */
  whose: 'server' | 'letter' | 'unclear'
  /** Trying again is useless (SMTP 5xx). */
  permanent: boolean
  /** The mail server says that the address does not exist. */
  addressDead: boolean
  /** The reader's domain wants fewer letters now (4xx with enhanced status 4.7.x): letters to it had better wait. */
  throttled: boolean
  /** SMTP's three digits, or the error's code; holds nothing of the person. */
  code: string
  /** The other end's own words: may hold the address. */
  said: string
}

/** The fields that nodemailer sets on its errors. */
type SendingError = {
  code?: unknown
  originalCode?: unknown
  responseCode?: unknown
  response?: unknown
  command?: unknown
  timeoutType?: unknown
}

/** What a mail server answered. `status`: the enhanced one without its class, "1.1" of 5.1.1 (RFC 3463), if it said one. */
type Reply = { code: number; status: string | null; command: unknown; words: string }

function replyOf({ responseCode, response, command }: SendingError): Reply | null {
  if (typeof responseCode !== 'number') return null
  const words = typeof response === 'string' ? response : ''
  const status = /^\d{3}[ -][245]\.(\d{1,3}\.\d{1,3})\b/.exec(words)?.[1] ?? null
  return { code: responseCode, status, command, words }
}

/** About our own side, at whatever command it is said: TLS or a name to be given first, no mail taken here at all. */
const aboutUs = new Set([530, 534, 535, 538, 454, 521])
/** Our own address is not taken, or the system itself is full or closed (RFC 3463, X.1.7, X.1.8, X.3.1 and X.3.2). */
const aboutServer = new Set(['1.7', '1.8', '3.1', '3.2'])

/** A reply about one letter; anything earlier in the talk (greeting, AUTH, MAIL FROM) is about us and the server. */
function whoseReply({ code, status, command }: Reply): Failure['whose'] {
  // 421 is the server going away, whatever it was answering to (RFC 5321 3.8).
  if (code === 421 || aboutUs.has(code)) return 'server'
  // A system that is full or closed for good has said it of this letter.
  if (status !== null && aboutServer.has(status) && (code < 500 || !status.startsWith('3.'))) return 'server'
  // 552 is this letter's size, though it is said at MAIL FROM already (RFC 1870 6.1).
  return code === 552 || command === 'RCPT TO' || command === 'DATA' ? 'letter' : 'server'
}

/** An error without a reply: the letter was never sendable, or the connection was lost, or there was none. */
function whoseError({ code, originalCode, timeoutType }: SendingError): Failure['whose'] {
  if (code === 'EENVELOPE' || code === 'EMESSAGE') return 'letter'
  const lost = code === 'ECONNECTION' || originalCode === 'ECONNRESET' || originalCode === 'EPIPE'
  return lost || timeoutType === 'SOCKET_TIMEOUT' ? 'unclear' : 'server'
}

/** These say that the session went wrong (RFC 5321 4.2.2), not that the letter was refused. */
const aboutSession = new Set([500, 502, 503, 504])
/** A refusal to pass mail on, or of our sender: set right at the mail server, the letter leaves. */
const setRightThere = /\brelay|\bsender address\b/i

/** Whether a reply about one letter says that no try will ever do. */
function isForGood({ code, status, command, words }: Reply): boolean {
  if (code < 500 || aboutSession.has(code) || setRightThere.test(words)) return false
  // A full mailbox empties, whatever the class of the reply (RFC 3463, X.2.2; RFC 5321 4.5.3.1.10).
  return status !== '2.2' && !(code === 552 && status === null && command === 'RCPT TO')
}

/** The reader's own address or domain, and a mailbox that has been closed (RFC 3463; RFC 7505 for X.1.10). */
const aboutAddress = new Set(['1.1', '1.2', '1.3', '1.6', '1.10', '2.1'])
/** How servers say it in words alone, or with a status that says nothing. */
const nobodyThere =
  /\b(?:unknown|no such|invalid|non-?existent) (?:local )?(?:user|mailbox|recipient|address)|\b(?:user|mailbox|recipient|address)\b.{0,80}?\b(?:unknown|not found|no longer exists?|(?:does not|doesn't|not) exist)|recipient address rejected: access denied/i

function isAddressDead({ status, command, words }: Reply): boolean {
  if (status !== null && aboutAddress.has(status)) return true
  const silent = status === null || status === '0.0' || status === '1.0' || status === '4.1'
  return silent && command === 'RCPT TO' && nobodyThere.test(words)
}

/** Greylisting is about one letter's first try (RFC 6647): it passes of itself, and others are not asked to wait. */
const isThrottling = ({ code, status, words }: Reply): boolean =>
  code < 500 && status !== null && status.startsWith('7.') && !/gr[ae]y-?\s?list/i.test(words)

/** @param error what nodemailer threw */
export function failureOf(error: unknown): Failure {
  const fields = (error instanceof Error ? { ...error } : {}) as SendingError
  const reply = replyOf(fields)
  const whose = reply === null ? whoseError(fields) : whoseReply(reply)
  const permanent = whose === 'letter' && (reply === null || isForGood(reply))
  const code = String(reply?.code ?? fields.originalCode ?? fields.code ?? 'unknown')
  const words = reply?.words || (error instanceof Error ? error.message : code)
  return {
    whose,
    permanent,
    addressDead: permanent && reply !== null && isAddressDead(reply),
    throttled: whose === 'letter' && reply !== null && isThrottling(reply),
    code,
    said: atMost(oneLine(words), 300),
  }
}

/** How many tries a letter gets: with the waits between them some two and a half days. */
export const mostTries = 60

/** A time give or take a fifth, so that what failed together is not tried together. */
export const spread = (seconds: number): number => Math.round(seconds * (0.8 + Math.random() * 0.4))

/** When to try a letter again after so many tries: a minute, doubled each time up to an hour, give or take a fifth. */
export const retryAt = (now: Instant, tries: number): Instant =>
  later(now, { seconds: spread(Math.min(60 * 2 ** (tries - 1), 3_600)) })

/** How many seconds to leave a server alone after so many failures in a row: five, doubled up to five minutes. */
export const pauseSeconds = (failures: number): number => spread(Math.min(5 * 2 ** (failures - 1), 300))
