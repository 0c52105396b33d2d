// The organisers' own days of the calendar: entered, changed, taken away with a way back.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { requireOrganiser } from '~/auth/require.server'
import { change } from '~/domain/core/change.server'
import { dateOf } from '~/domain/core/time'
import { ownDayForm } from '~/domain/year/own-day'
import { enterOwnDay, ownDayById, reviseOwnDay, setOwnDayRemoved } from '~/domain/year/own-days.server'
import { ownDaysIn, type OwnDay } from '~/domain/year/year.server'
import { plainDay } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { paths } from '~/paths'
import { Button, ButtonLink } from '~/ui/button'
import { TextField } from '~/ui/field'
import { ErrorSummary, SubmitButton, ThreeLanguages } from '~/ui/form'
import { Card, Empty, Notice, Page, Split } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const query = new URL(request.url).searchParams
  const asked = query.get('year') ?? ''
  const year = /^(20|21)\d{2}$/.test(asked) ? asked : dateOf(context.now()).slice(0, 4)
  const edited = query.get('edit')
  return {
    year,
    days: await ownDaysIn(context.db, { from: `${year}-01-01`, to: `${year}-12-31` }),
    edited: edited === null ? null : await ownDayById(context.db, edited),
    newId: crypto.randomUUID(),
    done: query.get('done'),
    removed: query.get('day'),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const body = await request.formData()
  const by = { actor, now: context.now() }
  const [intent, day, year] = ['intent', 'day', 'year'].map((name) => String(body.get(name) ?? ''))
  if (intent === 'remove' || intent === 'restore') {
    await change(context.db, by, (c) => setOwnDayRemoved(c, day ?? '', intent === 'remove'))
    const done = intent === 'remove' ? { done: 'removed', day } : { done: 'restored' }
    return redirect(paths.calendarDays({ year, ...done }))
  }
  const submission = parseWithZod(body, { schema: ownDayForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return submission.reply()
  const write = intent === 'change' ? reviseOwnDay : enterOwnDay
  await change(context.db, by, (c) => write(c, submission.value))
  const done = intent === 'change' ? 'changed' : 'added'
  return redirect(paths.calendarDays({ year: submission.value.startsOn.slice(0, 4), done }))
}

type Data = Awaited<ReturnType<typeof loader>>

export default function OwnDays() {
  const { t } = useWords()
  const data = useLoaderData<typeof loader>()
  const { year, days, edited, newId } = data
  return (
    <Page
      title={t('year.own.title')}
      trail={[{ to: paths.year({ year }), label: t('year.title') }]}
      facts={[t('year.own.lead')]}
    >
      <Done {...data} />
      <Split aside={<DayForm key={edited?.id ?? newId} edited={edited} newId={newId} year={year} />}>
        <Card
          title={t('year.own.days', { year })}
          actions={
            <>
              <ButtonLink
                kind="quiet"
                icon="previous"
                to={paths.calendarDays({ year: String(Number(year) - 1) })}
              >
                {String(Number(year) - 1)}
              </ButtonLink>
              <ButtonLink
                kind="quiet"
                icon="next"
                to={paths.calendarDays({ year: String(Number(year) + 1) })}
              >
                {String(Number(year) + 1)}
              </ButtonLink>
            </>
          }
        >
          {days.length === 0 ? (
            <Empty title={t('year.own.none')}>{t('year.own.noneHint')}</Empty>
          ) : (
            <ul className="rows">
              {days.map((day) => (
                <DayLine key={day.id} day={day} year={year} />
              ))}
            </ul>
          )}
        </Card>
      </Split>
    </Page>
  )
}

/** What was just done; what was taken away can be put back. */
function Done({ done, removed, year }: Pick<Data, 'done' | 'removed' | 'year'>) {
  const { t } = useWords()
  const told = (['added', 'changed', 'removed', 'restored'] as const).find((one) => one === done)
  if (told === undefined) return null
  return (
    <Notice kind="good" arrived>
      <p>{t(`year.own.${told}`)}</p>
      {told === 'removed' && removed !== null && (
        <Form method="post">
          <input type="hidden" name="day" value={removed} />
          <input type="hidden" name="year" value={year} />
          <Button name="intent" value="restore" icon="undo">
            {t('year.own.undo')}
          </Button>
        </Form>
      )}
    </Notice>
  )
}

function DayLine({ day, year }: { day: OwnDay; year: string }) {
  const { t, locale } = useWords()
  const name = written(day, 'name', locale)
  const dates =
    day.startsOn === day.endsOn
      ? plainDay(day.startsOn, locale)
      : `${plainDay(day.startsOn, locale)} – ${plainDay(day.endsOn, locale)}`
  return (
    <li className="cluster apart">
      <span>
        <b>
          <InLanguage written={name} />
        </b>{' '}
        <small>{dates}</small>
      </span>
      <Form method="post" className="cluster">
        <input type="hidden" name="day" value={day.id} />
        <input type="hidden" name="year" value={year} />
        <Link className="button quiet" to={paths.calendarDays({ year, edit: day.id })}>
          {t('year.own.change')}
          <span className="unseen"> {name.text}</span>
        </Link>
        <Button kind="quiet" icon="remove" name="intent" value="remove">
          {t('year.own.remove')}
          <span className="unseen"> {name.text}</span>
        </Button>
      </Form>
    </li>
  )
}

function DayForm({ edited, newId, year }: Pick<Data, 'edited' | 'newId' | 'year'>) {
  const { t } = useWords()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm<Record<'startsOn' | 'endsOn' | 'nameFi' | 'nameSv' | 'nameEn', string>>({
    id: 'day',
    lastResult: lastResult ?? null,
    defaultValue: edited ?? {},
  })
  return (
    <Card title={t(edited ? 'year.own.edit' : 'year.own.add')}>
      <Form method="post" {...getFormProps(form)} className="stack">
        <ErrorSummary form={form} result={lastResult} />
        <input type="hidden" name="id" value={edited?.id ?? newId} />
        <TextField
          field={fields.startsOn}
          label={t('year.own.startsOn')}
          type="date"
          width="middle"
          required
        />
        <TextField
          field={fields.endsOn}
          label={t('year.own.endsOn')}
          hint={t('year.own.endsOnHint')}
          type="date"
          width="middle"
        />
        <ThreeLanguages
          label={t('year.own.name')}
          hint={t('year.own.nameHint')}
          fields={{ fi: fields.nameFi, sv: fields.nameSv, en: fields.nameEn }}
        />
        <div className="cluster">
          <SubmitButton name="intent" value={edited ? 'change' : 'add'}>
            {t('year.own.save')}
          </SubmitButton>
          {edited && (
            <ButtonLink kind="quiet" to={paths.calendarDays({ year })}>
              {t('frame.do.cancel')}
            </ButtonLink>
          )}
        </div>
      </Form>
    </Card>
  )
}
