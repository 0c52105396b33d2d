// The rule of an audience: how it is read, changed and weighed.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { organisationKinds, roleClasses } from '#db/schema'
import * as rules from '~/domain/audience/rules'
import type { AudiencePart, AudienceRule, Criterion } from '~/domain/audience/rules'

const id = fc.constantFrom('a', 'b', 'c', 'd')
const ids = fc.uniqueArray(id, { minLength: 1 })
const idsOrEvery = fc.oneof(ids, fc.constant('every' as const))
const criterion: fc.Arbitrary<Criterion> = fc.oneof(
  fc.constant({ kind: 'seniorManagement' as const }),
  fc.record({ kind: fc.constant('roleClass' as const), of: fc.subarray([...roleClasses], { minLength: 1 }) }),
  fc.record({
    kind: fc.constant('organisationKind' as const),
    of: fc.subarray([...organisationKinds], { minLength: 1 }),
  }),
  fc.record({
    kind: fc.constantFrom('organisation' as const, 'course' as const, 'person' as const),
    of: ids,
  }),
  fc.record({
    kind: fc.constantFrom('sector' as const, 'network' as const, 'smallGroup' as const, 'programme' as const),
    of: idsOrEvery,
  }),
)
const part: fc.Arbitrary<AudiencePart> = fc.record({
  mode: fc.constantFrom('include' as const, 'exclude' as const),
  all: fc.array(criterion, { minLength: 1, maxLength: 4 }),
})
const rule: fc.Arbitrary<AudienceRule> = fc.record({ parts: fc.array(part, { maxLength: 8 }) })

/** A world of four people, in which a criterion holds for a person by a fixed and arbitrary law. */
const holdsFor = (person: string) => (it: AudiencePart) =>
  it.all.every((one) => {
    if (one.kind === 'seniorManagement') return person < 'c'
    if (one.of === 'every') return person !== 'd'
    if (one.kind === 'roleClass' || one.kind === 'organisationKind')
      return one.of.some((value) => value.length % 3 === person.charCodeAt(0) % 3)
    return one.of.includes(person)
  })
const reached = (given: AudienceRule) =>
  ['a', 'b', 'c', 'd'].filter((person) => rules.verdict(given, holdsFor(person)).in)

describe('a rule', () => {
  it('never takes in whom a part leaves out', () => {
    fc.assert(
      fc.property(rule, (given) => {
        for (const person of reached(given))
          for (const one of given.parts) if (holdsFor(person)(one)) expect(one.mode).toBe('include')
      }),
    )
  })

  it('says the same in any order of its parts', () => {
    fc.assert(
      fc.property(
        rule.chain((given) =>
          fc.tuple(fc.constant(given), fc.shuffledSubarray(given.parts, { minLength: given.parts.length })),
        ),
        ([given, parts]) => {
          expect(reached({ parts })).toEqual(reached(given))
          expect(rules.sameRule({ parts }, given)).toBe(true)
        },
      ),
    )
  })

  it('is tidied without changing whom it takes in, and tidying twice is tidying once', () => {
    fc.assert(
      fc.property(rule, (given) => {
        const tidied = rules.tidy(given)
        expect(reached(tidied)).toEqual(reached(given))
        expect(rules.tidy(tidied)).toEqual(tidied)
      }),
    )
  })

  it('comes back from the database as it went in', () => {
    fc.assert(
      fc.property(rule, (given) => {
        expect(rules.readRule(rules.ruleText(given))).toEqual(rules.tidy(given))
      }),
    )
  })

  it('with a part added and removed is the rule it was', () => {
    fc.assert(
      fc.property(rule, part, (given, more) => {
        fc.pre(!given.parts.some((it) => rules.partKey(it) === rules.partKey(more)))
        fc.pre(!(more.all.length === 1 && more.all[0]?.kind === 'person'))
        const added = rules.addPart(given, more)
        expect(rules.sameRule(rules.removePart(added, rules.partKey(more)), given)).toBe(true)
      }),
    )
  })

  it('leaves a person out whatever else it says, and takes the person back as it was', () => {
    fc.assert(
      fc.property(rule, id, (given, person) => {
        fc.pre(!rules.namedPeople(given, 'exclude').includes(person))
        const without = rules.leaveOut(given, [person])
        expect(reached(without)).toEqual(reached(given).filter((other) => other !== person))
        expect(rules.leaveOut(without, [person])).toEqual(without)
        expect(rules.sameRule(rules.takeBack(without, [person]), given)).toBe(true)
      }),
    )
  })

  it('naming a person undoes having left the person out by name', () => {
    const without = rules.leaveOut(rules.emptyRule, ['a', 'b'])
    expect(rules.nameIn(without, ['a'])).toEqual({
      parts: [
        { mode: 'include', all: [{ kind: 'person', of: ['a'] }] },
        { mode: 'exclude', all: [{ kind: 'person', of: ['b'] }] },
      ],
    })
    expect(rules.unname(rules.nameIn(rules.emptyRule, ['a']), ['a'])).toEqual(rules.emptyRule)
  })

  it('orders its criteria as they are said and drops what is said twice', () => {
    const given: AudienceRule = {
      parts: [
        { mode: 'include', all: [{ kind: 'sector', of: ['vm', 'okm', 'vm'] }, { kind: 'seniorManagement' }] },
        { mode: 'include', all: [{ kind: 'seniorManagement' }, { kind: 'sector', of: ['okm', 'vm'] }] },
      ],
    }
    expect(rules.tidy(given).parts).toEqual([
      { mode: 'include', all: [{ kind: 'seniorManagement' }, { kind: 'sector', of: ['okm', 'vm'] }] },
    ])
  })
})

