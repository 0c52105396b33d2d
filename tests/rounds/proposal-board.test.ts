// What the board's pages work out by themselves: what the keys do, where steps lead, how good a proposal is said to be.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boundsOf } from '~/domain/groups/composer/bounds'
import { compose } from '~/domain/groups/composer/compose'
import { usualWeights, type Problem } from '~/domain/groups/composer/problem'
import { groupsOf, judged, verdictOf, womenIn, lanesOf } from '~/domain/rounds/proposal-board'
import {
  applied,
  groupKeysOf,
  heldAt,
  isLetter,
  letterAfter,
  movedIn,
  movedSitters,
  nextGroupKey,
  sitsIn,
  stepBetween,
  type Standing,
} from '~/domain/rounds/proposal-rules'
import { readProposalsForm } from '~/domain/rounds/proposal-form'
import { pressedOn, pressedWith, type Carrying, type Column, type Pressed } from '~/parts/proposals/carrying'
import { candidate, problemOf, sitting } from '../groups/composer/problems'

const columns: Column[] = [
  { group: 'g1', people: ['a', 'b', 'c'] },
  { group: 'g2', people: [] },
  { group: 'new1', people: ['d'] },
  { group: null, people: ['e'] },
]
const focus = (person: string): Pressed => ({ kind: 'focus', person })
const carry = (group: string | null, partner: string | null = null, person = 'b'): Pressed => ({
  kind: 'carry',
  carrying: { person, group, partner },
})

describe('the keys on a person', () => {
  test.each<[string, string, Pressed]>([
    ['a', 'ArrowDown', focus('b')],
    ['a', 'ArrowUp', { kind: 'none' }],
    ['c', 'ArrowDown', { kind: 'none' }],
    // An empty group is passed by, and a lower place becomes the last there is.
    ['c', 'ArrowRight', focus('d')],
    ['d', 'ArrowLeft', focus('a')],
    ['e', 'ArrowRight', { kind: 'none' }],
    ['b', 'Enter', carry('g1')],
    ['b', ' ', carry('g1')],
    ['b', 'Escape', { kind: 'none' }],
    ['b', 'x', { kind: 'none' }],
    ['nobody', 'Enter', { kind: 'none' }],
  ])('%s, %s', (person, key, pressed) => {
    expect(pressedOn(columns, person, key)).toEqual(pressed)
  })

  test('pick nobody up on a board that is still, but go from person to person', () => {
    expect(pressedOn(columns, 'b', 'Enter', true)).toEqual({ kind: 'none' })
    expect(pressedOn(columns, 'b', 'ArrowUp', true)).toEqual(focus('a'))
  })
})

describe('the keys while somebody is carried', () => {
  const held = (group: string | null, partner: string | null = null): Carrying => ({
    person: 'b',
    group,
    partner,
  })

  test.each<[string, Carrying, string, Pressed]>([
    ['right goes to the next group, empty or not', held('g1'), 'ArrowRight', carry('g2')],
    ['right from the last goes round', held(null), 'ArrowRight', carry('g1')],
    ['left from the first goes round', held('g1'), 'ArrowLeft', carry(null)],
    ['down chooses somebody to change places with', held('new1'), 'ArrowDown', carry('new1', 'd')],
    ['up from the first of them is the group again', held('new1', 'd'), 'ArrowUp', carry('new1')],
    ['down from the last of them does nothing', held('new1', 'd'), 'ArrowDown', { kind: 'none' }],
    ['in an empty group there is nobody to choose', held('g2'), 'ArrowDown', { kind: 'none' }],
    ['at home nobody is chosen', held('g1'), 'ArrowDown', { kind: 'none' }],
    ['another group forgets the partner', held('new1', 'd'), 'ArrowLeft', carry('g2')],
    ['Enter drops', held('new1'), 'Enter', { kind: 'drop', carrying: held('new1') }],
    [
      'the space bar drops, partner and all',
      held('new1', 'd'),
      ' ',
      { kind: 'drop', carrying: held('new1', 'd') },
    ],
    ['dropped at home nothing has been moved', held('g1'), 'Enter', { kind: 'cancel', person: 'b' }],
    ['Escape lets go', held('new1', 'd'), 'Escape', { kind: 'cancel', person: 'b' }],
    ['a group that has gone lets go', held('gone'), 'ArrowRight', { kind: 'cancel', person: 'b' }],
  ])('%s', (_, carrying, key, pressed) => {
    expect(pressedWith(columns, carrying, key)).toEqual(pressed)
  })

  test('whatever is pressed, a drop is over another group that is there, on nobody who is not in it', () => {
    const keys = fc.array(fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Enter'), {
      maxLength: 30,
    })
    fc.assert(
      fc.property(keys, (pressed) => {
        let carrying: Carrying = held('g1')
        for (const key of pressed) {
          const next = pressedWith(columns, carrying, key)
          if (next.kind === 'carry') carrying = next.carrying
          if (next.kind !== 'drop') continue
          const column = columns.find(({ group }) => group === next.carrying.group)
          expect(column && column.group !== 'g1').toBe(true)
          if (next.carrying.partner !== null) expect(column?.people).toContain(next.carrying.partner)
        }
      }),
    )
  })
})

