// The line of an event: who waits in what order and why, moved or given a seat by hand with a reason.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { z } from 'zod'
import { requireOrganiser } from '~/auth/require.server'
import { change } from '~/domain/core/change.server'
import { oneLine } from '~/domain/core/plain-text'
import { eventById } from '~/domain/events/queries.server'
import { moveInLine, promoteByHand } from '~/domain/invitations/line.server'
import { lineAPage, lineList } from '~/domain/invitations/line-list.server'
import { invitationById } from '~/domain/invitations/queries.server'
import { LineEntry } from '~/parts/seating/line-row'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Card, Empty, Notice } from '~/ui/page'
import { Pager } from '~/ui/pager'
import { useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const now = context.now()
  const event = await eventById(context.db, params.id ?? '')
  const query = new URL(request.url).searchParams
  const page = Math.max(1, Math.trunc(Number(query.get('page'))) || 1)
  return {
    eventId: event.id,
    closed: event.status === 'cancelled' || event.endsAt <= now,
    page,
    size: lineAPage,
    person: query.get('person'),
    ...(await lineList(context.db, event, { page, now })),
  }
}

/** `to`: a place, `place` for the one typed, or `seat` for a seat at once. */
const press = z.object({
  invitationId: z.string().max(100),
  reason: z.string().default('').transform(oneLine),
  to: z.union([z.literal('seat'), z.literal('place'), z.coerce.number().int().positive()]),
  place: z.coerce.number().int().positive().catch(1),
})

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const event = await eventById(context.db, params.id ?? '')
  const read = press.safeParse(Object.fromEntries(await request.formData()))
  if (!read.success) throw redirect(paths.eventLine(event.id))
  const { invitationId, reason, to, place } = read.data
  const { eventId } = await invitationById(context.db, invitationId)
  if (eventId !== event.id) throw new Response(null, { status: 404 })
  const result = await change(context.db, { actor, now: context.now() }, async (c) => {
    if (to === 'seat') {
      const given = await promoteByHand(c, invitationId, { reason })
      return given.ok ? { ok: true as const, done: 'seated' } : given
    }
    const moved = await moveInLine(c, invitationId, { place: to === 'place' ? place : to, reason })
    return moved.ok ? { ok: true as const, done: `moved-${moved.from}-${moved.place}` } : moved
  })
  if (!result.ok) return { refused: result.reason, invitationId, typed: reason }
  context.post.wake()
  return redirect(paths.eventLine(event.id, { person: invitationId, done: result.done }))
}

export default function Line() {
  const { t } = useWords()
  const data = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { eventId, rows, total, inLine, page, size, person, closed } = data
  return (
    <div className="stack">
      <News />
      <Card
        title={t('seating.line.title', { count: inLine })}
        actions={<Link to={paths.eventSeats(eventId)}>{t('seating.line.toSeats')}</Link>}
      >
        {total === 0 ? (
          <Empty title={t('seating.line.none')}>{t('seating.line.noneHint')}</Empty>
        ) : (
          <p className="soft">{t('seating.line.hint')}</p>
        )}
      </Card>
      {total > 0 && (
        <ol className="waiting-line">
          {rows.map((row) => {
            const refused = answer?.invitationId === row.invitationId ? answer : null
            return (
              <LineEntry
                key={row.invitationId}
                row={row}
                eventId={eventId}
                inLine={inLine}
                closed={closed}
                open={refused !== null || person === row.invitationId}
                problem={refused && { reason: refused.refused, typed: refused.typed }}
              />
            )
          })}
        </ol>
      )}
      <Pager page={page} size={size} total={total} />
    </div>
  )
}

/** What was done by hand, and the way back. */
function News() {
  const { t } = useWords()
  const { rows } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [query] = useSearchParams()
  const [done, person] = [query.get('done') ?? '', query.get('person') ?? '']
  if (answer)
    return rows.some((row) => row.invitationId === answer.invitationId) ? null : (
      <Notice kind="error">{t(`reasons.${answer.refused}`)}</Notice>
    )
  if (done === 'seated') return <Notice kind="good" title={t('seating.line.seated')} arrived />
  const [, from, to] = /^moved-(\d+)-(\d+)$/.exec(done) ?? []
  if (from === undefined || to === undefined) return null
  return (
    <Notice kind="good" title={t('seating.line.moved', { place: Number(to) })} arrived>
      {from !== to && (
        <Form method="post">
          <input type="hidden" name="invitationId" value={person} />
          <input type="hidden" name="reason" value={t('seating.line.undoReason')} />
          <Button name="to" value={from} icon="undo">
            {t('seating.line.undo')}
          </Button>
        </Form>
      )}
    </Notice>
  )
}
