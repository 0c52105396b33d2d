// The pace of letters by domain: which pace holds, that no minute holds more than it, and the rests domains ask for.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Db } from '#db/connect'
import { samples } from '#emails/samples'
import type { Letter } from '#emails/letters'
import { later, type Instant } from '~/domain/core/time'
import { createPacer, createRests, domainOf, paceFor } from '~/post/pace'
import {
  freshDb,
  lettersIn,
  mailError,
  openPost,
  postInvitations,
  postLetter,
  start,
  startMta,
} from './world'

const at = (ms: number): Instant => new Date(Date.parse(start) + ms).toISOString()

describe('which pace holds', () => {
  test.each<[string, Record<string, number>, ReturnType<typeof paceFor>]>([
    ['gov.example', { 'gov.example': 600, '*': 120 }, { whose: 'gov.example', perMinute: 600 }],
    ['vero.gov.example', { 'gov.example': 600, '*': 120 }, { whose: 'gov.example', perMinute: 600 }],
    [
      'a.vero.gov.example',
      { 'gov.example': 600, 'vero.gov.example': 5 },
      { whose: 'vero.gov.example', perMinute: 5 },
    ],
    ['notgov.example', { 'gov.example': 600, '*': 120 }, { whose: 'notgov.example', perMinute: 120 }],
    ['city.example', { '*': 120 }, { whose: 'city.example', perMinute: 120 }],
    ['city.example', { 'gov.example': 600 }, null],
    ['city.example', {}, null],
    ['example', { example: 7 }, { whose: 'example', perMinute: 7 }],
    ['constructor', {}, null],
  ])('%s', (domain, paces, wanted) => {
    expect(paceFor(domain, paces)).toEqual(wanted)
  })

  test('the domain of an address', () => {
    expect(domainOf('Aino@Gov.EXAMPLE')).toBe('gov.example')
    expect(domainOf('"a@b"@gov.example')).toBe('gov.example')
  })
})

/**
 * Lets letters ask for their turn as a post does: each when it comes, and again at the moment it was told, or later by so
 * many milliseconds. @returns when each left
 */
function leaveAll(perMinute: number, comes: readonly number[], late: (asked: number) => number): number[] {
  const pacer = createPacer({ '*': perMinute })
  const asking = comes.map((ms, index) => ({ ms, id: `letter ${index}` }))
  const left: number[] = []
  let asked = 0
  while (asking.length > 0) {
    asking.sort((a, b) => a.ms - b.ms)
    const letter = asking.shift()
    if (letter === undefined) break
    asked += 1
    if (asked > 20_000) throw new Error('they ask without end')
    const slot = pacer.slotOf({ id: letter.id, toAddress: 'a@gov.example' }, at(letter.ms))
    if (slot === null) left.push(letter.ms)
    else asking.push({ ...letter, ms: Date.parse(slot) - Date.parse(start) + late(asked) })
  }
  return left.sort((a, b) => a - b)
}

const mostInAMinute = (left: readonly number[]): number =>
  Math.max(0, ...left.map((from) => left.filter((ms) => ms >= from && ms < from + 60_000).length))

describe('slots', () => {
  test('no minute holds more letters than its pace, however they come and however late they ask again', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 90 }),
        fc.array(fc.integer({ min: 0, max: 200_000 }), { minLength: 1, maxLength: 120 }),
        fc.integer({ min: 0, max: 9_000 }),
        (perMinute, comes, mostLate) => {
          const left = leaveAll(perMinute, comes, (asked) => (asked * 7_919) % (mostLate + 1))
          expect(left).toHaveLength(comes.length)
          expect(mostInAMinute(left)).toBeLessThanOrEqual(perMinute)
        },
      ),
      { numRuns: 150 },
    )
  })

  test('a burst leaves at nearly its pace, each letter told once when its turn is', () => {
    const pacer = createPacer({ '*': 60 })
    const letters = Array.from({ length: 180 }, (_, index) => ({
      id: `${index}`,
      toAddress: 'a@gov.example',
    }))
    const slots = letters.map((letter) => pacer.slotOf(letter, start) ?? start)
    const seconds = slots.map((slot) => (Date.parse(slot) - Date.parse(start)) / 1000)
    expect(Math.max(...seconds)).toBeLessThan(200)
    // Asked again too early, it keeps its turn; in time, it leaves.
    expect(pacer.slotOf(letters[100] ?? letters[0]!, start)).toBe(slots[100])
    expect(pacer.slotOf(letters[100] ?? letters[0]!, slots[100] ?? start)).toBeNull()
  })

  test('a turn missed by far is given anew, behind the others', () => {
    const pacer = createPacer({ '*': 1 })
    const ask = (id: string, ms: number) => pacer.slotOf({ id, toAddress: 'a@gov.example' }, at(ms))
    expect(ask('one', 0)).toBeNull()
    const second = ask('two', 0)
    const third = ask('three', 0)
    const missed = Date.parse(second ?? '') - Date.parse(start) + 30_000
    const again = ask('two', missed)
    expect(again && third && again > third).toBe(true)
  })

  test('turns that passed while nobody asked are not used all at once', () => {
    const pacer = createPacer({ '*': 60 })
    const letters = Array.from({ length: 50 }, (_, index) => ({ id: `${index}`, toAddress: 'a@gov.example' }))
    for (const letter of letters) pacer.slotOf(letter, start)
    const late = letters.filter((letter) => pacer.slotOf(letter, at(40_000)) === null)
    expect(late.length).toBeLessThanOrEqual(8)
  })

  test('domains do not wait for each other, but those under one listed domain share its pace', () => {
    const pacer = createPacer({ 'gov.example': 1, '*': 1 })
    const ask = (toAddress: string) => pacer.slotOf({ id: toAddress, toAddress }, start)
    expect(ask('a@vero.gov.example')).toBeNull()
    expect(ask('a@city.example')).toBeNull()
    expect(ask('a@town.example')).toBeNull()
    expect(ask('a@kela.gov.example')).not.toBeNull()
    expect(ask('b@city.example')).not.toBeNull()
  })
})

