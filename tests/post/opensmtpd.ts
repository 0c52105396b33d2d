// A real mail server for tests: Debian's OpenSMTPD on loopback, which lays mail into the mailboxes of dovecot.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { freePort, hasDovecot, isAnswered, type Dovecot } from './dovecot'

const program = '/usr/sbin/smtpd'
const isRoot = process.getuid?.() === 0
const deliverer = '/usr/lib/dovecot/dovecot-lda'

/** Why the whole mailbox cannot be tried here; empty when it can. */
export const whyNoWholeMailbox = [
  [hasDovecot && existsSync(deliverer), 'dovecot-imapd is not installed'] as const,
  [existsSync(program), 'opensmtpd is not installed'] as const,
  [isRoot, 'OpenSMTPD runs as root only'] as const,
]
  .filter(([holds]) => !holds)
  .map(([, why]) => why)
  .join(', ')

/** Takes every address; of one that nobody has it finds out at the delivery, and sends the mail back. */
const settingsOf = (port: number, dovecot: Dovecot) => `
table people { "@" = nobody }
listen on 127.0.0.1 port ${port} hostname posti.vm.example
action "lay" mda "${deliverer} -c ${dovecot.settings} -d %{rcpt.user:strip}@%{rcpt.domain}" virtual <people>
match from any for any action "lay"
`

/** Starts OpenSMTPD; it stops with the test. @returns where to send */
export async function startSmtpd(dovecot: Dovecot): Promise<string> {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'smtpd-'))
  const settings = join(folder, 'smtpd.conf')
  writeFileSync(settings, settingsOf(port, dovecot))
  const child = spawn(program, ['-d', '-f', settings], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece: Buffer) => {
      said += piece.toString()
    })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  onTestFinished(async ({ task }) => {
    child.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
    if (task.result?.state === 'fail') process.stderr.write(said)
  })
  await isAnswered(port)
  return `smtp://127.0.0.1:${port}`
}
