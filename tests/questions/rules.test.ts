// What a reply must be, how it is kept, and of whom a question is asked.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { questionKinds } from '#db/schema'
import { hasText, isAskedOf, longestReply, modeAt, replyFault, wayOf } from '~/domain/questions/rules'
import { readReply, replyValue } from '~/domain/questions/stored'
import { questionForm } from '~/domain/questions/question-form'
import { option } from './world'

const options = [option('a'), option('b', 2)]
const none = { chosen: [], text: '' }

describe('a reply', () => {
  test.each([
    ['text', 0, none, null],
    ['text', 1, none, 'replyMissing'],
    ['text', 1, { chosen: [], text: 'x'.repeat(longestReply + 1) }, 'replyTooLong'],
    ['choice', 1, { chosen: ['a'], text: '' }, null],
    ['choice', 1, { chosen: ['gone'], text: '' }, 'choiceGone'],
    ['choice', 0, { chosen: ['a', 'b'], text: '' }, 'choiceGone'],
    ['choices', 0, { chosen: ['a', 'b'], text: '' }, null],
    ['choices', 1, none, 'replyMissing'],
    ['diet', 1, { chosen: [], text: 'pähkinätön' }, null],
    ['session', 1, { chosen: ['a'], text: '' }, null],
    ['session', 1, { chosen: ['b'], text: '' }, 'sessionFull'],
    ['parking', 0, { chosen: ['b'], text: '' }, null],
  ] as const)('to %s (required %i) of %j has the fault %s', (kind, required, reply, fault) => {
    const left = (id: string) => (id === 'b' ? 0 : null)
    const given = { chosen: [...reply.chosen], text: reply.text }
    expect(replyFault({ kind, required, options }, given, left)).toBe(fault)
  })

  test('reads back as it was kept', () => {
    const reply = fc.record({ chosen: fc.uniqueArray(fc.string()), text: fc.string() })
    fc.assert(
      fc.property(fc.constantFrom(...questionKinds), reply, (kind, given) => {
        const kept = readReply(kind, replyValue(kind, given))
        expect(kept.text).toBe(hasText(kind) ? given.text : '')
        expect(kept.chosen).toEqual(wayOf[kind] === 'text' ? [] : given.chosen)
      }),
    )
  })
})

test.each([
  [{ mode: 'online' as const }, { place: 'Säätytalo', onlineUrl: 'https://a.example' }, 'online'],
  [{ mode: null }, { place: 'Säätytalo', onlineUrl: 'https://a.example' }, 'site'],
  [{ mode: null }, { place: '', onlineUrl: 'https://a.example' }, 'online'],
  [{ mode: null }, { place: '', onlineUrl: '' }, 'site'],
])('%j at %j takes part %s', (taking, event, mode) => {
  expect(modeAt(taking, event)).toBe(mode)
  expect(isAskedOf('all', modeAt(taking, event))).toBe(true)
  expect(isAskedOf('site', modeAt(taking, event))).toBe(mode === 'site')
  expect(isAskedOf('online', modeAt(taking, event))).toBe(mode === 'online')
})

describe('the form of a question', () => {
  const row = { id: '', fi: 'Kyllä', sv: '', en: '', seats: '' }
  const blank = { id: '', fi: '', sv: '', en: '', seats: '' }
  const faultsOf = (kind: 'text' | 'choice' | 'session' | 'diet', given: object) => {
    const read = questionForm(kind).safeParse({ labelFi: 'Kysymys', ...given })
    return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`)
  }

  test.each([
    ['text', { labelFi: ' ' }, ['labelFi asking.fault.labelMissing']],
    ['text', { options: [] }, []],
    ['choice', { options: [row, blank] }, ['options.0.fi asking.fault.optionsMissing']],
    ['choice', { options: [row, { ...row, fi: 'Ei' }, blank] }, []],
    ['diet', { options: [row] }, []],
    ['session', { options: [row, { ...row, seats: '0' }] }, ['options.1.seats asking.fault.seatsWrong']],
    ['session', { options: [row, { ...row, seats: 'x' }] }, ['options.1.seats asking.fault.seatsWrong']],
    [
      'session',
      { options: [row, row, { ...blank, seats: '4' }] },
      ['options.2.fi asking.fault.optionNameMissing'],
    ],
  ] as const)('of %s with %j says %j', (kind, given, faults) => {
    expect(faultsOf(kind, given)).toEqual(faults)
  })

  test('gives each choice an id of its own, even where two have the same', () => {
    const same = { ...row, id: 'one' }
    const read = questionForm('choice').parse({ labelFi: 'Kysymys', options: [same, same, row] })
    expect(new Set(read.options.map(({ id }) => id)).size).toBe(3)
    expect(read.options[0]?.id).toBe('one')
  })
})
