// Why a person is in their group and no other, and what a group covers and lacks, in words. Of those who are kept apart it
// is never said who from whom.
import {
  groupReasons,
  reasonsFor,
  type Gain,
  type Hindrance,
  type Reasons,
} from '~/domain/groups/composer/reasons'
import type { Problem } from '~/domain/groups/composer/problem'
import type { Sector } from '~/domain/people/rules'
import type { BoardPerson } from '~/domain/rounds/proposal-board'
import type { Seats } from '~/domain/rounds/proposal-rules'
import { nameIn } from '~/i18n/named'
import { useWords } from '~/ui/words'
import type { BoardWords } from './words'

/** More groups than these are counted, not named one by one. */
const mostNamed = 12

export function Why({
  problem,
  seats,
  person,
  words,
}: {
  problem: Problem
  seats: Seats
  person: string
  words: BoardWords
}) {
  const { t } = useWords()
  const reasons = reasonsFor(problem, seats, person)
  const here = useHere(words)(reasons)
  const elsewhere = useElsewhere(words)(reasons)
  const unknown = reasons.unknown.map((trait) => t(`proposals.trait.${trait}`).toLowerCase())
  return (
    <>
      <p>
        {here.join(' ')}
        {unknown.length > 0 && (
          <span className="soft screen-only">
            {' '}
            {t('proposals.why.unknown', { what: unknown.join(', ') })}
          </span>
        )}
      </p>
      {elsewhere.length > 0 && (
        <p className="soft screen-only">
          {t('proposals.why.elsewhere')} {elsewhere.join(' ')}
        </p>
      )}
    </>
  )
}

function useHere({ personName }: BoardWords): (reasons: Reasons) => string[] {
  const { t } = useWords()
  const names = (ids: readonly string[]) => ids.map(personName).join(', ')
  const brings = ({ trait, value }: Gain) =>
    trait === 'sector'
      ? t('proposals.why.brings.sector', { value })
      : trait === 'language'
        ? t(`proposals.why.brings.language.${value as 'fi'}`)
        : t(`proposals.why.brings.${trait}`)
  return ({ standing, brings: gains, needed, meets, breaks }) => [
    t(`proposals.why.standing.${standing}`),
    ...(gains.length > 0 ? [t('proposals.why.brings.says', { what: gains.map(brings).join(', ') })] : []),
    ...(needed && standing !== 'sits' ? [t('proposals.why.needed')] : []),
    ...(meets.length > 0 ? [t('proposals.why.meets', { who: names(meets) })] : []),
    ...breaks.map(({ rule, by }) =>
      t(rule === 'apart' ? 'proposals.why.breaksApart' : `proposals.why.breaks.${rule}`, {
        who: personName(by),
      }),
    ),
  ]
}

function useElsewhere({ groupName, personName }: BoardWords): (reasons: Reasons) => string[] {
  const { t } = useWords()
  const why = (hindrance: Hindrance | null): string => {
    if (hindrance === null) return t('proposals.why.not.none')
    const who = 'people' in hindrance ? hindrance.people.map(personName).join(', ') : ''
    if (hindrance.kind === 'sector') return t('proposals.why.not.sector', { sector: hindrance.sector, who })
    if (hindrance.kind === 'alike') return t(`proposals.why.not.alike.${hindrance.trait as 'gender'}`)
    return t(`proposals.why.not.${hindrance.kind}`, { who })
  }
  return ({ elsewhere, hindrances }) => {
    if (elsewhere.length <= mostNamed)
      return elsewhere.map(({ group, hindrance }) => `${groupName(group)}: ${why(hindrance)}.`)
    return Object.entries(hindrances).map(([kind, count]) =>
      t('proposals.why.counted', { count, what: t(`proposals.why.short.${kind as 'full'}`) }),
    )
  }
}

/** What a group covers and lacks. */
export function GroupWhy({
  problem,
  seats,
  group,
  sectors,
  people,
  words,
}: {
  problem: Problem
  seats: Seats
  group: string
  sectors: readonly Sector[]
  people: Record<string, BoardPerson>
  words: BoardWords
}) {
  const { t, locale } = useWords()
  const and = ` ${t('proposals.list.and')} `
  const { sectors: found, counts, meetAgain, settled, broken, size } = groupReasons(problem, seats, group)
  const sectorName = (code: string) => {
    const sector = sectors.find((one) => one.code === code)
    return sector ? nameIn(sector, locale) : code
  }
  const women = counts.gender.find(({ value }) => value === 'woman')?.count ?? 0
  const languages = counts.language.filter(({ value }) => value !== null)
  const repeated = found.present.filter(({ people: who }) => who.length > 1)
  const pairs = (list: readonly (readonly [string, string])[]) =>
    list.map((pair) => pair.map(words.personName).join(and)).join('; ')
  const online = Object.keys(seats).filter(
    (id) => seats[id] === group && people[id]?.wishes.meets === 'online',
  ).length
  const rows: [string, string][] = [
    [t('proposals.group.covers'), t('proposals.group.coversText', { count: found.present.length })],
    ...(repeated.length > 0
      ? [
          [
            t('proposals.group.repeats'),
            repeated.map(({ sector, people: who }) => `${sector} ${who.length}`).join(', '),
          ] as [string, string],
        ]
      : []),
    [
      t('proposals.group.lacks'),
      found.absent.length === 0 ? t('proposals.group.lacksNone') : found.absent.map(sectorName).join(', '),
    ],
    [
      t('proposals.group.mix'),
      [
        ...(counts.gender.some(({ value }) => value !== null)
          ? [t('proposals.lane.women', { count: women })]
          : []),
        ...languages.map(({ value, count }) => t(`proposals.group.speak.${value as 'fi'}`, { count })),
        ...(online > 0 ? [t('proposals.lane.online', { count: online })] : []),
      ].join(', '),
    ],
    ...(meetAgain.length > 0 ? [[t('proposals.group.meetAgain'), pairs(meetAgain)] as [string, string]] : []),
    ...(settled.length > 0
      ? [
          [
            t('proposals.group.settled'),
            pairs(settled.filter(({ rule }) => rule !== 'apart').map(({ pair }) => pair)),
          ] as [string, string],
        ]
      : []),
    ...(broken.length > 0
      ? [
          [
            t('proposals.group.broken'),
            broken
              .map((one) => (one.rule === 'apart' ? t('proposals.why.apartUntold') : words.broken(one)))
              .join('; '),
          ] as [string, string],
        ]
      : []),
    ...(size.below > 0
      ? [
          [t('proposals.group.short'), t('proposals.group.shortText', { count: size.below })] as [
            string,
            string,
          ],
        ]
      : []),
  ]
  return (
    <dl>
      {rows
        .filter(([, text]) => text !== '')
        .map(([head, text]) => (
          <div key={head} className="fact">
            <dt>{head}</dt>
            <dd>{text}</dd>
          </div>
        ))}
    </dl>
  )
}
