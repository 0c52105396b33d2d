// Lets in somebody who is not on the list: found in the registry, or entered as a guest.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { localeOf } from '~/auth/actor.server'
import { requireOrganiser } from '~/auth/require.server'
import { change } from '~/domain/core/change.server'
import { doorRefusal } from '~/domain/door/rules'
import { guestForm, knownForm } from '~/domain/door/walk-in-form'
import { guestFields, peopleForWalkIn } from '~/domain/door/walk-in-page.server'
import { addWalkIn } from '~/domain/door/walk-in.server'
import { eventById } from '~/domain/events/queries.server'
import { readWords } from '~/domain/people/search'
import { AskedFirst, FoundPeople, GuestCard } from '~/parts/door/walk-in'
import { EventTitle } from '~/parts/event-line'
import { paths } from '~/paths'
import { Card, Notice, Page } from '~/ui/page'
import { SearchForm } from '~/ui/search-field'
import { useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const { db } = context
  const now = context.now()
  const event = await eventById(db, params.id ?? '')
  const q = readWords(new URL(request.url).searchParams)
  return {
    event,
    closed: doorRefusal(event, now),
    q,
    found: await peopleForWalkIn(db, event.id, { q, now }),
    guest: guestFields(q, await localeOf(request, context)),
    press: crypto.randomUUID(),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const now = context.now()
  const body = await request.formData()
  const event = await eventById(context.db, params.id ?? '')
  const schema = body.has('personId') ? knownForm : guestForm
  const submission = parseWithZod(body, { schema, disableAutoCoercion: true })
  if (submission.status !== 'success') return { result: submission.reply(), asked: null, given: {} }
  const { id, withoutSeat, namesake, ...given } = submission.value
  const who = 'personId' in given ? given : { guest: given }
  const walkIn = { id, withoutSeat, namesake, who, at: now, door: '' }
  const result = await change(context.db, { actor, now }, (c) => addWalkIn(c, event.id, walkIn))
  if (result.ok) {
    const done = result.how === 'seated' ? 'walkIn' : result.how
    return redirect(paths.door(event.id, { person: result.invitationId, done }))
  }
  if (result.reason === 'addressTaken')
    return {
      result: submission.reply({ fieldErrors: { email: ['reasons.addressTaken'] } }),
      asked: null,
      given: {},
    }
  return { result: submission.reply(), asked: result.reason, given: textsOf(body) }
}

/** What was typed, to be sent again once it is confirmed. */
const textsOf = (body: FormData): Record<string, string> =>
  Object.fromEntries([...body].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))

export default function WalkIn() {
  const { t } = useWords()
  const { event, closed, q, found, guest, press } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <Page
      title={t('door.walkIn')}
      trail={[
        { to: paths.events(), label: t('events.title') },
        { to: paths.event(event.id), label: <EventTitle event={event} /> },
        { to: paths.door(event.id), label: t('events.tabs.door') },
      ]}
    >
      {closed !== null ? (
        <Notice kind="info">{t(`reasons.${closed}`)}</Notice>
      ) : (
        <>
          {answer?.asked && <AskedFirst reason={answer.asked} given={answer.given} />}
          <Card title={t('door.guest.search')}>
            <p className="soft">{t('door.guest.searchHint')}</p>
            <SearchForm label={t('door.guest.name')} q={q} />
            {q !== '' && <FoundPeople {...found} press={press} />}
          </Card>
          <GuestCard key={q} fields={guest} press={press} result={answer?.result} />
        </>
      )}
    </Page>
  )
}
