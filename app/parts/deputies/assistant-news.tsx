// What was just done to somebody's assistants, with a press that takes it back.
import { Form } from '@remix-run/react'
import { undoRefusals } from '~/parts/deed-notice'
import { Button } from '~/ui/button'
import { Notice } from '~/ui/page'
import { useWords } from '~/ui/words'

const doneKeys = ['named', 'lastDay', 'ended'] as const

export type AssistantsNews = {
  done: string | null
  deed: string | null
  undone: boolean
  refused: string | null
}

/** Reads the news out of the address. */
export function assistantsNewsOf(query: URLSearchParams): AssistantsNews {
  const [done, deed, refused] = [query.get('done'), query.get('deed'), query.get('undoRefused')]
  return { done, deed, refused, undone: query.has('undone') }
}

export function AssistantNews({ news }: { news: AssistantsNews }) {
  const { t } = useWords()
  const done = doneKeys.find((key) => key === news.done)
  const refused = undoRefusals.find((reason) => reason === news.refused)
  if (refused)
    return (
      <Notice kind="error" title={t('deputies.undo.refused')}>
        {t(`reasons.${refused}`)}
      </Notice>
    )
  if (news.undone)
    return (
      <Notice kind="good" arrived>
        {t('deputies.undo.done')}
      </Notice>
    )
  if (!done) return null
  return (
    <Notice kind="good" arrived>
      <div>{t(`deputies.assistants.done.${done}`)}</div>
      {news.deed !== null && (
        <Form method="post">
          <input type="hidden" name="deed" value={news.deed} />
          <Button name="press" value="undo">
            {t('deputies.undo.do')}
          </Button>
        </Form>
      )}
    </Notice>
  )
}
