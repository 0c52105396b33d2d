// One network or small group: who belonged to it on a day. The members of a network see each other's names, titles and
// organisations, and those with the task keep it here; those of a small group have a home of its own. Organisers keep both.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { requireChooser } from '~/auth/require-keeper.server'
import { requirePerson } from '~/auth/require.server'
import { readRule } from '~/domain/audience/rules'
import { latestNotes } from '~/domain/boards/queries.server'
import { dateOf } from '~/domain/core/time'
import { applicationById } from '~/domain/networks/application-acts.server'
import { answerWish } from '~/domain/networks/joining-acts.server'
import { inKeeping } from '~/domain/networks/keepers.server'
import { approveForm } from '~/domain/networks/membership-form'
import { personById, postsHeldBy } from '~/domain/people/queries.server'
import { fullName } from '~/domain/people/rules'
import { placesOf } from '~/domain/renewals/newcomer-page.server'
import { postOfSeat } from '~/domain/seats/rules'
import { plainDate } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { AlumniAside } from '~/parts/alumni/alumni-cards'
import { CoursesCard } from '~/parts/alumni/courses-card'
import { deedNoticeOf } from '~/parts/deed-notice'
import { DeedTrail } from '~/parts/deed-trail'
import { AboutCard, SectorsCard } from '~/parts/networks/about-card'
import { LatestNotesCard } from '~/parts/boards/latest-card'
import { doneAt } from '~/parts/networks/done'
import { NetworkNotice } from '~/parts/networks/done-notice'
import { NetworkEventsCard } from '~/parts/networks/events-card'
import { KeeperCard, OwnCard } from '~/parts/networks/own-card'
import { MembersCard } from '~/parts/networks/members-card'
import { networkPage } from '~/parts/networks/network-page.server'
import { ComingCard, PastCard } from '~/parts/networks/past-card'
import { SeatCards } from '~/parts/networks/seat-cards'
import { WaitingCard, type WaitingProblem } from '~/parts/networks/waiting-card'
import { ReshapeCard } from '~/parts/renewing/reshape-card'
import { ProposedCard } from '~/parts/welcoming/proposed-card'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Page, Split } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'

export async function loader({ request, context, params: { id = '' } }: LoaderFunctionArgs) {
  const actor = await requirePerson(request, context)
  const query = new URL(request.url).searchParams
  const page = await networkPage(context.db, id, query, { actor, now: context.now() })
  if (page.network.kind === 'smallGroup' && page.keeping === null) throw redirect(paths.group(id))
  const group = page.keeping !== null && page.network.kind === 'smallGroup'
  const places = group ? await placesOf(context.db, id, page.today) : null
  // A small group has notes of its own and no board.
  const notes = page.network.kind === 'smallGroup' ? null : await latestNotes(context.db, id, { most: 3 })
  return { ...page, places, notes, news: deedNoticeOf(request) }
}

/** Approves or declines a wish to belong. */
export async function action({ request, context, params: { id = '' } }: ActionFunctionArgs) {
  const { actor, network } = await requireChooser(request, context, id)
  const { db } = context
  const body = await request.formData()
  const application = await applicationById(db, String(body.get('applicationId') ?? ''))
  if (application.networkId !== id) throw new Response(null, { status: 404 })
  const outcome = body.get('intent') === 'decline' ? 'declined' : 'approved'
  const typed = String(body.get('from') ?? '')
  const wrong = (problem: string): WaitingProblem => ({ applicationId: application.id, problem, from: typed })
  const submission = parseWithZod(body, { schema: approveForm, disableAutoCoercion: true })
  if (outcome === 'approved' && submission.status !== 'success')
    return wrong(submission.error?.from?.[0] ?? 'frame.form.fillIn')
  const from = submission.status === 'success' ? submission.value.from : dateOf(context.now())
  const person = await personById(db, application.personId)
  const rule = network.rule === null ? null : readRule(network.rule)
  const posts = await postsHeldBy(db, application.personId)
  const appointmentId = postOfSeat({ basis: network.basis, rule }, posts, from)
  const house = { name: context.config.mailFrom.name, address: context.config.mailFrom.address }
  const result = await inKeeping(
    db,
    { actor, now: context.now() },
    id,
    {
      act: outcome === 'approved' ? 'approveMember' : 'declineMember',
      detail: { name: person ? fullName(person) : '', network: network.nameFi },
    },
    (d) => answerWish(d, application.id, { outcome, from, appointmentId }, house),
  )
  if (!result.ok) return wrong(`reasons.${result.reason}`)
  context.post.wake()
  return redirect(doneAt(paths.network(id), outcome, result.deedId))
}

