// The form of new dates in a row: the texts and the usual hours, a rhythm that proposes days, a row for each date. Every
// press is a form's, so it works with scripts off.
import { Form } from '@remix-run/react'
import { getFormProps, useForm } from '@conform-to/react'
import { eventKinds } from '#db/schema'
import type { Skipped } from '~/domain/series/dates'
import type { DateRow } from '~/domain/series/rules'
import { plainDay } from '~/i18n/dates'
import { Button } from '~/ui/button'
import { FieldSet, SelectField, TextField, type FieldData } from '~/ui/field'
import { ErrorSummary, SubmitButton, ThreeLanguages } from '~/ui/form'
import { Live } from '~/ui/live'
import { Card, Notice } from '~/ui/page'
import { useWords } from '~/ui/words'
import { DateFields } from './date-fields'
import type { SeriesAgain } from './series-press.server'

/** The most rows; the form's own check is the act's. */
const mostRows = 20

type SharedName =
  | 'kind'
  | 'titleFi'
  | 'titleSv'
  | 'titleEn'
  | 'descriptionFi'
  | 'descriptionSv'
  | 'descriptionEn'
  | 'from'
  | 'to'
  | 'place'
  | 'onlineUrl'
  | 'capacity'
  | 'answerDays'
  | 'contactName'
  | 'contactEmail'
  | 'contactPhone'
  | 'since'
  | 'every'
  | 'times'
  | 'winter'
export type SeriesFields = Record<SharedName, string> & { dates: DateRow[] }

type Props = { newId: string; today: string; fields: SeriesFields; answer: SeriesAgain | undefined }

export function SeriesForm({ newId, today, fields: initial, answer }: Props) {
  const { t } = useWords()
  const [form, fields] = useForm<SeriesFields>({
    id: 'series',
    lastResult: answer?.lastResult ?? null,
    defaultValue: initial,
  })
  const rows = fields.dates.getFieldList()
  return (
    <Form method="post" {...getFormProps(form)} className="stack" preventScrollReset>
      {/* The first button of a form is the one that Enter presses: it must plan, not remove a row. */}
      <button name="intent" value="plan" className="unseen" tabIndex={-1} aria-hidden>
        {t('series.new.press')}
      </button>
      <ErrorSummary form={form} result={answer?.lastResult} />
      <input type="hidden" name="id" value={newId} />
      <Texts fields={fields} />
      <Usual fields={fields} />
      <Rhythm fields={fields} skipped={answer?.skipped ?? null} />
      <Card title={t('series.new.dates')}>
        <p className="soft">{t('series.new.datesHint', { most: mostRows })}</p>
        <Live seen={false}>{answer && t('series.new.rows', { count: rows.length })}</Live>
        {rows.map((row, at) => (
          <DateFields
            key={row.key ?? row.name}
            fields={row.getFieldset()}
            legend={t('series.new.row', { number: at + 1 })}
            today={today}
            focused={answer?.cursor === at}
            remove={
              rows.length > 1
                ? { intent: `remove-${at}`, label: t('series.new.remove', { number: at + 1 }) }
                : null
            }
          />
        ))}
        {rows.length < mostRows && (
          <div>
            <Button icon="add" name="intent" value="add">
              {t('series.new.add')}
            </Button>
          </div>
        )}
      </Card>
      <div className="cluster">
        <SubmitButton name="intent" value="plan">
          {t('series.new.press')}
        </SubmitButton>
      </div>
      <p className="soft">{t('series.new.note')}</p>
    </Form>
  )
}

type Shared = { fields: Record<SharedName, FieldData> }