describe('rests', () => {
  const exact = (seconds: number) => seconds
  test('a minute, doubled each time up to an hour; one taken ends it', () => {
    const rests = createRests(exact)
    let now = start
    const lasted: number[] = []
    for (let time = 0; time < 9; time++) {
      rests.throttled('gov.example', now, now)
      const until = rests.restOf('gov.example', now) ?? now
      lasted.push((Date.parse(until) - Date.parse(now)) / 60_000)
      expect(rests.restOf('gov.example', until)).toBeNull()
      now = later(until, { seconds: 1 })
    }
    expect(lasted).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60])
    rests.took('gov.example', now)
    rests.throttled('gov.example', now, now)
    expect(rests.restOf('gov.example', now)).toBe(later(now, { minutes: 1 }))
  })

  test('letters that were on their way already make it no longer, and end it no sooner', () => {
    const rests = createRests(exact)
    const begun = at(-2_000)
    for (let letter = 0; letter < 5; letter++) rests.throttled('gov.example', begun, start)
    rests.took('gov.example', begun)
    expect(rests.restOf('gov.example', start)).toBe(later(start, { minutes: 1 }))
    expect(rests.restOf('city.example', start)).toBeNull()
  })

  test('long after a rest the first one is short again', () => {
    const rests = createRests(exact)
    rests.throttled('gov.example', start, start)
    const next = later(start, { hours: 3 })
    rests.throttled('gov.example', next, next)
    expect(rests.restOf('gov.example', next)).toBe(later(next, { minutes: 1 }))
  })
})

const waiting = async (db: Db) => (await lettersIn(db)).filter(({ status }) => status === 'waiting')

/** Lets the post's clock go to each moment that something comes due, until nothing waits. @returns when letters left */
async function goOn(db: Db, { worker, time }: ReturnType<typeof openPost>): Promise<number> {
  for (let rounds = 1; ; rounds++) {
    await worker.drain()
    const [next] = (await waiting(db)).map(({ dueAt }) => dueAt).sort()
    if (next === undefined) return rounds
    if (rounds > 500) throw new Error('letters wait without end')
    time.now = next > time.now ? next : later(time.now, { seconds: 1 })
  }
}

