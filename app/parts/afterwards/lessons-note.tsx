// What to do otherwise next time, read when a copy of the event is planned.
import { Link } from '@remix-run/react'
import { paths } from '~/paths'
import { Notice } from '~/ui/page'
import { TypedText } from '~/ui/typed-text'
import { useWords } from '~/ui/words'

/** Last time's lessons, where a copy of the event is planned; nothing when none were noted. */
export function LessonsNote({ lessons, from }: { lessons: string; from: string }) {
  const { t } = useWords()
  if (lessons === '') return null
  return (
    <Notice title={t('afterwards.lessons.copyTitle')}>
      <TypedText text={lessons} />
      <Link to={paths.afterwards(from)}>{t('afterwards.lessons.from')}</Link>
    </Notice>
  )
}
