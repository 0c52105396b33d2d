// A letter's link that opens nothing, or nothing any more, in words.
import type { ClosedLinkReason } from '~/domain/meetings/linked.server'
import { Page } from '~/ui/page'
import { useWords } from '~/ui/words'

export function ClosedLink({ why }: { why: ClosedLinkReason }) {
  const { t } = useWords()
  return (
    <Page title={t(`meetings.link.${why}.title`)}>
      <p>{t(`meetings.link.${why}.text`)}</p>
    </Page>
  )
}
