// On a member's start page: the yearly question that waits for an answer, and the way back from a break.
import type { OwnRenewal } from '~/domain/renewals/renewals.server'
import { plainDate } from '~/i18n/dates'
import { nameIn } from '~/i18n/named'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'

export function OwnRenewals({ renewals }: { renewals: OwnRenewal[] }) {
  const { t, locale } = useWords()
  if (renewals.length === 0) return null
  return (
    <Card title={t('renewing.own.title')}>
      <ul className="rows">
        {renewals.map((renewal) => {
          const group = nameIn(renewal, locale)
          const { pausedUntil } = renewal
          return (
            <li key={renewal.id} className="cluster apart">
              <span>
                {pausedUntil === null
                  ? t('renewing.own.asks', { group })
                  : t('renewing.own.paused', { group, date: plainDate(pausedUntil, locale) })}
              </span>
              <ButtonLink kind={pausedUntil === null ? 'plain' : 'quiet'} to={paths.myRenewal(renewal.id)}>
                {t(pausedUntil === null ? 'renewing.own.answer' : 'renewing.own.change')}
                <span className="unseen"> {group}</span>
              </ButtonLink>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