export default function NetworkPage() {
  const { t, locale } = useWords()
  const data = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>() ?? null
  const { network, on, today, total, counted, keeping, places, notes, news, alumni } = data
  const group = network.kind === 'smallGroup'
  const organiser = keeping?.organiser ?? false
  return (
    <Page
      title={<InLanguage written={written(network, 'name', locale)} />}
      trail={[
        group && organiser
          ? { to: paths.groups(), label: t('registry.groups.title') }
          : { to: paths.networks(), label: t('registry.networks.title') },
      ]}
      facts={[
        t(`frame.networkKind.${network.kind}`),
        t('registry.networks.members', { count: counted }),
        on === today ? null : t('registry.network.asOf', { date: plainDate(on, locale) }),
      ]}
      actions={
        organiser && (
          <>
            <ButtonLink
              kind="quiet"
              icon="clock"
              to={group ? paths.groupHistory(network.id) : paths.networkHistory(network.id)}
            >
              {t('registry.history.title')}
            </ButtonLink>
            {group && (
              <ButtonLink kind="quiet" icon="people" to={paths.group(network.id)}>
                {t('registry.groups.page')}
              </ButtonLink>
            )}
            {!group && keeping?.byRule === null && (
              <ButtonLink kind="quiet" to={paths.networkRule(network.id)}>
                {t('registry.rule.title')}
              </ButtonLink>
            )}
            {places?.short && (
              <ButtonLink icon="addPerson" to={paths.fillGroup(network.id)}>
                {t('welcoming.fill.do')}
              </ButtonLink>
            )}
            <ButtonLink icon="edit" to={paths.editNetwork(network.id)}>
              {group ? t('registry.network.editGroup') : t('registry.network.edit')}
            </ButtonLink>
          </>
        )
      }
    >
      <NetworkNotice news={news} organiser={organiser} />
      <Split
        aside={
          <>
            <KeeperCard network={network} keeping={keeping} />
            <AboutCard network={network} organiser={organiser} />
            <OwnCard network={network} own={data.own} />
            {notes && <LatestNotesCard networkId={network.id} notes={notes} />}
            {alumni && <AlumniAside alumni={alumni} today={today} />}
            {keeping?.byRule && (
              <SeatCards networkId={network.id} byRule={keeping.byRule} on={on} acts={on === today} />
            )}
            {!alumni && <SectorsCard bars={data.bars} total={total} />}
            {group && organiser && network.endedOn === null && <ReshapeCard id={network.id} />}
            {organiser && keeping && <DeedTrail deeds={keeping.deeds} />}
          </>
        }
      >
        {places && <ProposedCard networkId={network.id} proposed={places.proposed} />}
        {keeping && (
          <WaitingCard waiting={keeping.waiting} today={today} problem={problem} organiser={organiser} />
        )}
        {alumni && <CoursesCard networkId={network.id} alumni={alumni} />}
        {data.events && <NetworkEventsCard networkId={network.id} events={data.events} keeping={keeping} />}
        {!alumni && <MembersCard data={data} />}
        {keeping && <ComingCard networkId={network.id} coming={keeping.coming} organiser={organiser} />}
        {keeping && <PastCard networkId={network.id} past={keeping.past} />}
      </Split>
      {alumni && <MembersCard data={data} />}
    </Page>
  )
}
