// Says on a network's page what was just done, with a press that takes it back.
import { useSearchParams } from '@remix-run/react'
import type { DeedNews } from '~/parts/deed-notice'
import { DeedNotice } from '~/parts/deed-notice'
import { useWords } from '~/ui/words'
import { isDoneKey } from './done'

/** @param organiser whether the reader may look into the list of deeds */
export function NetworkNotice({ news, organiser = true }: { news: DeedNews; organiser?: boolean }) {
  const { t } = useWords()
  const [query] = useSearchParams()
  const { done } = news
  const deed = organiser || !query.has('undoRefused') ? news.deed : null
  return (
    <DeedNotice done={isDoneKey(done) ? done : null} deed={deed}>
      {isDoneKey(done) && t(`registry.network.done.${done}`)}
    </DeedNotice>
  )
}
