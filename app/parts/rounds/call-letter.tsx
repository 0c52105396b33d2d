// The letter of the call in each language, as it will be sent.
import { Link } from '@remix-run/react'
import { locales, type Locale } from '#db/schema'
import { paths } from '~/paths'
import { Card, Notice } from '~/ui/page'
import { FilterTag } from '~/ui/tag'
import { useWords } from '~/ui/words'

export type ShownLetter = {
  locale: Locale
  subject: string
  text: string
  from: string
  /** The languages in which the organisers have written no words of their own. */
  missing: Locale[]
}

export function CallLetter({
  roundId,
  letter,
  over,
}: {
  roundId: string
  letter: ShownLetter
  over: boolean
}) {
  const { t } = useWords()
  const { locale, subject, text, from, missing } = letter
  return (
    <Card title={t('rounds.letter.title')}>
      <p className="soft">{t('rounds.letter.lead')}</p>
      <nav className="cluster" aria-label={t('rounds.letter.language')}>
        {locales.map((one) => (
          <FilterTag key={one} on={one === locale} to={paths.roundCall(roundId, { letter: one })}>
            {t(`frame.language.${one}`)}
          </FilterTag>
        ))}
      </nav>
      {!over && missing.includes(locale) && (
        <Notice kind={missing.length < locales.length ? 'warning' : 'info'}>
          <p>
            {t(missing.length < locales.length ? 'rounds.letter.missingHere' : 'rounds.letter.noMessage')}
          </p>
          <p>
            <Link to={paths.editRound(roundId)}>{t('rounds.letter.write')}</Link>
          </p>
        </Notice>
      )}
      <dl>
        <dt>{t('rounds.letter.subject')}</dt>
        <dd lang={locale}>
          <b>{subject}</b>
        </dd>
        <dt>{t('rounds.letter.from')}</dt>
        <dd>{from}</dd>
      </dl>
      <iframe
        className="letter"
        key={locale}
        src={paths.roundCallPreview(roundId, { letter: locale })}
        title={t('rounds.letter.frame', { language: t(`frame.language.${locale}`) })}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
      />
      <details>
        <summary>{t('rounds.letter.plain')}</summary>
        <pre className="typed" lang={locale}>
          {text}
        </pre>
      </details>
    </Card>
  )
}
