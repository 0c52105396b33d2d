// Mail servers that keep silent, hang up in the middle or are slow: no letter is lost or given up, and others go on.
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { batchCounts } from '~/domain/core/outbox-queries.server'
import { later } from '~/domain/core/time'
import { freshDb, lettersIn, openPost, postInvitations, startMta } from './world'

const patience = { greeting: 300, silence: 300 }
const addresses = Array.from({ length: 12 }, (_, index) => `n${index}@vm.example`)

/** A server on loopback that does with each connection what the test says. */
async function startSocket(onConnection: (socket: Socket) => void): Promise<string> {
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('error', () => undefined)
    onConnection(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of open) socket.destroy()
    server.close()
  })
  return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** What a server does once a letter to somebody begins to come. */
type Manner = 'takes it' | 'keeps silent' | 'hangs up'

/** Speaks as much SMTP as a letter needs, and does with it what the test says. */
const withLetters = (mannerFor: (to: string) => Manner, taken: string[] = []) =>
  function speak(socket: Socket) {
    let to = ''
    let unread = ''
    let manner: Manner | null = null
    const command = (line: string): void => {
      if (/^RCPT TO:/i.test(line)) to = /<(.*)>/.exec(line)?.[1] ?? ''
      if (!/^DATA/i.test(line)) return void socket.write(/^QUIT/i.test(line) ? '221 Bye\r\n' : '250 OK\r\n')
      manner = mannerFor(to)
      socket.write('354 Go on\r\n')
    }
    const hear = (): boolean => {
      const ending = manner === null ? '\r\n' : '\r\n.\r\n'
      const end = unread.indexOf(ending)
      if (manner === 'hangs up' && unread !== '') socket.destroy()
      if (end === -1) return false
      const heard = unread.slice(0, end)
      unread = unread.slice(end + ending.length)
      if (manner === null) command(heard)
      else if (manner === 'takes it') {
        taken.push(to)
        manner = null
        socket.write('250 Taken\r\n')
      }
      return true
    }
    socket.write('220 stalls.example ESMTP\r\n')
    socket.on('data', (piece) => {
      unread += piece.toString('latin1')
      while (hear());
    })
  }

test('a server that takes the connection and never greets: letters wait, no try is lost, it is asked once', async () => {
  const db = await freshDb()
  let connections = 0
  const url = await startSocket(() => (connections += 1))
  await postInvitations(db, addresses)
  const { worker } = openPost(db, url, { patience })
  await worker.drain()
  expect((await lettersIn(db)).map(({ status, attempts }) => [status, attempts])).toEqual(
    addresses.map(() => ['waiting', 0]),
  )
  expect(worker.standstill()?.said).toMatch(/greeting/i)
  const asked = connections
  await worker.drain()
  expect(connections - asked).toBe(1)
})

test('a server that falls silent in the middle of every letter: they wait, and leave when it is well', async () => {
  const db = await freshDb()
  const url = await startSocket(withLetters(() => 'keeps silent'))
  await postInvitations(db, addresses, 'batch')
  const { worker, time } = openPost(db, url, { patience })
  await worker.drain()
  const letters = await lettersIn(db)
  expect(letters.every(({ status, attempts }) => status === 'waiting' && attempts <= 1)).toBe(true)
  expect(worker.standstill()).not.toBeNull()
  await worker.stop()

  const well = await startMta()
  const again = openPost(db, well.smtpUrl)
  again.time.now = later(time.now, { minutes: 2 })
  await again.worker.drain()
  expect(well.caught.map(({ to }) => to).sort()).toEqual([...addresses].sort())
})

test.each<[string, Manner]>([
  ['keeps silent', 'keeps silent'],
  ['hangs up', 'hangs up'],
])(
  'a server that %s in the middle of one reader’s letter: it waits, the others leave',
  async (_name, manner) => {
    const db = await freshDb()
    const taken: string[] = []
    const url = await startSocket(withLetters((to) => (to === 'n3@vm.example' ? manner : 'takes it'), taken))
    await postInvitations(db, addresses, 'batch')
    const { worker } = openPost(db, url, { patience })
    await worker.drain()
    expect(await batchCounts(db, 'batch')).toMatchObject({ sent: 11, waiting: 1, failed: 0 })
    expect(taken.sort()).toEqual(addresses.filter((to) => to !== 'n3@vm.example').sort())
    const left = (await lettersIn(db)).find(({ status }) => status === 'waiting')
    expect(left).toMatchObject({ toAddress: 'n3@vm.example', attempts: 1 })
    expect(left?.lastError).toMatch(/^unreachable: /)
    expect(worker.standstill()).toBeNull()
  },
)

test('a server that hangs up in the middle of every letter is at a standstill, and asked less and less', async () => {
  const db = await freshDb()
  let connections = 0
  const url = await startSocket((socket) => {
    connections += 1
    withLetters(() => 'hangs up')(socket)
  })
  await postInvitations(db, addresses)
  const { worker, noted } = openPost(db, url, { patience })
  await worker.drain()
  const letters = await lettersIn(db)
  expect(letters.map(({ status }) => status)).toEqual(addresses.map(() => 'waiting'))
  expect(letters.filter(({ attempts }) => attempts > 0).length).toBeLessThanOrEqual(5)
  expect(worker.standstill()).not.toBeNull()
  expect(noted.filter(({ level }) => level === 'error')).toHaveLength(1)
  const asked = connections
  await worker.drain()
  expect(connections - asked).toBeLessThanOrEqual(2)
})

test('a server that is slow with each answer, but within patience, gets every letter once', async () => {
  const db = await freshDb()
  const mta = await startMta({
    onRcptTo: (_address, _session, callback) => void setTimeout(() => callback(null), 60),
  })
  await postInvitations(db, addresses)
  await openPost(db, mta.smtpUrl, { patience }).worker.drain()
  expect(mta.caught.map(({ to }) => to).sort()).toEqual([...addresses].sort())
})
