// Asking the members of chosen groups: who would get a letter, group by group, before the press.
import { Form } from '@remix-run/react'
import type { GroupOfYear } from '~/domain/renewals/renewal-year.server'
import { plainDate } from '~/i18n/dates'
import { nameIn } from '~/i18n/named'
import { CheckField, ChoicesField } from '~/ui/field'
import { SubmitButton } from '~/ui/form'
import { Card, Empty } from '~/ui/page'
import { useWords } from '~/ui/words'

export function AskCard({ year, groups }: { year: number; groups: GroupOfYear[] }) {
  const { t, locale } = useWords()
  const waiting = groups.filter(({ toAsk, newToAsk }) => toAsk + newToAsk > 0)
  const fresh = waiting.reduce((sum, { newToAsk }) => sum + newToAsk, 0)
  const people = waiting.reduce((sum, { toAsk }) => sum + toAsk, 0)
  if (waiting.length === 0)
    return (
      <Card title={t('renewing.ask.title')}>
        <Empty title={t('renewing.ask.none')}>{t('renewing.ask.noneHint')}</Empty>
      </Card>
    )
  const says = ({ toAsk, newToAsk, lastAskedOn }: GroupOfYear) =>
    [
      t('renewing.ask.people', { count: toAsk }),
      newToAsk > 0 && t('renewing.ask.new', { count: newToAsk }),
      lastAskedOn === null
        ? t('renewing.ask.never')
        : t('renewing.ask.last', { date: plainDate(lastAskedOn, locale) }),
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <Card title={t('renewing.ask.title')}>
      <p>{t('renewing.ask.lead')}</p>
      <Form method="post" className="stack">
        <input type="hidden" name="year" value={year} />
        <ChoicesField
          field={{ name: 'groups', id: 'groups', initialValue: waiting.map(({ id }) => id) }}
          label={t('renewing.ask.groups')}
          many
          options={waiting.map((group) => ({
            value: group.id,
            label: nameIn(group, locale),
            hint: says(group),
          }))}
        />
        {fresh > 0 && (
          <CheckField
            field={{ name: 'newToo' }}
            label={t('renewing.ask.newToo')}
            hint={t('renewing.ask.newTooHint', { count: fresh })}
          />
        )}
        <p className="soft">{t('renewing.ask.final', { count: people })}</p>
        <div>
          <SubmitButton name="intent" value="ask" icon="send">
            {t('renewing.ask.press')}
          </SubmitButton>
        </div>
      </Form>
    </Card>
  )
}

export function RemindCard({
  year,
  groups,
  silentToday,
}: {
  year: number
  groups: GroupOfYear[]
  /** Those of the silent who have had no letter today. */
  silentToday: number
}) {
  const { t } = useWords()
  const silent = groups.filter((group) => group.silent > 0)
  const count = silent.reduce((sum, group) => sum + group.silent, 0)
  if (count === 0) return null
  return (
    <Card title={t('renewing.remind.title', { count })}>
      {silentToday === 0 ? (
        <p className="soft">{t('renewing.remind.notToday')}</p>
      ) : (
        <Form method="post" className="stack tight">
          <input type="hidden" name="year" value={year} />
          {silent.map(({ id }) => (
            <input key={id} type="hidden" name="groups" value={id} />
          ))}
          <p>{t('renewing.remind.reach', { count: silentToday })}</p>
          <div>
            <SubmitButton name="intent" value="remind" kind="plain" icon="bell">
              {t('renewing.remind.press')}
            </SubmitButton>
          </div>
        </Form>
      )}
    </Card>
  )
}
