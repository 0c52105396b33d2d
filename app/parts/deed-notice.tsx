// What was just done to the registry, with a press that takes it back; and what came of taking something back.
import { Form, Link, useLocation, useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { UndoRefusal } from '~/domain/core/undoing.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Notice } from '~/ui/page'
import { useWords } from '~/ui/words'

/** What the address says was done: the page's own key of it, and the deed that can be taken back. */
export type DeedNews = { done: string | null; deed: string | null }

/** Reads `done` and `deed` out of the address, for a loader. */
export function deedNoticeOf(request: Request): DeedNews {
  const query = new URL(request.url).searchParams
  return { done: query.get('done'), deed: query.get('deed') }
}

/** What the address holds of news alone: a way back to the page leaves it out. */
export const newsOfDeeds = ['done', 'deed', 'undone', 'undoTold', 'undoRefused']

export const undoRefusals: readonly UndoRefusal[] = ['undoneAlready', 'undoTooLate', 'changedSince']

/** The page's own address without the news in it. */
export function useBackHere(): string {
  const { pathname, search } = useLocation()
  const query = new URLSearchParams(search)
  for (const name of newsOfDeeds) query.delete(name)
  const text = query.toString()
  return text === '' ? pathname : `${pathname}?${text}`
}

/**
 * The notice of a page that deeds lead to. Shows nothing when nothing was done.
 * @param done the key of what was done; its words are the children
 * @param deed the deed to take back, if it can be
 */
export function DeedNotice({ done, deed, children }: DeedNews & { children?: ReactNode }) {
  const [query] = useSearchParams()
  const refused = undoRefusals.find((one) => one === query.get('undoRefused'))
  if (refused) return <UndoRefused reason={refused} deed={deed} />
  if (query.has('undone')) return <Undone told={Number(query.get('undoTold'))} />
  if (done === null) return null
  return (
    <Notice kind="good" arrived>
      <div>{children}</div>
      {deed !== null && <UndoForm deed={deed} />}
    </Notice>
  )
}

/** @param back where to go afterwards; this page otherwise */
export function UndoForm({ deed, back, label }: { deed: string; back?: string; label?: ReactNode }) {
  const { t } = useWords()
  const here = useBackHere()
  return (
    <Form method="post" action={paths.undoDeed(deed)}>
      <input type="hidden" name="back" value={back ?? here} />
      <Button>{label ?? t('registry.deeds.notice.undo')}</Button>
    </Form>
  )
}

/** @param told how many had had a letter of it, and are written to */
function Undone({ told }: { told: number }) {
  const { t } = useWords()
  return (
    <Notice kind="good" title={t('registry.deeds.notice.undone')} arrived>
      <p>{t('registry.deeds.notice.undoneText')}</p>
      {told > 0 && <p>{t('registry.deeds.notice.undoneTold', { count: told })}</p>}
    </Notice>
  )
}

function UndoRefused({ reason, deed }: { reason: UndoRefusal; deed: string | null }) {
  const { t } = useWords()
  return (
    <Notice kind="error" title={t('registry.deeds.notice.refused')}>
      <p>{t(`reasons.${reason}`)}</p>
      {deed !== null && (
        <p>
          <Link to={paths.deeds({ deed })}>{t('registry.deeds.notice.look')}</Link>
        </p>
      )}
    </Notice>
  )
}
