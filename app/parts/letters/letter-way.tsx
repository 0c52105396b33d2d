// A letter's whole way in words: written, what it waits for, tried, left, came back, sent again.
import type { ReactNode } from 'react'
import type { LetterPage } from '~/domain/letters/page.server'
import { moment } from '~/i18n/dates'
import type { PageT } from '~/i18n/types'
import type { Locale } from '#db/schema'
import { SendAgainForm } from '~/parts/letter-table'
import { Card, Notice } from '~/ui/page'
import { useWords } from '~/ui/words'

type Step = { key: string; at: string | null; what: ReactNode; said?: string | null }

export function LetterWay(page: LetterPage) {
  const { t, locale } = useWords()
  const { letter } = page
  const troubled = letter.status === 'failed' || (letter.status === 'sent' && letter.bouncedAt !== null)
  return (
    <Card title={t('sending.one.way')}>
      <ol className="lines">
        {stepsOf(page, t, locale).map(({ key, at, what, said }) => (
          <li key={key}>
            {at !== null && <small>{moment(at, locale)}</small>}
            {what}
            {said && <q className="said">{said}</q>}
          </li>
        ))}
      </ol>
      {troubled && letter.addressFails && (
        <Notice kind="warning" title={t('sending.one.addressFails')}>
          {t('sending.one.addressFailsHint')}
        </Notice>
      )}
      <SendAgainForm letter={letter} />
    </Card>
  )
}

function stepsOf({ letter, waitsFor, again }: LetterPage, t: PageT, locale: Locale): Step[] {
  const steps: Step[] = [{ key: 'written', at: letter.createdAt, what: t('sending.one.written') }]
  for (const { id, at, name } of [...again].reverse())
    steps.push({
      key: id,
      at,
      what: name === null ? t('sending.one.again') : t('sending.one.againBy', { name }),
    })
  if (letter.trouble)
    steps.push({
      key: 'trouble',
      at: null,
      what: `${t('sending.letters.tries', { count: letter.attempts })}. ${t(`sending.trouble.${letter.trouble.reason}`)}`,
      said: letter.trouble.said,
    })
  if (letter.status === 'failed') steps.push({ key: 'failed', at: null, what: t('sending.one.failed') })
  if (letter.status === 'sending') steps.push({ key: 'sending', at: null, what: t('sending.one.sending') })
  if (waitsFor !== null)
    steps.push({
      key: 'waits',
      at: null,
      what: t(`sending.one.waits.${waitsFor}`, { when: moment(letter.dueAt, locale) }),
    })
  if (letter.sentAt !== null) steps.push({ key: 'sent', at: letter.sentAt, what: t('sending.one.left') })
  if (letter.bouncedAt !== null)
    steps.push({ key: 'bounced', at: letter.bouncedAt, what: t('sending.one.cameBack'), said: letter.bounce })
  return steps
}