describe('at the post', () => {
  test('letters over the pace wait for their turn without losing a try; a code to sign in leaves at once', async () => {
    const db = await freshDb()
    const mta = await startMta()
    const addresses = Array.from({ length: 24 }, (_, index) => `n${index}@gov.example`)
    await postInvitations(db, addresses, 'batch')
    await postInvitations(db, ['a@city.example'])
    await postLetter(db, samples('fi').signIn as Letter, { address: 'code@gov.example' })
    const post = openPost(db, mta.smtpUrl, { paces: { 'gov.example': 10 } })
    await post.worker.drain()
    expect(mta.caught.map(({ to }) => to).sort()).toEqual([
      'a@city.example',
      'code@gov.example',
      expect.stringMatching(/^n\d+@gov\.example$/),
    ])
    const left = await waiting(db)
    expect(left).toHaveLength(23)
    expect(left.every(({ attempts, lastError, leasedBy }) => attempts === 0 && !lastError && !leasedBy)).toBe(
      true,
    )

    // It is not asked again and again meanwhile.
    await post.worker.drain()
    expect(mta.caught).toHaveLength(3)
    expect(await goOn(db, post)).toBeLessThan(60)
    const sent = (await lettersIn(db)).filter(({ toAddress }) => toAddress.startsWith('n'))
    expect(mta.caught.filter(({ to }) => to.startsWith('n'))).toHaveLength(24)
    expect(mostInAMinute(sent.map(({ sentAt }) => Date.parse(sentAt ?? '')))).toBeLessThanOrEqual(10)
  })

  test('a letter that waits for its turn is not hurried by what hurries the calm', async () => {
    const db = await freshDb()
    const mta = await startMta()
    await postInvitations(db, ['a@gov.example', 'b@gov.example'])
    const post = openPost(db, mta.smtpUrl, { paces: { '*': 1 }, calmSeconds: 0 })
    await post.worker.drain()
    expect(mta.caught).toHaveLength(1)
    const [left] = await waiting(db)
    expect(left?.dueAt).toBe(later(start, { seconds: 66 }))
    post.time.now = later(start, { seconds: 65 })
    await post.worker.drain()
    expect(mta.caught).toHaveLength(1)
    post.time.now = later(start, { seconds: 66 })
    await post.worker.drain()
    expect(mta.caught).toHaveLength(2)
  })

  test('a domain that asks for fewer letters rests as a whole, others go on; one taken ends the rest', async () => {
    const db = await freshDb()
    let busy = true
    let asked = 0
    const mta = await startMta({
      onRcptTo: ({ address }, _session, callback) => {
        const throttles = busy && address.endsWith('@gov.example')
        if (throttles) asked += 1
        callback(throttles ? mailError(451, '4.7.0 Too many letters, slow down') : null)
      },
    })
    const addresses = Array.from({ length: 60 }, (_, index) => `n${index}@gov.example`)
    await postInvitations(db, addresses, 'batch')
    await postInvitations(db, ['a@city.example', 'b@city.example'], 'batch')
    const { worker, time } = openPost(db, mta.smtpUrl)
    await worker.drain()
    expect(mta.caught.map(({ to }) => to).sort()).toEqual(['a@city.example', 'b@city.example'])
    const resting = await waiting(db)
    // Those on their way have heard it, and one more on each way; the others are spared.
    expect(asked).toBeLessThanOrEqual(10)
    expect(resting.filter(({ attempts }) => attempts === 0)).toHaveLength(60 - asked)
    expect(worker.standstill()).toBeNull()

    await worker.drain()
    const askedOnce = asked
    time.now = later(start, { seconds: 30 })
    await worker.drain()
    expect(asked).toBe(askedOnce)

    busy = false
    time.now = later(start, { minutes: 2 })
    await worker.drain()
    expect(mta.caught).toHaveLength(62)
  })

  test('a mail server that was down is asked again, though every turn has passed by meanwhile', async () => {
    const db = await freshDb()
    const down = await startMta()
    await down.stop()
    const addresses = Array.from({ length: 60 }, (_, index) => `n${index}@gov.example`)
    await postInvitations(db, addresses, 'batch')
    const post = openPost(db, down.smtpUrl, { paces: { '*': 8 } })
    await post.worker.drain()
    expect(post.worker.standstill()).not.toBeNull()
    const up = await startMta({}, down.port)
    // Between two turns: nobody's is now.
    post.time.now = later(start, { seconds: 303 })
    await post.worker.drain()
    expect(post.worker.standstill()).toBeNull()
    const said = post.noted.map(({ message }) => message)
    expect(said.filter((line) => line.startsWith('the mail server'))).toEqual([
      'the mail server does not take letters; they wait',
      'the mail server takes letters again',
    ])
    expect(up.caught.length).toBeGreaterThanOrEqual(1)
    await goOn(db, post)
    expect(up.caught).toHaveLength(60)
  })

  test('one letter put off by a greylist asks nobody else to rest', async () => {
    const db = await freshDb()
    const mta = await startMta({
      onRcptTo: ({ address }, _session, callback) =>
        callback(address.startsWith('a') ? mailError(450, '4.7.1 Greylisted, please try again') : null),
    })
    await postInvitations(db, ['a@gov.example'])
    const { worker } = openPost(db, mta.smtpUrl)
    await worker.drain()
    await postInvitations(db, ['b@gov.example', 'c@gov.example'])
    await worker.drain()
    expect(mta.caught.map(({ to }) => to).sort()).toEqual(['b@gov.example', 'c@gov.example'])
  })
})
