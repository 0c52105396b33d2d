// What was just done with tables; a move can be taken back.
import { Form } from '@remix-run/react'
import type { PaperPerson } from '~/domain/door/papers.server'
import { Button } from '~/ui/button'
import { Notice } from '~/ui/page'
import { useWords } from '~/ui/words'

const refusals = ['doorOfDraft', 'eventCancelled', 'eventEnded'] as const

export function TableNews({ query, people }: { query: URLSearchParams; people: readonly PaperPerson[] }) {
  const { t } = useWords()
  const done = query.get('done')
  const refused = refusals.find((reason) => reason === done)
  if (refused) return <Notice kind="error">{t(`reasons.${refused}`)}</Notice>
  if (done === 'seated' || done === 'cleared')
    return (
      <Notice kind="good" arrived>
        {t(`door.tables.done.${done}`)}
      </Notice>
    )
  const person = people.find(({ invitationId }) => invitationId === query.get('move'))
  if (done !== 'moved' || !person) return null
  const from = query.get('from') ?? 'none'
  const name = `${person.firstName} ${person.lastName}`
  return (
    <Notice kind="good" arrived>
      <div>
        {person.table === null
          ? t('door.tables.done.movedOff', { name })
          : t('door.tables.done.moved', { name, table: person.table })}
      </div>
      <Form method="post">
        <input type="hidden" name="invitationId" value={person.invitationId} />
        <input type="hidden" name="table" value={from === 'none' ? '' : from} />
        <Button name="intent" value="move">
          {t('door.undo')}
        </Button>
      </Form>
    </Notice>
  )
}
