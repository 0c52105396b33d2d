// Forms of tables: seating everybody, moving one person.
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { TablesPage } from '~/domain/door/tables-page.server'
import { Button } from '~/ui/button'
import { ChoicesField, SelectField, TextField } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'

type Result = SubmissionResult<string[]> | undefined

/** Which form an answer is about: both stand on the page. */
const isOf = (result: Result, intent: string): Result =>
  result?.initialValue?.['intent'] === intent ? result : undefined

export function SeatCard({ people, numbers, suggested, result }: TablesPage & { result: Result }) {
  const { t } = useWords()
  const answer = isOf(result, 'seat')
  const seated = numbers.length > 0
  const [form, fields] = useForm({
    // Another form when the tables have become others: what it proposes is their number.
    id: `seat-${suggested}`,
    lastResult: answer,
    defaultValue: { count: String(suggested), unit: 'tables', how: 'keep' },
  })
  return (
    <Card title={seated ? t('door.tables.again') : t('door.tables.seat')}>
      <p className="soft">{t('door.tables.lead', { count: people.length })}</p>
      <Form method="post" {...getFormProps(form)} key={`${suggested} ${seated}`} className="stack">
        <ErrorSummary form={form} result={answer} />
        <div className="cluster">
          <TextField
            field={fields.count}
            label={t('door.tables.count')}
            inputMode="numeric"
            width="short"
            required
          />
          <SelectField
            field={fields.unit}
            label={t('door.tables.unit')}
            options={[
              { value: 'tables', label: t('door.tables.tables') },
              { value: 'seats', label: t('door.tables.seats') },
            ]}
          />
        </div>
        {seated ? (
          <ChoicesField
            field={fields.how}
            label={t('door.tables.how')}
            options={[
              { value: 'keep', label: t('door.tables.keep'), hint: t('door.tables.keepHint') },
              { value: 'anew', label: t('door.tables.anew'), hint: t('door.tables.anewHint') },
            ]}
          />
        ) : (
          <input type="hidden" name="how" value="anew" />
        )}
        <div className="cluster">
          <SubmitButton name="intent" value="seat" icon="people">
            {seated ? t('door.tables.doAgain') : t('door.tables.do')}
          </SubmitButton>
        </div>
      </Form>
      {seated && (
        <Form method="post">
          <Button name="intent" value="clear" kind="quiet" icon="remove">
            {t('door.tables.clear')}
          </Button>
        </Form>
      )}
    </Card>
  )
}

export function MoveCard({ people, numbers, move, result }: TablesPage & { move: string; result: Result }) {
  const { t } = useWords()
  const answer = isOf(result, 'move')
  const chosen = people.find(({ invitationId }) => invitationId === move)
  const [form, fields] = useForm({
    id: 'move',
    lastResult: answer,
    defaultValue: { invitationId: move, table: chosen?.table ? String(chosen.table) : '' },
  })
  const most = Math.max(...numbers)
  return (
    <Card title={t('door.tables.move')} id="move-person">
      <Form method="post" {...getFormProps(form)} key={`${move} ${chosen?.table ?? ''}`} className="stack">
        <ErrorSummary form={form} result={answer} />
        <SelectField
          field={fields.invitationId}
          label={t('door.tables.who')}
          empty={t('door.tables.choose')}
          required
          options={people.map(({ invitationId, firstName, lastName, table }) => ({
            value: invitationId,
            label: `${lastName} ${firstName}${table === null ? '' : ` (${table})`}`,
          }))}
        />
        <SelectField
          field={fields.table}
          label={t('door.tables.to')}
          empty={t('door.tables.noTable')}
          options={[...numbers, most + 1].map((number) => ({
            value: String(number),
            label: number > most ? t('door.tables.newTable', { number }) : t('door.table', { number }),
          }))}
        />
        <div>
          <Button name="intent" value="move" icon="swap">
            {t('door.tables.doMove')}
          </Button>
        </div>
      </Form>
    </Card>
  )
}
