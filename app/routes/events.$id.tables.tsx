// Table groups of an event: mixed across sectors, seen as a picture, moved by hand, printed.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { parseWithZod } from '@conform-to/zod/v4'
import type { AppLoadContext } from '@remix-run/node'
import { localeOf, type PersonActor } from '~/auth/actor.server'
import { requireOrganiser } from '~/auth/require.server'
import { change } from '~/domain/core/change.server'
import { tablesAnew, tablesKept } from '~/domain/door/tables'
import { moveForm, seatForm, tablesMeant } from '~/domain/door/tables-form'
import { tablesPage } from '~/domain/door/tables-page.server'
import { asGuest, clearTables, moveToTable, seatAtTables, tableRows } from '~/domain/door/tables.server'
import { eventById, type EventRow } from '~/domain/events/queries.server'
import { invitationById } from '~/domain/invitations/queries.server'
import { MoveCard, SeatCard } from '~/parts/door/table-forms'
import { TableCards, TableMatrix, TableQualityCard } from '~/parts/door/table-view'
import { TableNews } from '~/parts/door/table-news'
import { date } from '~/i18n/dates'
import { EventTitle } from '~/parts/event-line'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Card, Empty, Notice, Page, Split } from '~/ui/page'
import { PrintButton } from '~/ui/print-button'
import { useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const event = await eventById(context.db, params.id ?? '')
  const at = { now: context.now(), locale: await localeOf(request, context) }
  const query = new URL(request.url).searchParams
  return {
    event,
    ...(await tablesPage(context.db, event, at)),
    print: query.get('print') === '1',
    move: query.get('move') ?? '',
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const event = await eventById(context.db, params.id ?? '')
  const body = await request.formData()
  const intent = body.get('intent')
  if (intent === 'move') return move(event, body, actor, context)
  if (intent !== 'clear') return seat(event, body, actor, context)
  const cleared = await change(context.db, { actor, now: context.now() }, (c) => clearTables(c, event.id))
  return redirect(paths.eventTables(event.id, { done: cleared.ok ? 'cleared' : cleared.reason }))
}

async function seat(event: EventRow, body: FormData, actor: PersonActor, context: AppLoadContext) {
  const now = context.now()
  const submission = parseWithZod(body, { schema: seatForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return submission.reply()
  const guests = (await tableRows(context.db, event, now)).map(asGuest)
  if (guests.length === 0) return submission.reply({ formErrors: ['reasons.nobodyToSeat'] })
  const tables = tablesMeant(submission.value, guests.length)
  // Worked out before the Change: nothing slow happens inside one.
  const plan = (submission.value.how === 'anew' ? tablesAnew : tablesKept)(guests, tables)
  const result = await change(context.db, { actor, now }, (c) => seatAtTables(c, event.id, plan))
  if (!result.ok) return submission.reply({ formErrors: [`reasons.${result.reason}`] })
  return redirect(paths.eventTables(event.id, { done: 'seated' }))
}

async function move(event: EventRow, body: FormData, actor: PersonActor, context: AppLoadContext) {
  const submission = parseWithZod(body, { schema: moveForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return submission.reply()
  const { invitationId, table } = submission.value
  const { eventId } = await invitationById(context.db, invitationId)
  if (eventId !== event.id) throw new Response(null, { status: 404 })
  const by = { actor, now: context.now() }
  const result = await change(context.db, by, (c) => moveToTable(c, invitationId, table))
  if (!result.ok) return submission.reply({ formErrors: [`reasons.${result.reason}`] })
  const from = String(result.from ?? 'none')
  return redirect(paths.eventTables(event.id, { done: 'moved', move: invitationId, from }))
}

export default function Tables() {
  const { t, locale } = useWords()
  const data = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const [query] = useSearchParams()
  const { event, closed, people, numbers, quality, print } = data
  return (
    <Page
      title={t('door.tables.title')}
      trail={[
        { to: paths.events(), label: t('events.title') },
        { to: paths.event(event.id), label: <EventTitle event={event} /> },
        { to: paths.door(event.id), label: t('events.tabs.door') },
      ]}
      // On paper the trail is left out.
      facts={[print && <EventTitle event={event} />, print && date(event.startsAt, locale)]}
      actions={
        numbers.length > 0 &&
        (print ? (
          <>
            <ButtonLink kind="quiet" to={paths.eventTables(event.id)}>
              {t('door.tables.back')}
            </ButtonLink>
            <PrintButton kind="main">{t('door.papers.print')}</PrintButton>
          </>
        ) : (
          <ButtonLink icon="print" to={paths.eventTables(event.id, { print: '1' })}>
            {t('door.papers.print')}
          </ButtonLink>
        ))
      }
    >
      {print && numbers.length > 0 ? (
        <TableCards {...data} />
      ) : (
        <>
          <TableNews query={query} people={people} />
          {closed !== null && <Notice>{t(`reasons.${closed}`)}</Notice>}
          {people.length === 0 ? (
            <Card>
              <Empty title={t('door.papers.nobody')}>{t('door.papers.nobodyHint')}</Empty>
            </Card>
          ) : (
            <Split
              aside={
                <>
                  {closed === null && <SeatCard {...data} result={result} />}
                  {closed === null && numbers.length > 0 && <MoveCard {...data} result={result} />}
                  {quality && <TableQualityCard {...data} quality={quality} />}
                </>
              }
            >
              {numbers.length > 0 && <TableMatrix {...data} />}
              {numbers.length > 0 ? (
                <TableCards {...data} />
              ) : (
                <Card>
                  <Empty title={t('door.tables.none')}>{t('door.tables.noneHint')}</Empty>
                </Card>
              )}
            </Split>
          )}
        </>
      )}
    </Page>
  )
}
