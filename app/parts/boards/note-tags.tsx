// What a note is and how it stands, as signs with words.
import type { BoardKind } from '~/domain/boards/rules'
import type { IconName } from '~/ui/icon'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'

const icons: Record<BoardKind, IconName> = {
  news: 'flag',
  meeting: 'calendar',
  offer: 'people',
  ask: 'person',
}

export function NoteTags({
  note: { kind, closedAt, hiddenAt },
}: {
  note: { kind: BoardKind; closedAt: string | null; hiddenAt: string | null }
}) {
  const { t } = useWords()
  return (
    <span className="cluster">
      <Tag icon={icons[kind]}>{t(`board.kind.${kind}`)}</Tag>
      {closedAt !== null && (
        <Tag tone="good" icon="done">
          {t('board.settled')}
        </Tag>
      )}
      {hiddenAt !== null && (
        <Tag tone="warning" icon="warning">
          {t('board.takenOff')}
        </Tag>
      )}
    </span>
  )
}
