// The press that does the import. With scripts the page shows how far it has come; without them it waits for the end.
import { Form, useNavigate } from '@remix-run/react'
import { useState, type FormEvent } from 'react'
import type { RowState } from '~/domain/imports/row-plan'
import { paths } from '~/paths'
import { Button, SubmitButton } from '~/ui/button'
import { Live } from '~/ui/live'
import { Card, Notice } from '~/ui/page'
import { Progress } from '~/ui/progress'
import { useWords } from '~/ui/words'
import { followApply } from './follow-apply'

type Going = { done: number; total: number } | 'failed' | null

export function ApplyCard({
  id,
  mark,
  counts,
}: {
  id: string
  mark: string
  counts: Record<RowState, number>
}) {
  const { t } = useWords()
  const navigate = useNavigate()
  const [going, setGoing] = useState<Going>(null)
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const leftOut = counts.doubt + counts.fault
  const any = counts.new + counts.changed > 0
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (going !== null && going !== 'failed') return
    setGoing({ done: 0, total })
    followApply(event.currentTarget, (done) => setGoing({ done, total })).then(
      (to) => navigate(to),
      () => setGoing('failed'),
    )
  }
  return (
    <Card title={t('registry.imports.apply.title')}>
      <ul>
        {counts.new > 0 && <li>{t('registry.imports.apply.creates', { count: counts.new })}</li>}
        {counts.changed > 0 && <li>{t('registry.imports.apply.changes', { count: counts.changed })}</li>}
        {leftOut > 0 && <li>{t('registry.imports.apply.leavesOut', { count: leftOut })}</li>}
        {!any && <li>{t('registry.imports.apply.nothing')}</li>}
      </ul>
      {any && <p className="soft">{t('registry.imports.apply.undoable')}</p>}
      <Live seen={going !== 'failed'}>
        {going !== null && going !== 'failed' && (
          <>
            <Progress label={t('registry.imports.apply.going')} done={going.done} total={going.total} />
            <p className="soft">{t('registry.imports.apply.leave')}</p>
          </>
        )}
      </Live>
      {going === 'failed' && (
        <Notice kind="error" title={t('registry.imports.apply.failed')}>
          {t('registry.imports.apply.failedText')}
        </Notice>
      )}
      <div className="cluster">
        {any && (
          <form method="post" action={paths.applyImport(id)} onSubmit={apply}>
            <input type="hidden" name="mark" value={mark} />
            <Button kind="main" aria-disabled={(going !== null && going !== 'failed') || undefined}>
              {t('registry.imports.apply.send')}
            </Button>
          </form>
        )}
        <Form method="post">
          <input type="hidden" name="intent" value="drop" />
          <SubmitButton kind="quiet" icon="remove">
            {t('registry.imports.apply.drop')}
          </SubmitButton>
        </Form>
      </div>
    </Card>
  )
}
