// The address that each letter is returned to: its own, while the reader sees the organiser's (rule M6).
import { expect, test } from 'vitest'
import { letterOfReturn } from '~/domain/core/return-path.server'
import { freshDb, openPost, postInvitations, startMta } from './world'

const template = 'johtofoorumi+*@vm.example'
const secret = 'a secret of the test, long enough'

test('M6: each letter has a return address of its own, which tells which letter it was', async () => {
  const db = await freshDb()
  const mta = await startMta()
  const posted = await postInvitations(db, ['a@vm.example', 'b@vm.example'])
  await openPost(db, mta.smtpUrl, { returns: { template, secret } }).worker.drain()

  const returned = mta.caught.map(({ from, to }) => [letterOfReturn(from, template, secret), to])
  expect(returned.sort()).toEqual([
    [posted[0]?.id, 'a@vm.example'],
    [posted[1]?.id, 'b@vm.example'],
  ])
  for (const { raw } of mta.caught) {
    expect(raw).toMatch(/^From: Johtofoorumi <johtofoorumi@vm\.example>\r$/m)
    expect(raw).not.toContain('johtofoorumi+')
  }
})

test('without a return address letters return to the sender, untagged', async () => {
  const db = await freshDb()
  const mta = await startMta()
  await postInvitations(db, ['a@vm.example'])
  await openPost(db, mta.smtpUrl).worker.drain()
  expect(mta.caught.map(({ from }) => from)).toEqual(['johtofoorumi@vm.example'])
})
