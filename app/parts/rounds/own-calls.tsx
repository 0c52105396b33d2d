// The calls to a small group that wait for a person's answer, or may still be answered otherwise.
import type { OwnCall } from '~/domain/rounds/call-view.server'
import { plainDate } from '~/i18n/dates'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/page'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'

export function OwnCalls({ calls }: { calls: readonly OwnCall[] }) {
  const { t, locale } = useWords()
  if (calls.length === 0) return null
  return (
    <Card title={t('my.call')}>
      <ul className="rows">
        {calls.map(({ candidateId, answer, answerBy }) => (
          <li key={candidateId} className="cluster apart">
            <div className="stack close">
              <span>{t('my.callAsks')}</span>
              <small>{t('my.callBy', { date: plainDate(answerBy, locale) })}</small>
            </div>
            <div className="cluster">
              {answer && (
                <Tag tone={answer === 'yes' ? 'yes' : 'no'} icon={answer === 'yes' ? 'yes' : 'no'}>
                  {t(answer === 'yes' ? 'my.callYes' : 'my.callNotNow')}
                </Tag>
              )}
              <ButtonLink kind={answer ? 'quiet' : 'plain'} to={paths.myCall(candidateId)}>
                {t(answer ? 'my.change' : 'my.answer')}
                <span className="unseen"> {t('my.call')}</span>
              </ButtonLink>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
