// How an event's seats stand and how they are given: the picture, the settings with what saving would do, releasing.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { z } from 'zod'
import { requireOrganiser } from '~/auth/require.server'
import { change } from '~/domain/core/change.server'
import { eventById } from '~/domain/events/queries.server'
import { releaseNow } from '~/domain/invitations/line.server'
import { quotasOf } from '~/domain/invitations/quotas.server'
import { seatErrors, seatsFields, seatsForm, settingsFrom } from '~/domain/invitations/seats-form'
import { seatChangeOf, setSeats } from '~/domain/invitations/seats-settings.server'
import { namesOf, releaseEffect, seatPicture, type Named } from '~/domain/invitations/seats-view.server'
import { fullName } from '~/domain/people/rules'
import { SeatsNow } from '~/parts/seating/picture'
import { SettingsFields, type SeatsFormData } from '~/parts/seating/settings'
import { paths } from '~/paths'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card, Notice, Split } from '~/ui/page'
import { useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const { db } = context
  const now = context.now()
  const event = await eventById(db, params.id ?? '')
  const quotas = await quotasOf(db, event.id)
  const closed =
    event.status === 'cancelled'
      ? ('eventCancelled' as const)
      : event.endsAt <= now
        ? ('eventOver' as const)
        : null
  const binds = closed === null && event.startsAt > now && event.releasedAt === null && quotas.length > 0
  return {
    event,
    closed,
    fields: seatsFields(event, quotas),
    picture: await seatPicture(db, event),
    release: binds ? await releaseEffect(db, event, now) : null,
  }
}