describe('steps', () => {
  const group = fc.option(fc.constantFrom('g1', 'g2', 'new1'))
  const people = ['a', 'b', 'c', 'd']
  const seats = fc
    .tuple(group, group, group, group)
    .map((groups) =>
      Object.fromEntries(people.flatMap((id, at) => (groups[at] ? [[id, groups[at]] as const] : []))),
    )
  const standing: fc.Arbitrary<Standing> = fc.record({
    seats,
    composed: seats,
    pins: fc.subarray(people).map((pins) => pins.sort()),
  })

  test('between any two standings lead there and back', () => {
    fc.assert(
      fc.property(standing, standing, (from, to) => {
        const step = stepBetween(from, to)
        if (step === null) return expect(from).toEqual(to)
        expect(applied(from, step.after)).toEqual(to)
        expect(applied(to, step.before)).toEqual(from)
      }),
    )
  })

  test('of moves alone keep what else is done meanwhile', () => {
    const before: Standing = { seats: { a: 'g1', b: 'g1' }, composed: {}, pins: [] }
    const step = stepBetween(before, { ...before, seats: { a: 'g2', b: 'g1' } })
    const meanwhile = { ...before, seats: { a: 'g1', b: 'new1' } }
    expect(step && applied(meanwhile, step.after).seats).toEqual({ a: 'g2', b: 'new1' })
  })
})

describe('a proposal', () => {
  const problem: Problem = problemOf({
    size: { min: 2, max: 3 },
    groups: [{ id: 'g1', existing: true }],
    people: [
      sitting('s1', 'g1', { sector: 'VM', gender: 'woman' }),
      sitting('s2', 'g1', { sector: 'OM', gender: 'man' }),
      candidate('a', { sector: 'VM', gender: 'woman' }),
      candidate('b', { sector: 'SM', gender: 'man' }),
    ],
  })
  const seats = { s1: 'g1', s2: 'g1', a: 'new1', b: 'new1' }

  test('names its groups: those that go on, then new ones by number', () => {
    expect(groupKeysOf(problem, { a: 'new10', b: 'new2' })).toEqual(['g1', 'new2', 'new10'])
    expect(groupsOf(['g1', 'new2', 'new10'], { g1: 'Ryhmä 1' })).toEqual([
      { key: 'g1', name: 'Ryhmä 1', number: null },
      { key: 'new2', name: null, number: 1 },
      { key: 'new10', name: null, number: 2 },
    ])
    expect(nextGroupKey(['g1', 'new2'])).toBe('new3')
  })

  test('tells who sits, who was moved, and holds them where they are when the rest is composed', () => {
    const moved = { ...seats, s1: 'new1' }
    expect([sitsIn(problem, 's1'), sitsIn(problem, 'a')]).toEqual(['g1', null])
    expect(movedSitters(problem, moved)).toEqual(['s1'])
    expect(movedIn({ seats: moved, composed: seats })).toEqual(['s1'])
    const held = heldAt(problem, { seats: moved, pins: ['a', 'unseated'] })
    expect(held.people).toMatchObject([
      { id: 's1', group: 'new1', fixed: true, pinned: true },
      { id: 's2', group: 'g1', fixed: true },
      { id: 'a', group: 'new1', fixed: true, pinned: true },
      { id: 'b', group: null, fixed: false },
    ])
  })

  test('is the best possible when the composer has proven it, and says what is broken', () => {
    const found = compose(problem)
    const answer = found.ok ? { ...found.assignment } : {}
    const bounds = boundsOf(problem, groupKeysOf(problem, answer))
    const quality = judged(problem, answer, bounds)
    expect(quality && verdictOf(quality)).toEqual({ kind: 'best' })
    const short = judged(problem, { s1: 'g1', s2: 'g1', a: 'new1' }, bounds)
    expect(short && verdictOf(short)).toEqual({ kind: 'broken', count: 2 })
  })

  test('with a member moved by the organiser’s word breaks no rule by that', () => {
    const bigger = { ...problem, size: { min: 1, max: 3 } }
    const moved = { ...seats, s1: 'new1' }
    const quality = judged(bigger, moved, boundsOf(bigger, ['g1', 'new1']))
    expect(quality?.broken.fixedMoved).toBe(1)
    expect(quality && verdictOf(quality).kind).not.toBe('broken')
  })

  test('counts women by group, whoever is in none left out', () => {
    const { lanes, loose } = lanesOf(problem, { s1: 'g1', s2: 'g1', b: 'new1' }, groupsOf(['g1', 'new1'], {}))
    expect(womenIn(lanes)).toEqual([0, 1])
    expect(loose.map(({ id }) => id)).toEqual(['a'])
  })

  test('is named by the next letter that nobody has', () => {
    expect(letterAfter([])).toBe('A')
    expect(letterAfter(['A', 'C', 'oma nimi'])).toBe('B')
    const many: string[] = []
    for (let n = 0; n < 30; n++) many.push(letterAfter(many))
    expect(new Set(many).size).toBe(30)
    expect(many.every(isLetter)).toBe(true)
    expect(isLetter('Alustava')).toBe(false)
  })
})

