// Says who and which group on the page that confirms a proposal.
import type { Broken } from '~/domain/groups/composer/judging'
import { fullName } from '~/domain/people/rules'
import { nameIn } from '~/i18n/named'
import { useWords } from '~/ui/words'
import type { ConfirmPageData } from './confirm-page.server'

export function useConfirmWords({ groups, people, proposal }: ConfirmPageData) {
  const { t, locale } = useWords()
  const groupName = (key: string | null): string => {
    if (key === null) return t('welcoming.confirm.noGroup')
    const group = groups.find((one) => one.key === key)
    return group
      ? nameIn(group.names, locale)
      : t('welcoming.newGroup', { number: /\d*$/.exec(key)?.[0] ?? '' })
  }
  const personName = (id: string): string => {
    const person = people[id]
    return person ? fullName(person) : '–'
  }
  const broken = ({ rule, group, people: who }: Broken): string =>
    t(`welcoming.confirm.rule.${rule as 'sizeBelow'}`, {
      group: groupName(group),
      who: who.map(personName).join(', '),
      ...proposal.size,
    })
  return { groupName, personName, broken }
}
