// Says on a network's page what was just done, with a press that takes it back.
import type { DeedNews } from '~/parts/deed-notice'
import { DeedNotice } from '~/parts/deed-notice'
import { useWords } from '~/ui/words'
import { isDoneKey } from './done'

export function NetworkNotice({ news }: { news: DeedNews }) {
  const { t } = useWords()
  const { done, deed } = news
  return (
    <DeedNotice done={isDoneKey(done) ? done : null} deed={deed}>
      {isDoneKey(done) && t(`registry.network.done.${done}`)}
    </DeedNotice>
  )
}
