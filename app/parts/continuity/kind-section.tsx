// The tasks of one kind: what the kind means, the tasks, and the presses for those that are ticked.
import { Form, Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { bulkPressesOf, type FindingKind } from '~/domain/continuity/findings'
import type { Waiting } from '~/domain/continuity/decisions'
import { SubmitButton } from '~/ui/button'
import { Card } from '~/ui/page'
import { useQueryLink } from '~/ui/query'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'
import { bulkFormOf, FindingCard, type RefusedPress } from './finding-card'
import type { Telling } from './finding-words'

/**
 * @param total how many there are of the kind; the page shows the first of them, or a page of them when it is `alone`
 * @param news what was just done here
 */
export function KindSection({
  kind,
  findings,
  total,
  alone,
  refused,
  news,
  ...telling
}: Telling & {
  kind: FindingKind
  findings: Waiting[]
  total: number
  alone: boolean
  refused: RefusedPress | null
  news: ReactNode
}) {
  const { t } = useWords()
  const link = useQueryLink()
  return (
    <Card
      id={kind}
      title={
        <>
          {t(`registry.continuity.kinds.${kind}`)} <Tag>{total}</Tag>
        </>
      }
    >
      {news}
      <p className="soft">{t(`registry.continuity.kindSays.${kind}`)}</p>
      {findings.length > 0 && (
        <>
          <BulkForm kind={kind} />
          <ul className="findings">
            {findings.map((finding) => (
              <FindingCard
                key={finding.key}
                finding={finding}
                refused={refused?.key === finding.key ? refused : null}
                {...telling}
              />
            ))}
          </ul>
        </>
      )}
      {!alone && total > findings.length && (
        <Link to={link({ kind, done: null, deed: null, n: null, no: null, not: null, at: null })}>
          {t('registry.continuity.more', { count: total - findings.length })}
        </Link>
      )}
    </Card>
  )
}

/** The ticks stand beside the tasks and belong to this form. */
function BulkForm({ kind }: { kind: FindingKind }) {
  const { t } = useWords()
  const presses = bulkPressesOf[kind]
  const asks = presses.some((press) => press === 'ask')
  return (
    <Form method="post" id={bulkFormOf(kind)} className="bulk" preventScrollReset>
      <input type="hidden" name="intent" value="many" />
      <input type="hidden" name="kind" value={kind} />
      <span className="soft">{t('registry.continuity.bulk.label')}</span>
      {presses.map((press) => (
        <SubmitButton key={press} name="press" value={press} kind="quiet">
          {t(`registry.continuity.bulk.${press}`)}
        </SubmitButton>
      ))}
      {asks && <small>{t('registry.continuity.bulk.hint')}</small>}
    </Form>
  )
}
