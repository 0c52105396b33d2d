// Leaving a network by oneself: what it means is said first. A seat that follows a post is the organisers' to end.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { mailTo } from '#emails/clean'
import { requireMember } from '~/auth/require-member.server'
import { inDeed } from '~/domain/core/deeds.server'
import { comingInNetwork, leaveNetwork, stayAfterAll } from '~/domain/meetings/leaving.server'
import { moment, plainDate } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { doneAt } from '~/parts/networks/done'
import { LastDayCard } from '~/parts/networks/own-card'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { ChoicesField } from '~/ui/field'
import { SubmitButton } from '~/ui/form'
import { Card, Notice, Page } from '~/ui/page'
import { problemText } from '~/ui/problem'
import { InLanguage, useWords } from '~/ui/words'

export async function loader({ request, context, params: { id = '' } }: LoaderFunctionArgs) {
  const { actor, network, own, today } = await requireMember(request, context, id)
  const { nameFi, nameSv, nameEn, kind } = network
  return {
    network: { id, kind, nameFi, nameSv, nameEn },
    own,
    today,
    coming: await comingInNetwork(context.db, id, actor.personId, context.now()),
    mailbox: context.config.mailFrom.address,
  }
}

export async function action({ request, context, params: { id = '' } }: ActionFunctionArgs) {
  const { actor, network, own } = await requireMember(request, context, id)
  const body = await request.formData()
  const by = { actor, now: context.now() }
  if (body.get('press') === 'stay') {
    const stayed = await stayAfterAll(context.db, by, id)
    return stayed.ok ? redirect(doneAt(paths.network(id), 'stayed', null)) : `reasons.${stayed.reason}`
  }
  const { personId, name } = actor
  const result = await inDeed(
    context.db,
    by,
    {
      act: 'leaveNetwork',
      thing: { kind: 'network', id },
      detail: { name, network: network.nameFi },
      right: { act: 'keepOwnData', personId },
    },
    (d) =>
      leaveNetwork(d, own.id, { personId, meetings: body.get('meetings') === 'keep' ? 'keep' : 'withdraw' }),
  )
  if (!result.ok) return `reasons.${result.reason}`
  context.post.wake()
  return redirect(doneAt(paths.networks(), 'selfLeft', null))
}

export default function LeaveNetwork() {
  const { t, locale } = useWords()
  const { network, own, mailbox } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page
      title={t('caring.leave.title')}
      trail={[
        { to: paths.networks(), label: t('registry.networks.title') },
        {
          to: paths.network(network.id),
          label: <InLanguage written={written(network, 'name', locale)} />,
        },
      ]}
    >
      {typeof refused === 'string' && (
        <Notice kind="error" arrived>
          {problemText(t, refused)}
        </Notice>
      )}
      {own.endsToday ? (
        <LastDayCard networkId={network.id} own={own} />
      ) : own.leaves ? (
        <LeaveForm />
      ) : (
        <Card title={t('caring.leave.seat')}>
          <p>{t('caring.leave.seatText')}</p>
          <p>
            {t('caring.leave.tell')} <a href={mailTo(mailbox)}>{mailbox}</a>
          </p>
          <Link to={paths.pauseNetwork(network.id)}>{t('caring.leave.pauseInstead')}</Link>
        </Card>
      )}
    </Page>
  )
}

/** What happens, before it does. */
function LeaveForm() {
  const { t, locale } = useWords()
  const { network, coming, today } = useLoaderData<typeof loader>()
  return (
    <Card>
      <Form method="post" className="stack">
        <ul className="lines">
          <li>{t('caring.leave.ends', { date: plainDate(today, locale) })}</li>
          <li>{t('caring.leave.history')}</li>
          <li>{t('caring.leave.page')}</li>
          <li>{t('caring.leave.feeds')}</li>
          <li>{t('caring.leave.undo')}</li>
        </ul>
        {coming.length > 0 && (
          <>
            <ul className="rows" aria-label={t('caring.leave.coming')}>
              {coming.map((event) => (
                <li key={event.id}>
                  <InLanguage written={written(event, 'title', locale)} />
                  <br />
                  <small>{moment(event.startsAt, locale)}</small>
                </li>
              ))}
            </ul>
            <ChoicesField
              field={{ name: 'meetings', initialValue: 'withdraw' }}
              label={t('caring.leave.meetings')}
              options={[
                { value: 'withdraw', label: t('caring.leave.withdraw') },
                { value: 'keep', label: t('caring.leave.keep') },
              ]}
            />
          </>
        )}
        <div className="cluster">
          <SubmitButton kind="grave">{t('caring.leave.do')}</SubmitButton>
          <ButtonLink kind="quiet" to={paths.network(network.id)}>
            {t('frame.do.cancel')}
          </ButtonLink>
        </div>
        <Link to={paths.pauseNetwork(network.id)}>{t('caring.leave.pauseInstead')}</Link>
      </Form>
    </Card>
  )
}
