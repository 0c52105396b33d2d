// The start page: for an organiser the work, for the others what concerns them; a stranger is asked to sign in.
import {
  redirect,
  type ActionFunctionArgs,
  type AppLoadContext,
  type LoaderFunctionArgs,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { PersonActor } from '~/auth/actor.server'
import { requirePerson } from '~/auth/require.server'
import { findingsOf } from '~/domain/continuity/queries.server'
import { dateOf, zoned, type Instant } from '~/domain/core/time'
import { organiserStart } from '~/domain/events/start-page.server'
import { mailsWaiting } from '~/domain/incoming/queue.server'
import { wouldWaitOf } from '~/domain/invitations/line-view.server'
import { comingInvitationsOf } from '~/domain/invitations/queries.server'
import { pausesShown, troubledCount } from '~/domain/letters/list.server'
import { pollsWaitingFor } from '~/domain/meetings/polls.server'
import { ownCircles } from '~/domain/own/circles.server'
import { newsOf } from '~/domain/own/news.server'
import { askingMore } from '~/domain/own/pressing.server'
import { coursesCompletedBy } from '~/domain/programmes/queries.server'
import { remarksWaiting } from '~/domain/remarks/queue.server'
import { ownRenewalsOf } from '~/domain/renewals/renewals.server'
import { openCallsOf } from '~/domain/rounds/call-view.server'
import { eventsWithRequests } from '~/domain/substitutes/queries.server'
import { OrganiserStartPage, type OrganiserStart } from '~/parts/organiser-start'
import { OwnStartPage, type OwnStart } from '~/parts/own-start'
import { pressAnswer } from '~/parts/own/press-answer.server'
import { paths } from '~/paths'

function partOfDay(now: Instant): OwnStart['partOfDay'] {
  const { hour } = zoned(now)
  if (hour >= 5 && hour < 10) return 'morning'
  return hour >= 10 && hour < 17 ? 'day' : 'evening'
}

export async function loader({ request, context }: LoaderFunctionArgs): Promise<OrganiserStart | OwnStart> {
  const actor = await requirePerson(request, context)
  const now = context.now()
  const greeting = { firstName: actor.name.split(' ')[0] ?? '', now, partOfDay: partOfDay(now) }
  if (actor.organiser) return { ...greeting, ...(await forOrganiser(context)) }
  const saved = new URL(request.url).searchParams.get('saved')
  return { ...greeting, saved, ...(await forOther(context, actor)) }
}

async function forOrganiser({ db, now }: AppLoadContext) {
  const tasks = await findingsOf(db, dateOf(now()))
  return {
    kind: 'organiser' as const,
    ...(await organiserStart(db, now())),
    troubled: await troubledCount(db, now()),
    pauses: await pausesShown(db, now()),
    tasks: tasks.length,
    mails: await mailsWaiting(db),
    requests: await eventsWithRequests(db, now()),
    remarks: await remarksWaiting(db, dateOf(now())),
  }
}

async function forOther({ db, now }: AppLoadContext, actor: PersonActor) {
  const { personId } = actor
  const invitations = await comingInvitationsOf(db, actor, now())
  const asking = await askingMore(
    db,
    invitations.map(({ eventId }) => eventId),
  )
  return {
    kind: 'own' as const,
    personId,
    assists: actor.managerIds.length > 0,
    invitations,
    askingMore: [...asking],
    wouldWait: await wouldWaitOf(
      db,
      invitations.map(({ id }) => id),
      'page',
    ),
    circles: await ownCircles(db, personId, now()),
    news: await newsOf(db, actor, now()),
    courses: await coursesCompletedBy(db, personId),
    polls: await pollsWaitingFor(db, personId, now()),
    calls: await openCallsOf(db, personId, dateOf(now())),
    renewals: await ownRenewalsOf(db, personId, now()),
  }
}

/** An answer in one press, from those who have something to answer here. */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requirePerson(request, context)
  const pressed = await pressAnswer(context, actor, await request.formData())
  if (pressed.done === 'refused') return pressed
  return redirect(paths.start(pressed.done === 'saved' ? { saved: pressed.invitationId } : {}))
}

export default function Start() {
  const start = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return start.kind === 'organiser' ? (
    <OrganiserStartPage {...start} />
  ) : (
    <OwnStartPage {...start} refused={refused} />
  )
}
