// What a feed is called to its owner.
import type { FeedLine } from '~/domain/feeds/queries.server'
import { written } from '~/i18n/named'
import { useWords } from '~/ui/words'

/** Names a feed in the page's language; a group's by the group. */
export function useFeedName(): (line: Pick<FeedLine, 'thing' | 'group'>) => string {
  const { t, locale } = useWords()
  return ({ thing, group }) => {
    if (group !== null) return written(group, 'name', locale).text
    if (thing.kind === 'eventKind') return t(`frame.event.kind.${thing.eventKind}`)
    return t(thing.kind === 'organiser' ? 'feeds.thing.organiser' : 'feeds.thing.own')
  }
}
