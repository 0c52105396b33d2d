// A real SMTP server as a process of its own: counts what it accepts, and keeps nothing but a letter that is asked about.
import { SMTPServer } from 'smtp-server'

/** @type {{ accepted: number, bytes: number, lastAt: number, kept: Record<string, string> }} */
const taken = { accepted: 0, bytes: 0, lastAt: 0, kept: {} }
/** The addresses whose last letter is kept. */
const keepFor = new Set(process.argv.slice(2))

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  logger: false,
  onData: (stream, session, callback) => {
    const pieces = []
    stream.on('data', (piece) => pieces.push(piece))
    stream.on('end', () => {
      const raw = Buffer.concat(pieces)
      taken.accepted += 1
      taken.bytes += raw.length
      taken.lastAt = Date.now()
      for (const { address } of session.envelope.rcptTo)
        if (keepFor.has(address)) taken.kept[address] = raw.toString('utf8')
      callback(null)
    })
  },
})
const listening = server.listen(0, '127.0.0.1', () => process.send?.({ port: listening.address().port }))

process.on('message', (message) => {
  if (message === 'end') process.exit(0)
  process.send?.(taken)
})
process.on('disconnect', () => process.exit(0))
