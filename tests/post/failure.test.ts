// Whose trouble a failed sending is, whether it passes, and what it says of the address and of its domain.
import { describe, expect, test } from 'vitest'
import { failureOf, pauseSeconds, retryAt } from '~/post/failure'
import { start } from './world'

type Verdict = 'server' | 'unclear' | 'passing' | 'throttled' | 'refused' | 'address dead'

function verdictOf(error: unknown): Verdict {
  const { whose, permanent, addressDead, throttled } = failureOf(error)
  if (whose !== 'letter') return whose
  if (!permanent) return throttled ? 'throttled' : 'passing'
  return addressDead ? 'address dead' : 'refused'
}

/** An error as nodemailer makes it of a reply. */
const replied = (command: string, response: string, code = 'EENVELOPE') =>
  Object.assign(new Error(`refused: ${response}`), {
    code,
    command,
    response,
    responseCode: Number(response.slice(0, 3)),
  })

const rcpt: [string, Verdict][] = [
  // The address or its domain: RFC 3463 X.1.1–X.1.3 and X.1.6, RFC 7505 X.1.10, a mailbox closed.
  ['550 5.1.1 <a@vm.example>: Recipient address rejected: User unknown', 'address dead'],
  ['550-5.1.1 The email account that you tried to reach\n550 5.1.1 does not exist', 'address dead'],
  ['550 5.1.2 Bad destination system address', 'address dead'],
  ['501 5.1.3 Bad recipient address syntax', 'address dead'],
  ['551 5.1.6 Recipient has moved', 'address dead'],
  ['556 5.1.10 Recipient address has null MX', 'address dead'],
  ['550 5.2.1 The email account that you tried to reach is disabled', 'address dead'],
  ['550 5.4.1 Recipient address rejected: Access denied', 'address dead'],
  ['553 5.1.3 Invalid address', 'address dead'],
  // In words alone, as old servers say it.
  ['550 User unknown', 'address dead'],
  ['550 No such user here', 'address dead'],
  ['550 Requested action not taken: mailbox not found', 'address dead'],
  ['550 <a@vm.example> does not exist', 'refused'],
  ['550 Recipient <a@vm.example> does not exist', 'address dead'],
  ['551 User not local', 'refused'],
  ['550 Mailbox unavailable', 'refused'],
  ['550 Administrative prohibition', 'refused'],
  ['554 Transaction failed', 'refused'],
  // A policy is not the address's end.
  ['550 5.7.1 Message refused by policy', 'refused'],
  ['550 5.7.1 User unknown to the filter of policy', 'refused'],
  ['554 5.7.1 Service unavailable; client host blocked', 'refused'],
  ['550 5.7.26 Unauthenticated mail is not accepted (DMARC)', 'refused'],
  ['550 5.4.4 Unable to route', 'refused'],
  ['555 5.5.4 Parameters not recognized', 'refused'],
  // To be set right at the mail server, which costs no letter its life at once.
  ['554 5.7.1 <a@vm.example>: Relay access denied', 'passing'],
  ['550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain', 'passing'],
  ['550 relay not permitted', 'passing'],
  ['553 5.7.1 <x@vm.example>: Sender address rejected: not owned by user', 'passing'],
  // Our own address, our own side.
  ['550 5.1.8 <x@vm.example>: Sender address rejected: Domain not found', 'server'],
  ['450 4.1.8 <x@vm.example>: Sender address rejected: Domain not found', 'server'],
  ['530 5.7.0 Must issue a STARTTLS command first', 'server'],
  ['530 5.7.1 Authentication required', 'server'],
  ['521 5.3.2 This server takes no mail', 'server'],
  ['452 4.3.1 Insufficient system resources', 'server'],
  ['451 4.3.2 System not accepting network messages', 'server'],
  ['421 4.3.2 Shutting down', 'server'],
  // A full mailbox empties, whatever the class of the reply.
  ['452 4.2.2 Mailbox full', 'passing'],
  ['552 5.2.2 Mailbox full', 'passing'],
  ['552 Mailbox over quota', 'passing'],
  ['552 5.2.3 Message too long for this mailbox', 'refused'],
  ['450 4.2.0 Mailbox busy', 'passing'],
  ['450 Mailbox unavailable', 'passing'],
  ['451 4.3.0 Temporary lookup failure', 'passing'],
  ['451 Local error in processing', 'passing'],
  ['455 Parameters cannot be accommodated now', 'passing'],
  // The session went wrong.
  ['500 Command unrecognized', 'passing'],
  ['503 5.5.1 Bad sequence of commands', 'passing'],
  ['504 5.5.4 Not implemented', 'passing'],
  // The domain wants fewer.
  ['450 4.7.0 Too many letters', 'throttled'],
  ['451 4.7.500 Server busy. Please try again later', 'throttled'],
  ['450 4.7.28 Our system has detected an unusual rate', 'throttled'],
  ['450 4.7.1 Greylisted, try again in 300 seconds', 'passing'],
  ['451 4.7.1 Graylisting in action', 'passing'],
]

