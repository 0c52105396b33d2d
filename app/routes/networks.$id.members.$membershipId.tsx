// One membership: its role, its seat, its pauses, its end, and the person's whole time in the network.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { membershipRoles } from '#db/schema'
import { requireMembershipKeeper } from '~/auth/require-keeper.server'
import { readRule } from '~/domain/audience/rules'
import { daysLater } from '~/domain/core/time'
import { rolesKeepersGive } from '~/domain/networks/keeping'
import type { MemberPress } from '~/domain/networks/membership-form'
import { shownNetwork } from '~/domain/networks/rules'
import { fullName, holdsOn } from '~/domain/people/rules'
import { postOfSeat } from '~/domain/seats/rules'
import { plainDate } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { deedNoticeOf } from '~/parts/deed-notice'
import { doneAt } from '~/parts/networks/done'
import { NetworkNotice } from '~/parts/networks/done-notice'
import {
  type Answer,
  CorrectForm,
  EndForm,
  PauseForm,
  ReturnForm,
  RoleForm,
  SeatForm,
} from '~/parts/networks/member-forms'
import { pressMember } from '~/parts/networks/member-press.server'
import { useEndText } from '~/parts/networks/past-card'
import { paths } from '~/paths'
import { Card, Notice, Page, Split } from '~/ui/page'
import { PeriodText } from '~/ui/period-text'
import { PostLine } from '~/ui/person-line'
import { problemText } from '~/ui/problem'
import { InLanguage, useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { id = '', membershipId = '' } = params
  const {
    actor,
    network: standing,
    view,
    today,
  } = await requireMembershipKeeper(request, context, {
    id,
    membershipId,
  })
  const network = shownNetwork(standing)
  const rule = standing.rule === null ? null : readRule(standing.rule)
  const fitting = postOfSeat({ basis: network.basis, rule }, view.posts, today)
  return {
    network,
    organiser: actor.organiser,
    view,
    today,
    yesterday: daysLater(today, -1),
    /** The post that the seat would move to, and the day from which it is held. */
    fitting: view.posts.find(({ id }) => id === fitting) ?? null,
    newId: crypto.randomUUID(),
    news: deedNoticeOf(request),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { id = '', membershipId = '' } = params
  const { actor, network, view } = await requireMembershipKeeper(request, context, { id, membershipId })
  const body = await request.formData()
  const by = { actor, now: context.now() }
  const result = await pressMember(context.db, by, { network, view, body })
  if (!result.ok) return { press: result.press, lastResult: result.lastResult }
  const page =
    result.done === 'left' ? paths.network(network.id) : paths.membership(network.id, result.membershipId)
  return redirect(doneAt(page, result.done, result.deedId))
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>

export default function MembershipPage() {
  const { t, locale } = useWords()
  const data = useLoaderData<typeof loader>()
  const { network, organiser, view, news } = data
  const { membership, person } = view
  return (
    <Page
      title={fullName(person)}
      trail={[
        { to: paths.networks(), label: t('registry.networks.title') },
        {
          to: paths.network(network.id),
          label: <InLanguage written={written(network, 'name', locale)} />,
        },
      ]}
      facts={[
        t(`frame.membershipRole.${membership.role}`),
        <PeriodText key="period" from={membership.validFrom} to={membership.validTo} />,
        organiser && (
          <Link key="person" to={paths.person(person.id)}>
            {t('registry.membership.person')}
          </Link>
        ),
      ]}
    >
      <NetworkNotice news={news} organiser={organiser} />
      <Split aside={<Times data={data} />}>
        {/* Another row, or the same after a change, is another set of forms. */}
        <Forms key={`${membership.id} ${news.deed}`} data={data} />
      </Split>
    </Page>
  )
}

function Forms({ data }: { data: Data }) {
  const { t, locale } = useWords()
  const answer = useActionData<typeof action>()
  const endText = useEndText()
  const { network, organiser, view, today, yesterday, fitting, newId } = data
  const { membership, posts, pauses } = view
  const { validFrom, validTo } = membership
  const correct = organiser && (
    <CorrectForm answer={answer} from={validFrom} to={validTo ?? ''} reason={membership.endReason ?? ''} />
  )
  if (validTo !== null && (validTo < today || membership.endReason === 'roleChanged'))
    return (
      <>
        <LateAnswer answer={answer} shown={['correct']} />
        <Notice title={t('registry.membership.over', { date: plainDate(validTo, locale) })}>
          {endText(membership.endReason)}
        </Notice>
        {correct}
      </>
    )
  const paused = pauses.find((pause) => holdsOn(pause, today))
  const ownPost = membership.appointmentId ?? ''
  const begins =
    fitting && fitting.id !== ownPost && fitting.validFrom > validFrom ? fitting.validFrom : today
  const seat = network.basis === 'position' && posts.length > 0
  const shown: MemberPress[] = ['role', 'correct', paused ? 'return' : 'pause']
  if (seat) shown.push('seat')
  const mayEnd = validTo === null || validTo > today
  if (mayEnd) shown.push('end')
  return (
    <>
      <LateAnswer answer={answer} shown={shown} />
      <RoleForm
        answer={answer}
        newId={newId}
        role={membership.role}
        roles={organiser ? membershipRoles : rolesKeepersGive}
        today={later(today, validFrom)}
      />
      {seat && (
        <SeatForm
          answer={answer}
          newId={newId}
          posts={posts}
          appointmentId={fitting?.id ?? ownPost}
          from={later(begins, validFrom)}
        />
      )}
      <Card title={t('registry.membership.pauseTitle')} id="pause">
        {paused ? (
          <>
            <p>
              {t('registry.network.paused')} <PeriodText from={paused.validFrom} to={paused.validTo} />
            </p>
            <ReturnForm answer={answer} lastDay={later(yesterday, paused.validFrom)} />
          </>
        ) : (
          <PauseForm answer={answer} today={later(today, validFrom)} />
        )}
      </Card>
      {mayEnd && <EndForm answer={answer} today={later(today, validFrom)} />}
      {correct}
    </>
  )
}

/** The refusal of a press whose form is no longer here, because the membership has changed meanwhile. */
function LateAnswer({ answer, shown }: { answer: Answer; shown: readonly MemberPress[] }) {
  const { t } = useWords()
  if (!answer || shown.includes(answer.press)) return null
  const errors = Object.values(answer.lastResult.error ?? {}).flatMap((texts) => texts ?? [])
  return (
    <Notice kind="error" arrived>
      {errors.map((error) => problemText(t, error)).join(' ')}
    </Notice>
  )
}

const later = (one: string, two: string): string => (one > two ? one : two)

/** The person's whole time in the network, and the post the seat rests on. */
function Times({ data }: { data: Data }) {
  const { t } = useWords()
  const endText = useEndText()
  const { network, organiser, view } = data
  const { membership, rows, pauses, posts } = view
  const post = posts.find(({ id }) => id === membership.appointmentId)
  return (
    <>
      {network.basis === 'position' && (
        <Card title={t('registry.membership.restsOn')}>
          {post ? (
            <p>
              <PostLine post={post} />
              <br />
              <small>
                <PeriodText from={post.validFrom} to={post.validTo} />
              </small>
            </p>
          ) : (
            <p className="soft">{t('registry.join.anyPost')}</p>
          )}
        </Card>
      )}
      <Card title={t('registry.membership.times')}>
        <ul className="rows">
          {rows.map((row) => (
            <li key={row.id}>
              {row.id === membership.id || !organiser ? (
                <b>{t(`frame.membershipRole.${row.role}`)}</b>
              ) : (
                <Link to={paths.membership(network.id, row.id)}>{t(`frame.membershipRole.${row.role}`)}</Link>
              )}
              <br />
              <small>
                <PeriodText from={row.validFrom} to={row.validTo} />
                {row.validTo !== null && ` · ${endText(row.endReason)}`}
              </small>
            </li>
          ))}
        </ul>
      </Card>
      {pauses.length > 0 && (
        <Card title={t('registry.membership.pauses')}>
          <ul className="rows">
            {pauses.map((pause) => (
              <li key={pause.id}>
                <PeriodText from={pause.validFrom} to={pause.validTo} />
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}
