// TLS between the post and the mail server: implicit, offered, required, and with a certificate nobody vouches for.
import { readFileSync } from 'node:fs'
import type { SMTPServerOptions } from 'smtp-server'
import { expect, test } from 'vitest'
import { freshDb, lettersIn, openPost, postInvitations, startMta } from './world'

const read = (name: string) => readFileSync(new URL(`certificates/${name}`, import.meta.url), 'utf8')
const key = read('test-key.pem')
const cert = read('test-certificate.pem')
/** The certificate as one that the post trusts, in the way nodemailer's address takes options. */
const trusted = `tls.ca=${encodeURIComponent(cert)}`

/** Sends a letter to a server. @returns whether it came over TLS (null when it did not come), and how it stands */
async function sendTo(options: SMTPServerOptions, address: (port: number) => string) {
  const secured: boolean[] = []
  const db = await freshDb()
  const mta = await startMta({
    disabledCommands: ['AUTH'],
    onRcptTo: (_address, session, callback) => {
      secured.push(session.secure)
      callback(null)
    },
    ...options,
  })
  await postInvitations(db, ['a@vm.example'])
  const { worker } = openPost(db, address(mta.port))
  await worker.drain()
  const [letter] = await lettersIn(db)
  return { secured: secured[0] ?? null, came: mta.caught.length, letter, standstill: worker.standstill() }
}

const waits = { status: 'waiting', attempts: 0, leasedBy: null }

test('TLS from the first byte, with a certificate that is trusted', async () => {
  const sent = await sendTo({ secure: true, key, cert }, (port) => `smtps://localhost:${port}?${trusted}`)
  expect(sent).toMatchObject({ secured: true, came: 1, letter: { status: 'sent' } })
})

test('TLS that a server offers is taken', async () => {
  const sent = await sendTo({ key, cert }, (port) => `smtp://localhost:${port}?${trusted}`)
  expect(sent).toMatchObject({ secured: true, came: 1, letter: { status: 'sent' } })
})

test('a server that offers none is talked to in the clear', async () => {
  const sent = await sendTo({ disabledCommands: ['AUTH', 'STARTTLS'] }, (port) => `smtp://localhost:${port}`)
  expect(sent).toMatchObject({ secured: false, came: 1, letter: { status: 'sent' } })
})

test('required, the letter waits for a server that offers none', async () => {
  const sent = await sendTo(
    { disabledCommands: ['AUTH', 'STARTTLS'] },
    (port) => `smtp://localhost:${port}?requireTLS=true`,
  )
  expect(sent).toMatchObject({ secured: null, came: 0, letter: waits })
  expect(sent.standstill).not.toBeNull()
})

test('required, it leaves over TLS', async () => {
  const sent = await sendTo({ key, cert }, (port) => `smtp://localhost:${port}?requireTLS=true&${trusted}`)
  expect(sent).toMatchObject({ secured: true, came: 1, letter: { status: 'sent' } })
})

test.each([
  ['from the first byte', { secure: true }, 'smtps:'],
  ['offered', {}, 'smtp:'],
])(
  'TLS %s with a certificate nobody vouches for: nothing leaves, letters wait',
  async (_name, how, protocol) => {
    const sent = await sendTo({ ...how, key, cert }, (port) => `${protocol}//localhost:${port}`)
    expect(sent).toMatchObject({ secured: null, came: 0, letter: waits })
    expect(sent.letter?.lastError).toMatch(/^unreachable: .*self.signed/i)
    expect(sent.standstill).not.toBeNull()
  },
)

test('a certificate that is for another name is refused', async () => {
  const named = `tls.servername=mail.ministry.example&${trusted}`
  const sent = await sendTo({ secure: true, key, cert }, (port) => `smtps://localhost:${port}?${named}`)
  expect(sent).toMatchObject({ came: 0, letter: waits })
  expect(sent.letter?.lastError).toContain('altnames')
})

test('a letter for a server that wants a name is sent under it; a wrong word costs no letter its life', async () => {
  const auth: SMTPServerOptions = {
    ...{ key, cert, disabledCommands: [], authOptional: false },
    onAuth: ({ username, password }, _session, callback) =>
      username === 'post' && password === 'w/rd'
        ? callback(null, { user: 'post' })
        : callback(new Error('Invalid username or password')),
  }
  const at = (word: string) => (port: number) =>
    `smtp://post:${encodeURIComponent(word)}@localhost:${port}?${trusted}`
  expect(await sendTo(auth, at('w/rd'))).toMatchObject({ secured: true, came: 1, letter: { status: 'sent' } })
  expect(await sendTo(auth, at('wrong'))).toMatchObject({ came: 0, letter: waits })
})
