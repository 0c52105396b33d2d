// Says at the home of a group what was just done; a theme that was let be can be taken up again at once.
import { Notice } from '~/ui/page'
import { useWords } from '~/ui/words'
import type { HomeDone } from './done'
import { TakeUpForm } from './themes-card'

export function HomeNotice({
  groupId,
  done,
  theme,
}: {
  groupId: string
  done: HomeDone | null
  theme: string | null
}) {
  const { t } = useWords()
  if (done === null) return null
  return (
    <Notice kind="good" arrived>
      <p>{t(`home.done.${done}`)}</p>
      {done === 'themeDropped' && theme && <TakeUpForm groupId={groupId} themeId={theme} />}
    </Notice>
  )
}