describe('the form of proposals', () => {
  const size = { min: 8, max: 10 }
  const form = (fields: Record<string, string | string[]>) => {
    const body = new FormData()
    for (const [name, values] of Object.entries(fields))
      for (const one of [values].flat()) body.append(name, one)
    return body
  }
  const own = {
    preset: 'own',
    sizeMin: '7',
    sizeMax: '9',
    groupCount: '',
    sector: '100',
    gender: '0',
    role: '6',
    language: '5',
    region: '3',
    effort: '40',
  }

  test('reads the presets in their order, one fewer and one more beside the usual number', () => {
    const read = readProposalsForm(form({ preset: ['more', 'balanced', 'fewer', 'nonsense'] }), size, 5)
    expect(read.ok && read.wanted.map(({ preset, settings }) => [preset, settings.groupCount])).toEqual([
      ['balanced', null],
      ['fewer', 4],
      ['more', 6],
    ])
    expect(read.ok && read.wanted[0]?.settings).toMatchObject({ size, weights: usualWeights })
  })

  test('reads the organiser’s own settings', () => {
    const read = readProposalsForm(form(own), size, 5)
    expect(read).toMatchObject({
      ok: true,
      wanted: [
        { settings: { size: { min: 7, max: 9 }, groupCount: null, weights: { gender: 0 }, effort: 40 } },
      ],
    })
  })

  test.each<[string, Record<string, string>, Record<string, string>]>([
    ['nothing ticked', { preset: '' }, { preset: 'proposals.fault.chooseSome' }],
    ['sizes the wrong way round', { sizeMin: '9', sizeMax: '8' }, { sizeMax: 'proposals.fault.sizes' }],
    ['a size of one', { sizeMin: '1' }, { sizeMin: 'proposals.fault.number' }],
    ['a weight that is no number', { sector: 'paljon' }, { sector: 'proposals.fault.number' }],
    ['a weight below nought', { sector: '-1' }, { sector: 'proposals.fault.number' }],
    ['half a group', { groupCount: '1.5' }, { groupCount: 'proposals.fault.number' }],
    ['an effort of its own', { effort: '9999999' }, { effort: 'frame.form.chooseOne' }],
  ])('refuses %s at its field', (_, more, faults) => {
    expect(readProposalsForm(form({ ...own, ...more }), size, 5)).toEqual({ ok: false, faults })
  })
})
