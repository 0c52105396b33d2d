// The demo's mailbox: real SMTP in, letters out of a folder that outlives the process.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startMailbox, type Mailbox } from '~/post/mailbox.server'
import { freshDb, openPost, postInvitations, postLetter, invitationLetter } from './world'

function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mailbox-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function sendTo(mailbox: Mailbox, addresses: string[]) {
  const db = await freshDb()
  await postInvitations(db, addresses)
  const { worker } = openPost(db, mailbox.smtpUrl)
  await worker.drain()
  await worker.stop()
}

test('keeps letters over a restart, newest first, by recipient and by words', async () => {
  const folder = freshFolder()
  const first = await startMailbox(folder)
  await sendTo(first, ['a@vm.example'])
  await sendTo(first, ['b@ym.example'])
  await first.stop()

  const mailbox = await startMailbox(folder)
  onTestFinished(() => mailbox.stop())
  expect(mailbox.list().map(({ to }) => to)).toEqual(['b@ym.example', 'a@vm.example'])
  expect(mailbox.list()[0]).toMatchObject({
    toName: 'Áile Länsman',
    from: 'johtofoorumi@vm.example',
    method: 'REQUEST',
    subject: expect.stringContaining('Kutsu: Johdon päivä'),
  })
  expect(mailbox.list({ to: 'A@vm.example' })).toHaveLength(1)
  expect(mailbox.list({ search: 'johdon PÄIVÄ' })).toHaveLength(2)
  expect(mailbox.list({ search: 'ym.example' })).toHaveLength(1)
  expect(mailbox.list({ search: 'ei mitään' })).toEqual([])
})

test('opens a letter: headers, HTML, text, the calendar as sent, attachments', async () => {
  const mailbox = await startMailbox(freshFolder())
  onTestFinished(() => mailbox.stop())
  await sendTo(mailbox, ['a@vm.example'])
  const mail = await mailbox.read(mailbox.list()[0]?.id ?? '')
  expect(mail?.html).toContain('<html')
  expect(mail?.text).toContain('Tulen:\nhttps://johtofoorumi.vm.example/a/tunnus')
  expect(mail?.calendar).toMatch(/^BEGIN:VCALENDAR\r\n[^]*END:VCALENDAR\r\n$/)
  expect(mail?.attachments).toEqual(['invite.ics'])
  expect(mail?.headers).toContainEqual({ name: 'Auto-Submitted', value: 'auto-generated' })
  expect(mail?.raw).toContain('\r\n\r\n')
})

test('knows no letter but its own', async () => {
  const mailbox = await startMailbox(freshFolder())
  onTestFinished(() => mailbox.stop())
  expect(await mailbox.read('../../etc/passwd')).toBeNull()
})

test('catches a burst', async () => {
  const mailbox = await startMailbox(freshFolder())
  onTestFinished(() => mailbox.stop())
  const db = await freshDb()
  for (let index = 0; index < 300; index++) {
    await postLetter(db, invitationLetter(), { address: `n${index}@vm.example`, batchId: 'batch' })
  }
  await openPost(db, mailbox.smtpUrl).worker.drain()
  expect(mailbox.list()).toHaveLength(300)
})