function Texts({ fields }: Shared) {
  const { t } = useWords()
  return (
    <Card title={t('series.new.texts')}>
      <SelectField
        field={fields.kind}
        label={t('events.form.kind')}
        width="middle"
        options={eventKinds.map((kind) => ({ value: kind, label: t(`frame.event.kind.${kind}`) }))}
      />
      <ThreeLanguages
        label={t('events.form.title')}
        hint={t('events.form.titleHint')}
        fields={{ fi: fields.titleFi, sv: fields.titleSv, en: fields.titleEn }}
      />
      <ThreeLanguages
        label={t('events.form.description')}
        hint={t('events.form.descriptionHint')}
        fields={{ fi: fields.descriptionFi, sv: fields.descriptionSv, en: fields.descriptionEn }}
        long
      />
      <ContactFields fields={fields} />
    </Card>
  )
}

/** Whom the invited may ask. */
export function ContactFields({
  fields,
}: {
  fields: Record<'contactName' | 'contactEmail' | 'contactPhone', FieldData>
}) {
  const { t } = useWords()
  return (
    <FieldSet legend={t('events.form.contact')}>
      <div className="cluster top">
        <TextField field={fields.contactName} label={t('events.form.contactName')} width="middle" />
        <TextField
          field={fields.contactEmail}
          label={t('events.form.contactEmail')}
          width="middle"
          type="email"
        />
        <TextField
          field={fields.contactPhone}
          label={t('events.form.contactPhone')}
          width="middle"
          type="tel"
        />
      </div>
    </FieldSet>
  )
}

function Usual({ fields }: Shared) {
  const { t } = useWords()
  return (
    <Card title={t('series.new.usual')}>
      <p className="soft">{t('series.new.usualHint')}</p>
      <div className="cluster top">
        <TextField field={fields.from} label={t('series.new.from')} type="time" width="short" required />
        <TextField field={fields.to} label={t('series.new.to')} type="time" width="short" required />
        <TextField
          field={fields.capacity}
          label={t('events.form.capacity')}
          width="short"
          inputMode="numeric"
        />
      </div>
      <TextField field={fields.place} label={t('events.form.place')} hint={t('events.form.placeHint')} />
      <TextField field={fields.onlineUrl} label={t('events.form.onlineUrl')} type="url" />
      <TextField
        field={fields.answerDays}
        label={t('series.new.answerDays')}
        hint={t('series.new.answerDaysHint')}
        width="short"
        inputMode="numeric"
      />
    </Card>
  )
}

/** Proposes days: every so many weeks, those left out on which people are away. */
function Rhythm({ fields, skipped }: Shared & { skipped: Skipped[] | null }) {
  const { t } = useWords()
  return (
    <Card title={t('series.new.rhythm')}>
      <p className="soft">{t('series.new.fillSays')}</p>
      <div className="cluster bottom">
        <TextField field={fields.since} label={t('series.new.since')} type="date" width="middle" />
        <SelectField
          field={fields.every}
          label={t('series.new.every')}
          width="middle"
          options={[1, 2, 3, 4, 6, 8].map((count) => ({
            value: String(count),
            label: t('series.new.everyWeeks', { count }),
          }))}
        />
        <TextField field={fields.times} label={t('series.new.times')} width="short" inputMode="numeric" />
        <SelectField
          field={fields.winter}
          label={t('series.new.winter')}
          width="middle"
          options={(['winter8', 'winter9', 'winter10'] as const).map((week) => ({
            value: week,
            label: t(`series.new.winterWeek.${week}`),
          }))}
        />
        <Button icon="calendar" name="intent" value="fill">
          {t('series.new.fill')}
        </Button>
      </div>
      {skipped !== null && <SkippedNotice skipped={skipped} />}
    </Card>
  )
}

function SkippedNotice({ skipped }: { skipped: Skipped[] }) {
  const { t, locale } = useWords()
  if (skipped.length === 0) return <Notice arrived>{t('series.new.skippedNone')}</Notice>
  return (
    <Notice title={t('series.new.skipped')} arrived>
      <ul className="lines">
        {skipped.map(({ day, off }) => (
          <li key={day}>
            {plainDay(day, locale)}:{' '}
            {off.why === 'schoolHoliday'
              ? t('year.usually', { name: t(`year.school.${off.kind}`) })
              : off.name}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
