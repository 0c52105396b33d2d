// Why groups cannot be made as asked, each with the smallest change that helps and a link to make it.
import { Link } from '@remix-run/react'
import type { Obstacle } from '~/domain/groups/composer/problem'
import type { BoardGroup, BoardPerson } from '~/domain/rounds/proposal-board'
import { paths } from '~/paths'
import { Notice } from '~/ui/page'
import { useWords } from '~/ui/words'
import { useBoardWords } from './words'

/** An organisation is named after somebody who works there: the problem knows only its id. */
export type ObstacleThings = {
  roundId: string
  groups: readonly BoardGroup[]
  people: Record<string, BoardPerson>
  /** The organisation of each person, by id. */
  organisationOf: Record<string, string | null>
}

export function Obstacles({ obstacles, ...things }: ObstacleThings & { obstacles: readonly Obstacle[] }) {
  const { t } = useWords()
  return (
    <div className="screen-only">
      <Notice kind="warning" title={t('proposals.obstacle.title')}>
        <ul className="lines">
          {obstacles.map((obstacle, index) => (
            <li key={index}>
              <ObstacleLine obstacle={obstacle} {...things} />
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  )
}

function ObstacleLine({ obstacle, ...things }: ObstacleThings & { obstacle: Obstacle }) {
  const { says, helps, show } = useObstacleWords(things)(obstacle)
  const { t } = useWords()
  return (
    <>
      {says} {helps}{' '}
      <Link to={paths.candidates(things.roundId, show ? { q: show } : {})}>
        {show ? t('proposals.obstacle.showWho', { who: show }) : t('proposals.obstacle.showAll')}
      </Link>
    </>
  )
}

type Said = { says: string; helps: string; show?: string }

function useObstacleWords({ groups, people, organisationOf }: ObstacleThings): (obstacle: Obstacle) => Said {
  const { t } = useWords()
  const { groupName, personName, broken } = useBoardWords({
    problem: { size: { min: 0, max: 0 } },
    groups,
    people,
  })
  const organisationName = (id: string): string => {
    const somebody = Object.keys(organisationOf).find((person) => organisationOf[person] === id)
    return (somebody && people[somebody]?.organisation) || t('proposals.obstacle.someOrganisation')
  }
  const listed = (ids: readonly string[], name: (id: string) => string) => ids.map(name).join(', ')
  const surname = (id: string) => people[id]?.lastName
  return (obstacle) => {
    switch (obstacle.kind) {
      case 'headcount':
        return headcountWords(t, obstacle)
      case 'continuingShort':
        return {
          says: t('proposals.obstacle.continuingShort.says', {
            groups: listed(obstacle.groups, groupName),
          }),
          helps: t('proposals.obstacle.continuingShort.helps', { count: obstacle.missing }),
        }
      case 'continuingOver':
        return {
          says: t('proposals.obstacle.continuingOver.says', {
            group: groupName(obstacle.group),
            count: obstacle.members,
          }),
          helps: t('proposals.obstacle.continuingOver.helps', { count: obstacle.over }),
        }
      case 'organisation': {
        const show = organisationName(obstacle.organisation)
        return {
          says: t('proposals.obstacle.organisation.says', {
            count: obstacle.people,
            organisation: show,
            groups: obstacle.groups,
          }),
          helps: t('proposals.obstacle.organisation.helps', { count: obstacle.over }),
          show,
        }
      }
      case 'pinned':
        return {
          says: t('proposals.obstacle.pinned.says', {
            group: groupName(obstacle.group),
            who: listed(obstacle.pair, personName),
            rule: t(`proposals.obstacle.between.${obstacle.rule}`),
          }),
          helps: t('proposals.obstacle.pinned.helps'),
          show: surname(obstacle.pair[0]),
        }
      case 'nowhere':
        return {
          says: t('proposals.obstacle.nowhere.says', {
            who: personName(obstacle.person),
            why: obstacle.groups
              .map(({ group, rule, by }) =>
                t('proposals.obstacle.nowhere.group', {
                  group: groupName(group),
                  why: t(`proposals.obstacle.between.${rule}`),
                  by: by === null ? '' : personName(by),
                }).trim(),
              )
              .join('; '),
          }),
          helps: t('proposals.obstacle.nowhere.helps'),
          show: surname(obstacle.person),
        }
      case 'apartClique':
        return {
          says: t('proposals.obstacle.apartClique.says', {
            count: obstacle.people.length,
            who: listed(obstacle.people, personName),
            groups: obstacle.groups,
          }),
          helps: t('proposals.obstacle.apartClique.helps', {
            count: obstacle.people.length - obstacle.groups,
          }),
        }
      case 'groupCount':
        return {
          says: t('proposals.obstacle.groupCount.says', { count: obstacle.groups }),
          helps: t('proposals.obstacle.groupCount.helps', { count: obstacle.least }),
        }
      case 'crowded':
        return {
          says: t('proposals.obstacle.crowded.says', {
            count: obstacle.people.length,
            organisations: listed(obstacle.organisations, organisationName),
            places: obstacle.places,
          }),
          helps: t('proposals.obstacle.crowded.helps', { count: obstacle.over }),
          show: obstacle.organisations[0] && organisationName(obstacle.organisations[0]),
        }
      case 'unfilled':
        return {
          says: t('proposals.obstacle.unfilled.says', {
            groups: [
              ...obstacle.groups.map(groupName),
              ...(obstacle.made > 0 ? [t('proposals.obstacle.newGroups', { count: obstacle.made })] : []),
            ].join(', '),
          }),
          helps: t('proposals.obstacle.unfilled.helps', { count: obstacle.missing }),
        }
      case 'together':
        return {
          says: t('proposals.obstacle.together.says', {
            what: obstacle.pairs
              .map(({ pair, rule }) => broken({ rule, group: null, people: [...pair] }))
              .slice(0, 5)
              .join('; '),
          }),
          helps: t('proposals.obstacle.together.helps'),
        }
    }
  }
}

type T = ReturnType<typeof useWords>['t']

function headcountWords(
  t: T,
  { people, size, groups, fewer, more }: Extract<Obstacle, { kind: 'headcount' }>,
): Said {
  const says = t(
    groups === null ? 'proposals.obstacle.headcount.says' : 'proposals.obstacle.headcount.saysOf',
    {
      count: people,
      min: size.min,
      max: size.max,
      groups: groups ?? 0,
    },
  )
  const can = [fewer, more].filter((one) => one !== null)
  const [one, other] = can
  if (one === undefined) return { says, helps: t('proposals.obstacle.headcount.sizes') }
  if (other === undefined) return { says, helps: t('proposals.obstacle.headcount.one', { count: one }) }
  return { says, helps: t('proposals.obstacle.headcount.either', { fewer: one, more: other }) }
}
