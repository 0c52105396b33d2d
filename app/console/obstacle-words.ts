// Why people cannot be put in groups, in words for the one at the console.
import type { HardRule, Obstacle } from '../domain/groups/composer/problem'

const rules: Record<HardRule, string> = {
  unassigned: 'nobody’s place',
  sizeBelow: 'too few people',
  sizeAbove: 'no seat left',
  fixedMoved: 'moved though held',
  sameOrganisation: 'the same organisation',
  superior: 'a superior',
  apart: 'kept apart',
}

const list = (names: readonly string[]): string => names.join(', ')

/** One line. */
export function obstacleInWords(obstacle: Obstacle): string {
  switch (obstacle.kind) {
    case 'headcount':
      return headcount(obstacle)
    case 'continuingShort':
      return `The groups that go on (${list(obstacle.groups)}) need ${obstacle.missing} more people.`
    case 'continuingOver':
      return `${obstacle.group} has ${obstacle.members} people held to it: ${obstacle.over} too many.`
    case 'organisation':
      return `${obstacle.people} people of ${obstacle.organisation}, but ${obstacle.groups} groups are open to them: ${obstacle.over} must go, or as many groups more.`
    case 'pinned':
      return `${list(obstacle.pair)} are held to ${obstacle.group} together: ${rules[obstacle.rule]}.`
    case 'nowhere':
      return `No group can take ${obstacle.person}: ${list(obstacle.groups.map(({ group, rule, by }) => `${group} (${rules[rule]}${by === null ? '' : ` ${by}`})`))}.`
    case 'apartClique':
      return `${list(obstacle.people)} must all be apart, but there are ${obstacle.groups} groups.`
    case 'groupCount':
      return `${obstacle.groups} groups are asked for, but ${obstacle.least} go on or have people held to them.`
    case 'crowded':
      return `${obstacle.people.length} people of ${list(obstacle.organisations)} find ${obstacle.places} places in ${obstacle.groups} groups: ${obstacle.over} must go.`
    case 'unfilled':
      return `${[...obstacle.groups, `${obstacle.made} new groups`].join(', ')} have ${obstacle.places} places to fill: ${obstacle.missing} people of other organisations are missing.`
    case 'together':
      return together(obstacle)
  }
}

function headcount({
  people,
  size,
  groups,
  fewer,
  more,
  otherGroups,
}: Obstacle & { kind: 'headcount' }): string {
  const can = [fewer, more].filter((one) => one !== null).join(' or ')
  const made = groups === null ? 'groups' : `${groups} groups`
  const ways = [
    ...(can ? [`${can} people can`] : []),
    ...(otherGroups === null ? [] : [`${otherGroups} groups can`]),
  ]
  return `${people} people cannot make ${made} of ${size.min} to ${size.max}${ways.length > 0 ? `: ${ways.join(', or ')}` : ''}.`
}

function together({ broken, pairs }: Obstacle & { kind: 'together' }): string {
  const counts = Object.entries(broken).map(([rule, times]) => `${rules[rule as HardRule]} ${times} times`)
  const who = pairs.map(({ pair, rule }) => `${pair.join(' and ')} (${rules[rule]})`)
  return `No way was found to keep all rules: ${counts.join(', ')}${who.length > 0 ? `: ${list(who)}` : ''}.`
}