const data: [string, Verdict][] = [
  ['552 5.3.4 Message too big for system', 'refused'],
  ['552 5.2.3 Message length exceeds limit', 'refused'],
  ['552 Message size exceeds fixed limit', 'refused'],
  ['552 5.2.2 Mailbox full', 'passing'],
  ['452 4.3.1 Insufficient system storage', 'server'],
  ['452 4.2.2 Mailbox full', 'passing'],
  ['554 5.7.1 Message looks like spam', 'refused'],
  ['554 5.6.0 Content refused', 'refused'],
  ['550 5.7.1 No such user would send this', 'refused'],
  ['550 5.1.1 User unknown', 'address dead'],
  ['550 User unknown', 'refused'],
  ['451 4.7.0 Slow down', 'throttled'],
  ['451 4.3.0 Queue file write error', 'passing'],
  ['421 4.4.2 Timeout while reading data', 'server'],
  ['421 4.7.0 Too many connections', 'server'],
]

describe('what a mail server answers', () => {
  test.each(rcpt)('to the address: %s → %s', (response, verdict) => {
    expect(verdictOf(replied('RCPT TO', response))).toBe(verdict)
  })

  test.each(data)('to the letter itself: %s → %s', (response, verdict) => {
    expect(verdictOf(replied('DATA', response, 'EMESSAGE'))).toBe(verdict)
  })

  test.each<[string, string, Verdict]>([
    ['CONN', '554 5.7.1 No SMTP service here', 'server'],
    ['CONN', '421 4.7.0 Try again later', 'server'],
    ['EHLO', '550 Denied', 'server'],
    ['STARTTLS', '454 4.7.0 TLS not available', 'server'],
    ['AUTH PLAIN', '535 5.7.8 Authentication failed', 'server'],
    ['AUTH PLAIN', '454 4.7.0 Temporary authentication failure', 'server'],
    ['MAIL FROM', '550 5.1.7 Bad sender', 'server'],
    ['MAIL FROM', '451 4.7.1 Try later', 'server'],
    ['MAIL FROM', '452 4.3.1 Insufficient system storage', 'server'],
    // The size is said before the letter (RFC 1870): it is this letter's all the same.
    ['MAIL FROM', '552 5.3.4 Message size exceeds fixed limit', 'refused'],
  ])('%s: %s → %s', (command, response, verdict) => {
    expect(verdictOf(replied(command, response))).toBe(verdict)
  })

  test.each<[object, Verdict]>([
    [{ code: 'ESOCKET', originalCode: 'ECONNREFUSED', command: 'CONN' }, 'server'],
    [{ code: 'EDNS', command: 'CONN' }, 'server'],
    [{ code: 'ETLS', command: 'CONN' }, 'server'],
    [{ code: 'ETIMEDOUT', timeoutType: 'GREETING_TIMEOUT' }, 'server'],
    [{ code: 'ETIMEDOUT', timeoutType: 'SOCKET_TIMEOUT' }, 'unclear'],
    [{ code: 'ECONNECTION', command: 'CONN' }, 'unclear'],
    [{ code: 'ESOCKET', originalCode: 'ECONNRESET' }, 'unclear'],
    [{ code: 'EENVELOPE', command: 'API' }, 'refused'],
    [{ code: 'EMESSAGE', command: 'MAIL FROM' }, 'refused'],
  ])('without a reply: %o → %s', (fields, verdict) => {
    expect(verdictOf(Object.assign(new Error('broken'), fields))).toBe(verdict)
  })

  test('what is no error of ours is the server’s, and what was said is one line of bearable length', () => {
    expect(verdictOf('nothing')).toBe('server')
    const { said, code } = failureOf(replied('RCPT TO', `550-5.1.1 No\r\n550 5.1.1 ${'x'.repeat(900)}`))
    expect(said).toMatch(/^550-5\.1\.1 No 550 5\.1\.1 x+…$/)
    expect(said.length).toBeLessThanOrEqual(300)
    expect(code).toBe('550')
  })
})

describe('when to try again', () => {
  const wait = (tries: number) => (Date.parse(retryAt(start, tries)) - Date.parse(start)) / 1000

  test.each([
    [1, 60],
    [2, 120],
    [5, 960],
    [7, 3_600],
    [59, 3_600],
  ])('after %i tries in some %i seconds, give or take a fifth', (tries, seconds) => {
    const waits = Array.from({ length: 200 }, () => wait(tries))
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(seconds * 0.8 - 1)
    expect(Math.max(...waits)).toBeLessThanOrEqual(seconds * 1.2 + 1)
    // What failed together is not tried together.
    expect(new Set(waits).size).toBeGreaterThan(10)
  })

  test('a server that fails is left alone longer each time, up to five minutes', () => {
    expect(pauseSeconds(1)).toBeLessThanOrEqual(6)
    expect(pauseSeconds(50)).toBeLessThanOrEqual(360)
    expect(pauseSeconds(50)).toBeGreaterThanOrEqual(240)
  })
})