/** `look`: say what saving would do first; `save`: that was seen; `release`: the unused seats now. */
const press = z.object({
  version: z.coerce.number().int().catch(-1),
  intent: z.enum(['look', 'save', 'release']).catch('look'),
  promoted: z.string().max(500_000).catch(''),
})

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const { db, now, post } = context
  const event = await eventById(db, params.id ?? '')
  const body = await request.formData()
  const { version, intent, promoted } = press.parse(Object.fromEntries(body))
  const by = { actor, now: now() }
  if (intent === 'release') {
    const result = await change(db, by, (c) => releaseNow(c, event.id, version))
    if (!result.ok) return { refused: result.reason }
    post.wake()
    return redirect(paths.eventSeats(event.id, { done: `released-${result.promoted}` }))
  }
  const submission = parseWithZod(body, { schema: seatsForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return { lastResult: submission.reply() }
  const settings = settingsFrom(submission.value, event)
  const effect = await seatChangeOf(db, event, settings, { now: by.now, newId: () => crypto.randomUUID() })
  const ids = effect.promoted.map(({ id }) => id)
  const review = async () => ({ lastResult: submission.reply(), review: await namesOf(db, ids) })
  if (intent === 'look' && ids.length > 0 && effect.faults.length === 0 && version === event.version)
    return review()
  const seen = intent === 'save' ? promoted.split(',').filter(Boolean) : []
  const result = await change(db, by, (c) => setSeats(c, event.id, { version, settings, promoted: seen }))
  if (!result.ok && result.reason === 'lineChanged' && ids.length > 0)
    return { ...(await review()), refused: result.reason }
  if (!result.ok) {
    const errors =
      result.reason === 'faults'
        ? { fieldErrors: seatErrors(result.faults) }
        : { formErrors: [`reasons.${result.reason}`] }
    return { lastResult: submission.reply(errors) }
  }
  post.wake()
  return redirect(paths.eventSeats(event.id, { done: `saved-${result.promoted}` }))
}

export default function Seats() {
  const { event, picture, release, closed } = useLoaderData<typeof loader>()
  return (
    <div className="stack">
      <News />
      <Split
        aside={
          <>
            <SeatsNow eventId={event.id} picture={picture} />
            {release && <Release event={event} promoted={release} />}
          </>
        }
      >
        {closed === null ? <Settings key={event.version} /> : <Closed why={closed} />}
      </Split>
    </div>
  )
}

function Closed({ why }: { why: 'eventCancelled' | 'eventOver' }) {
  const { t } = useWords()
  return <Notice>{t(`reasons.${why}`)}</Notice>
}

/** What was just done, and why a press was refused. */
function News() {
  const { t } = useWords()
  const [query] = useSearchParams()
  const answer = useActionData<typeof action>()
  const [, what, people] = /^(saved|released)-(\d+)$/.exec(query.get('done') ?? '') ?? []
  if (answer && 'refused' in answer && answer.refused)
    return <Notice kind="error">{t(`reasons.${answer.refused}`)}</Notice>
  if (answer || (what !== 'saved' && what !== 'released')) return null
  const count = Number(people)
  return (
    <Notice kind="good" title={t(`seating.${what}`)} arrived>
      {count > 0 ? t('seating.promotedNow', { count }) : t('seating.promotedNone')}
    </Notice>
  )
}

function Settings() {
  const { t } = useWords()
  const { event, fields: initial } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const lastResult = answer && 'lastResult' in answer ? answer.lastResult : undefined
  const review = answer && 'review' in answer ? answer.review : null
  const [form, fields] = useForm<SeatsFormData>({
    id: 'seats',
    lastResult: lastResult ?? null,
    defaultValue: initial,
  })
  return (
    <Form method="post" {...getFormProps(form)} className="stack">
      {/* The first button of a form is the one that Enter presses: it must look, not remove a quota. */}
      <button type="submit" name="intent" value="look" className="unseen" tabIndex={-1} aria-hidden>
        {t('seating.save')}
      </button>
      <ErrorSummary form={form} result={lastResult} />
      <input type="hidden" name="version" value={event.version} />
      {review && <Review promoted={review} offers={fields.freedSeats.value === 'offer'} />}
      <SettingsFields event={event} form={form} fields={fields} />
      <div className="cluster">
        <SubmitButton name="intent" value="look" kind={review ? 'plain' : 'main'}>
          {t('seating.save')}
        </SubmitButton>
      </div>
    </Form>
  )
}

/** Who gets a seat, or is offered one, if the settings are saved. */
function Review({ promoted, offers }: { promoted: Named[]; offers: boolean }) {
  const { t } = useWords()
  const count = promoted.length
  return (
    <Notice kind="warning" title={t('seating.review.title')} arrived>
      <p>{t(offers ? 'seating.review.offered' : 'seating.review.given', { count })}</p>
      <Names people={promoted} />
      <input type="hidden" name="promoted" value={promoted.map(({ id }) => id).join()} />
      <SubmitButton name="intent" value="save">
        {t('seating.review.save')}
      </SubmitButton>
    </Notice>
  )
}

/** The first dozen by name, the rest by number. */
function Names({ people }: { people: Named[] }) {
  const { t } = useWords()
  const shown = people.slice(0, 12)
  return (
    <ol>
      {shown.map((person) => (
        <li key={person.id}>{fullName(person)}</li>
      ))}
      {people.length > shown.length && (
        <li>{t('seating.review.more', { count: people.length - shown.length })}</li>
      )}
    </ol>
  )
}

function Release({ event, promoted }: { event: { version: number }; promoted: Named[] }) {
  const { t } = useWords()
  return (
    <Card title={t('seating.release.title')}>
      <Form method="post" className="stack tight">
        <p className="soft">{t('seating.release.hint')}</p>
        {promoted.length > 0 ? (
          <>
            <p>{t('seating.release.gives', { count: promoted.length })}</p>
            <Names people={promoted} />
          </>
        ) : (
          <p>{t('seating.release.nobody')}</p>
        )}
        <input type="hidden" name="version" value={event.version} />
        <div>
          <SubmitButton name="intent" value="release" kind="grave">
            {t('seating.release.press')}
          </SubmitButton>
        </div>
      </Form>
    </Card>
  )
}
