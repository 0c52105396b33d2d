// A group on the board: its name, how many and how mixed, what the move under way would cost here, its people.
import type { ReactNode } from 'react'
import type { Candidate, Size } from '~/domain/groups/composer/problem'
import { gendersKnown, mixOf, type BoardPerson } from '~/domain/rounds/proposal-board'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'
import type { CostTone } from './words'

/** What a move would cost in this group, in short. */
export type LaneCost = { tone: CostTone; text: string }

export function Lane({
  laneKey,
  name,
  kind,
  members,
  people,
  size,
  over,
  cost,
  children,
}: {
  /** Empty for those in no group. */
  laneKey: string
  name: string
  kind: 'goesOn' | 'new' | 'none' | 'further'
  members: readonly Candidate[]
  people: Record<string, BoardPerson>
  size: Size
  /** Somebody is held over it. */
  over: boolean
  cost: LaneCost | null
  children: ReactNode
}) {
  const { t } = useWords()
  const count = members.length
  const isGroup = kind === 'goesOn' || kind === 'new'
  const wrong = isGroup && (count < size.min || count > size.max)
  const id = `lane-${laneKey || 'none'}`
  return (
    <section
      className={over ? 'lane board-lane over' : 'lane board-lane'}
      data-lane={laneKey}
      aria-labelledby={id}
    >
      <header>
        <h3 id={id}>{name}</h3>
        {wrong ? (
          <Tag tone="warning" icon="warning">
            {t(`proposals.lane.${kind}`)} · {count}
            <span className="unseen">
              {' '}
              {t(count < size.min ? 'proposals.lane.tooFew' : 'proposals.lane.tooMany', { ...size })}
            </span>
          </Tag>
        ) : (
          <Tag tone={kind === 'new' ? 'plain' : 'none'}>
            {isGroup ? `${t(`proposals.lane.${kind}`)} · ${count}` : count}
          </Tag>
        )}
      </header>
      <Mix members={isGroup ? members : []} people={people} />
      {cost && <p className={`lane-cost ${cost.tone}`}>{cost.text}</p>}
      <ul>{children}</ul>
    </section>
  )
}

/** "4 naista · 7 fi, 2 sv · etänä 3" */
function Mix({ members, people }: { members: readonly Candidate[]; people: Record<string, BoardPerson> }) {
  const { t } = useWords()
  const women = members.filter(({ gender }) => gender === 'woman').length
  const languages = mixOf(members, 'language')
  const online = members.filter(({ id }) => people[id]?.wishes.meets === 'online').length
  const facts = [
    ...(gendersKnown(members) ? [t('proposals.lane.women', { count: women })] : []),
    ...(languages.length > 1
      ? [languages.map(([language, count]) => `${language} ${count}`).join(', ')]
      : []),
    ...(online > 0 ? [t('proposals.lane.online', { count: online })] : []),
  ]
  // The line is there when it is empty too: what a move would cost lies over it.
  return <p className="mix">{facts.join(' · ')}</p>
}
