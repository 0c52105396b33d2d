// Reads what went wrong in a sending: whose trouble it is, whether it passes, and when to try again.
import { atMost, oneLine } from '#emails/clean'
import { later, type Instant } from '~/domain/core/time'

export type Failure = {
  /** `server`: no letter would get through now. `letter`: this one alone is in trouble. `unclear`: the talk broke off. */
  whose: 'server' | 'letter' | 'unclear'
  /** Trying again is useless (SMTP 5xx). */
  permanent: boolean
  /** The mail server says that the address does not exist (enhanced status 5.1.x, RFC 3463). */
  addressDead: boolean
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

/** A reply about one letter; anything earlier in the talk (greeting, AUTH, MAIL FROM) is about us and the server. */
function whoseReply(code: number, command: unknown): Failure['whose'] {
  // 421 is the server going away, whatever it was answering to (RFC 5321 3.8); 552 is this letter's size.
  if (code === 421) return 'server'
  return code === 552 || command === 'RCPT TO' || command === 'DATA' ? 'letter' : 'server'
}

/** An error without a reply: the letter was never sendable, or the connection was lost, or there was none. */
function whoseError({ code, originalCode, timeoutType }: SendingError): Failure['whose'] {
  if (code === 'EENVELOPE' || code === 'EMESSAGE') return 'letter'
  const lost = code === 'ECONNECTION' || originalCode === 'ECONNRESET' || originalCode === 'EPIPE'
  return lost || timeoutType === 'SOCKET_TIMEOUT' ? 'unclear' : 'server'
}

/** @param error what nodemailer threw */
export function failureOf(error: unknown): Failure {
  const fields = (error instanceof Error ? { ...error } : {}) as SendingError
  const replied = typeof fields.responseCode === 'number' ? fields.responseCode : null
  const response = typeof fields.response === 'string' ? fields.response : ''
  const code = String(replied ?? fields.originalCode ?? fields.code ?? 'unknown')
  const whose = replied === null ? whoseError(fields) : whoseReply(replied, fields.command)
  return {
    whose,
    // 503 says that the session went wrong, not that the letter was refused.
    permanent: whose === 'letter' && (replied === null || (replied >= 500 && replied !== 503)),
    addressDead: whose === 'letter' && /^5\d\d[ -]5\.1\.\d/.test(response),
    code,
    said: atMost(oneLine(response || (error instanceof Error ? error.message : code)), 300),
  }
}

/** How many tries a letter gets: with the waits between them some two and a half days. */
export const mostTries = 60

const spread = (seconds: number): number => Math.round(seconds * (0.8 + Math.random() * 0.4))

/** When to try a letter again after so many tries: a minute, doubled each time up to an hour, give or take a fifth. */
export const retryAt = (now: Instant, tries: number): Instant =>
  later(now, { seconds: spread(Math.min(60 * 2 ** (tries - 1), 3_600)) })

/** How many seconds to leave a server alone after so many failures in a row: five, doubled up to five minutes. */
export const pauseSeconds = (failures: number): number => spread(Math.min(5 * 2 ** (failures - 1), 300))