describe('reading a rule', () => {
  it.each([
    ['no JSON', '{'],
    ['no parts', '{}'],
    ['an unknown mode', '{"parts":[{"mode":"perhaps","all":[{"kind":"seniorManagement"}]}]}'],
    ['a part of nothing, which would be everybody', '{"parts":[{"mode":"include","all":[]}]}'],
    ['a criterion without choices', '{"parts":[{"mode":"include","all":[{"kind":"sector","of":[]}]}]}'],
    ['an unknown criterion', '{"parts":[{"mode":"include","all":[{"kind":"shoeSize","of":["44"]}]}]}'],
    ['an unknown role class', '{"parts":[{"mode":"include","all":[{"kind":"roleClass","of":["king"]}]}]}'],
    ['every person', '{"parts":[{"mode":"include","all":[{"kind":"person","of":"every"}]}]}'],
    ['an earlier shape', '{"parts":[{"mode":"include","kind":"seniorManagement"}]}'],
    [
      'a choice of 100,000 letters',
      `{"parts":[{"mode":"include","all":[{"kind":"sector","of":["${'x'.repeat(1e5)}"]}]}]}`,
    ],
  ])('refuses %s', (_what, text) => {
    expect(() => rules.readRule(text)).toThrow()
  })

  it('reads the reasons kept on an invitation', () => {
    const reasons = [{ all: [{ kind: 'network', of: ['n'] }] }]
    expect(rules.readReasons(JSON.stringify(reasons))).toEqual(reasons)
    expect(() => rules.readReasons('[{"kind":"seniorManagement"}]')).toThrow()
  })
})

describe('a rule names a network', () => {
  const network = { id: 'the-network', programmeId: 'the-programme' }
  const including = (...all: Criterion[]): AudienceRule => ({ parts: [{ mode: 'include', all }] })
  it.each<[string, AudienceRule, boolean]>([
    ['by itself', including({ kind: 'network', of: ['other', 'the-network'] }), true],
    ['by its programme', including({ kind: 'programme', of: ['the-programme'] }), true],
    [
      'with another condition',
      including({ kind: 'seniorManagement' }, { kind: 'network', of: ['the-network'] }),
      true,
    ],
    ['not when it is another', including({ kind: 'network', of: ['other'] }), false],
    ['not when it is any network', including({ kind: 'network', of: 'every' }), false],
    ['not as a small group', including({ kind: 'smallGroup', of: ['the-network'] }), false],
    [
      'not when it is left out',
      { parts: [{ mode: 'exclude', all: [{ kind: 'network', of: ['the-network'] }] }] },
      false,
    ],
    ['not when nobody is named', { parts: [] }, false],
  ])('%s', (_, rule, named) => {
    expect(rules.namesNetwork(rule, network)).toBe(named)
  })
  it('a network of no programme is not named by any', () => {
    expect(
      rules.namesNetwork(including({ kind: 'programme', of: ['the-programme'] }), {
        id: 'x',
        programmeId: null,
      }),
    ).toBe(false)
  })
})
