// The start page: for an organiser the work, for the others what concerns them; a stranger is asked to sign in.
import type { AppLoadContext, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { PersonActor } from '~/auth/actor.server'
import { requirePerson } from '~/auth/require.server'
import { findingsOf } from '~/domain/continuity/queries.server'
import { dateOf, zoned, type Instant } from '~/domain/core/time'
import { organiserStart } from '~/domain/events/start-page.server'
import { mailsWaiting } from '~/domain/incoming/queue.server'
import { comingInvitationsOf } from '~/domain/invitations/queries.server'
import { pausesShown, troubledCount } from '~/domain/letters/list.server'
import { pollsWaitingFor } from '~/domain/meetings/polls.server'
import { membershipsOf } from '~/domain/networks/queries.server'
import { coursesCompletedBy } from '~/domain/programmes/queries.server'
import { ownRenewalsOf } from '~/domain/renewals/renewals.server'
import { remarksWaiting } from '~/domain/remarks/queue.server'
import { openCallsOf } from '~/domain/rounds/call-view.server'
import { OrganiserStartPage, type OrganiserStart } from '~/parts/organiser-start'
import { OwnStartPage, type OwnStart } from '~/parts/own-start'

function partOfDay(now: Instant): OwnStart['partOfDay'] {
  const { hour } = zoned(now)
  if (hour >= 5 && hour < 10) return 'morning'
  return hour >= 10 && hour < 17 ? 'day' : 'evening'
}

export async function loader({ request, context }: LoaderFunctionArgs): Promise<OrganiserStart | OwnStart> {
  const actor = await requirePerson(request, context)
  const now = context.now()
  const greeting = { firstName: actor.name.split(' ')[0] ?? '', now, partOfDay: partOfDay(now) }
  return actor.organiser
    ? { ...greeting, ...(await forOrganiser(context)) }
    : { ...greeting, ...(await forOther(context, actor)) }
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
    remarks: await remarksWaiting(db, dateOf(now())),
  }
}

async function forOther({ db, now }: AppLoadContext, actor: PersonActor) {
  const today = dateOf(now())
  const memberships = await membershipsOf(db, actor.personId)
  return {
    kind: 'own' as const,
    personId: actor.personId,
    assists: actor.managerIds.length > 0,
    invitations: await comingInvitationsOf(db, actor, now()),
    memberships: memberships.filter((one) => one.validTo === null || one.validTo >= today),
    courses: await coursesCompletedBy(db, actor.personId),
    polls: await pollsWaitingFor(db, actor.personId, now()),
    calls: await openCallsOf(db, actor.personId, today),
    renewals: await ownRenewalsOf(db, actor.personId, now()),
  }
}

export default function Start() {
  const start = useLoaderData<typeof loader>()
  return start.kind === 'organiser' ? <OrganiserStartPage {...start} /> : <OwnStartPage {...start} />
}
