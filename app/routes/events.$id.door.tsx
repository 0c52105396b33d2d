// The door of an event: who has come, found as one types, ticked with one press, with or without a network.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { localeOf } from '~/auth/actor.server'
import { requireOrganiser } from '~/auth/require.server'
import { change } from '~/domain/core/change.server'
import { doorList, doorMarks } from '~/domain/door/list.server'
import { asDoorShow, doorCounts } from '~/domain/door/listing'
import { doorOpensAt, doorRefusal } from '~/domain/door/rules'
import { readPress } from '~/domain/door/tick-form'
import { takeTick } from '~/domain/door/ticking.server'
import { takeBackWalkIn } from '~/domain/door/walk-in.server'
import { eventById } from '~/domain/events/queries.server'
import { invitationById } from '~/domain/invitations/queries.server'
import { readWords } from '~/domain/people/search'
import { DoorCard } from '~/parts/door/door-card'
import { DoorCounts } from '~/parts/door/counts'
import { DoorNews, DoorTrouble } from '~/parts/door/news'
import { PersonAtDoor } from '~/parts/door/person'
import { PapersCard } from '~/parts/door/papers'
import { useDoor } from '~/parts/door/use-door'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Card, Empty, Split } from '~/ui/page'
import { useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const { db } = context
  const now = context.now()
  const event = await eventById(db, params.id ?? '')
  const query = new URL(request.url).searchParams
  // Marks first: what changes while the list is read is asked for again.
  const marks = await doorMarks(db, event.id)
  return {
    event: { id: event.id, startsAt: event.startsAt, hybrid: event.hybrid === 1 },
    closed: doorRefusal(event, now),
    opensAt: doorOpensAt(event),
    marks,
    people: await doorList(db, event, { now, locale: await localeOf(request, context) }),
    q: readWords(query),
    show: asDoorShow(query.get('show')),
    person: query.get('person'),
    press: crypto.randomUUID(),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const now = context.now()
  const body = await request.formData()
  const event = await eventById(context.db, params.id ?? '')
  const query = new URL(request.url).searchParams
  const back = { q: readWords(query), show: query.get('show') ?? '' }
  const by = { actor, now }
  const { id: invitationId, eventId } = await invitationById(context.db, String(body.get('invitationId')))
  if (eventId !== event.id) throw new Response(null, { status: 404 })
  if (body.get('intent') === 'takeBack') {
    const result = await change(context.db, by, (c) => takeBackWalkIn(c, invitationId))
    return redirect(paths.door(event.id, { ...back, done: result.ok ? 'takenBack' : result.reason }))
  }
  const tick = readPress(body, now)
  if (tick === null) throw new Response(null, { status: 400 })
  const result = await change(context.db, by, (c) => takeTick(c, tick))
  const done = result.ok ? (tick.came ? 'ticked' : 'unticked') : result.reason
  return redirect(paths.door(event.id, { ...back, person: tick.invitationId, done }))
}

export default function Door() {
  const data = useLoaderData<typeof loader>()
  const { t } = useWords()
  const [query] = useSearchParams()
  const door = useDoor(data.event.id, data, data.closed === null)
  if (data.people.length === 0)
    return (
      <Card>
        <Empty
          title={t('door.nobody')}
          action={<ButtonLink to={paths.eventSending(data.event.id)}>{t('door.toSending')}</ButtonLink>}
        >
          {t('door.nobodyHint')}
        </Empty>
      </Card>
    )
  const chosen = door.people.find(({ invitationId }) => invitationId === data.person) ?? null
  return (
    <Split
      aside={
        <>
          <DoorCounts counts={doorCounts(door.people, data.event.startsAt)} />
          <PapersCard eventId={data.event.id} />
        </>
      }
    >
      <DoorNews done={query.get('done')} person={chosen} />
      <DoorTrouble {...door} closed={data.closed} opensAt={data.opensAt} eventId={data.event.id} />
      {data.person !== null && <PersonAtDoor person={chosen} data={data} tick={door.tick} />}
      <DoorCard key={`${data.q} ${data.show}`} data={data} people={door.people} tick={door.tick} />
    </Split>
  )
}
