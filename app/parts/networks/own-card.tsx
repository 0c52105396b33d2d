// One's own part in a network, on its page: the membership with its ways to pause and leave, and what keeping it allows.
import { Form, Link } from '@remix-run/react'
import type { OwnMembership } from '~/domain/networks/own.server'
import { plainDate } from '~/i18n/dates'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { SubmitButton } from '~/ui/form'
import { Card } from '~/ui/page'
import { PeriodText } from '~/ui/period-text'
import { useWords } from '~/ui/words'
import type { NetworkPageData } from './network-page.server'

export function OwnCard({ network, own }: Pick<NetworkPageData, 'network' | 'own'>) {
  const { t } = useWords()
  if (own === null || network.kind === 'smallGroup') return null
  if (own.endsToday) return <LastDayCard networkId={network.id} own={own} />
  return (
    <Card title={t('caring.own.title')}>
      <p>
        {t(`frame.membershipRole.${own.role}`)} <PeriodText from={own.validFrom} to={own.validTo} />
        {own.paused && (
          <>
            <br />
            {t('registry.network.paused')} <PeriodText from={own.paused.validFrom} to={own.paused.validTo} />
          </>
        )}
      </p>
      <div className="cluster">
        <ButtonLink kind="quiet" to={paths.pauseNetwork(network.id)}>
          {own.paused ? t('caring.own.return') : t('caring.own.pause')}
        </ButtonLink>
        <ButtonLink kind="quiet" to={paths.leaveNetwork(network.id)}>
          {t('caring.own.leave')}
        </ButtonLink>
      </div>
    </Card>
  )
}

/** The last day of a membership: whoever left by themselves may stay after all. */
export function LastDayCard({
  networkId,
  own,
}: {
  networkId: string
  own: Pick<OwnMembership, 'validTo' | 'leftIn'>
}) {
  const { t, locale } = useWords()
  if (own.validTo === null) return null
  return (
    <Card title={t('caring.own.title')}>
      <p>{t('caring.leave.ends', { date: plainDate(own.validTo, locale) })}</p>
      {own.leftIn !== null && (
        <Form method="post" action={paths.leaveNetwork(networkId)} className="stack">
          <p className="soft">{t('caring.own.stayHint')}</p>
          <div>
            <SubmitButton kind="plain" name="press" value="stay">
              {t('caring.own.stay')}
            </SubmitButton>
          </div>
        </Form>
      )}
    </Card>
  )
}

/** What one who keeps the network may do, said plainly; the organisers know it. */
export function KeeperCard({ network, keeping }: Pick<NetworkPageData, 'network' | 'keeping'>) {
  const { t } = useWords()
  if (keeping === null || keeping.organiser) return null
  const may = keeping.chooses
    ? (['members', 'roles', 'wishes', 'meetings', 'outside', 'export'] as const)
    : (['meetings', 'outside', 'export'] as const)
  return (
    <Card title={t('caring.keeper.title')}>
      <p>{t('caring.keeper.lead')}</p>
      <ul className="lines">
        {may.map((what) => (
          <li key={what}>{t(`caring.keeper.may.${what}`)}</li>
        ))}
      </ul>
      <p className="soft">{t(keeping.chooses ? 'caring.keeper.not' : 'caring.keeper.byPost')}</p>
      <Link to={paths.inviteOutside(network.id)}>{t('caring.outside.do')}</Link>
    </Card>
  )
}
