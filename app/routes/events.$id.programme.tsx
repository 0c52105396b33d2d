// Writing the programme: tracks, lines with times and speakers; every button is a form's, so it works with scripts off.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { requireOrganiser } from '~/auth/require.server'
import { change } from '~/domain/core/change.server'
import { setProgramme } from '~/domain/events/programme-acts.server'
import { clashesIn } from '~/domain/events/programme-clashes'
import {
  daysOf,
  programmeFields,
  programmeForm,
  readProgramme,
  type ProgrammeFields,
} from '~/domain/events/programme-form'
import { wholeProgramme } from '~/domain/events/programme.server'
import { eventById } from '~/domain/events/queries.server'
import { ClashNotice } from '~/parts/agenda/clash-notice'
import { AgendaLinks } from '~/parts/agenda/links'
import { LineCard, TracksCard, useTrackOptions } from '~/parts/agenda/programme-fields'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Notice } from '~/ui/page'
import { useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const { id, version, status, startsAt, endsAt } = await eventById(context.db, params.id ?? '')
  const programme = await wholeProgramme(context.db, id)
  return {
    event: { id, version, status },
    fields: programmeFields(programme, { startsAt }),
    days: daysOf({ startsAt, endsAt }),
    lines: programme.lines.map(({ startsAt, titleFi, titleSv, titleEn }) => ({
      startsAt,
      titleFi,
      titleSv,
      titleEn,
    })),
    clashes: clashesIn(programme.lines),
    saved: new URL(request.url).searchParams.get('done') === 'programme',
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const event = await eventById(context.db, params.id ?? '')
  const body = await request.formData()
  const submission = parseWithZod(body, { schema: programmeForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return submission.reply()
  const { tracks, lines, faults } = readProgramme(submission.value, event)
  if (Object.keys(faults).length > 0) return submission.reply({ fieldErrors: faults })
  const result = await change(context.db, { actor, now: context.now() }, (c) =>
    setProgramme(c, event.id, Number(body.get('version')), lines, tracks),
  )
  if (!result.ok) return submission.reply({ formErrors: [`reasons.${result.reason}`] })
  // What clashes is told on the page where it can be put right.
  const { lines: written } = await wholeProgramme(context.db, event.id)
  const next = clashesIn(written).length > 0 ? paths.eventProgramme(event.id) : paths.event(event.id)
  return redirect(`${next}?done=programme`)
}

export default function Programme() {
  const { t } = useWords()
  const { event, fields: initial, days, lines, clashes, saved } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm<ProgrammeFields>({ id: 'programme', lastResult, defaultValue: initial })
  const items = fields.items.getFieldList()
  const tracks = useTrackOptions(fields.tracks.getFieldList())
  return (
    <Form method="post" {...getFormProps(form)} className="stack">
      {/* The first button of a form is the one that Enter presses: it must save, not remove a line. */}
      <button type="submit" className="unseen" tabIndex={-1} aria-hidden>
        {t('events.programme.save')}
      </button>
      {saved && !lastResult && (
        <Notice kind="good" arrived>
          {t('events.programme.saved')}
        </Notice>
      )}
      <ErrorSummary form={form} result={lastResult} />
      <ClashNotice clashes={clashes} lines={lines} />
      <input type="hidden" name="version" value={event.version} />
      <AgendaLinks eventId={event.id} />
      <p className="soft">{t('events.programme.hint')}</p>
      {event.status === 'open' && <Notice>{t('events.programme.noLetters')}</Notice>}
      <TracksCard form={form} />
      {items.length === 0 && <p>{t('events.programme.none')}</p>}
      {items.map((item, at) => (
        <LineCard key={item.key ?? item.name} {...{ item, at, days, tracks, form }} />
      ))}
      <div className="cluster">
        <Button
          icon="add"
          {...form.insert.getButtonProps({ name: fields.items.name, defaultValue: { speakers: [] } })}
        >
          {t('events.programme.addLine')}
        </Button>
        <SubmitButton>{t('events.programme.save')}</SubmitButton>
      </div>
    </Form>
  )
}
