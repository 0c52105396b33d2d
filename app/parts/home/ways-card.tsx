// How a small group works: what it has agreed on, in which language it talks and how it meets.
import { Link } from '@remix-run/react'
import type { Ways } from '~/domain/groups/home'
import { paths } from '~/paths'
import { Card } from '~/ui/page'
import { TypedText } from '~/ui/typed-text'
import { useWords } from '~/ui/words'

export function WaysCard({ groupId, ways }: { groupId: string; ways: Ways }) {
  const { t } = useWords()
  const { practices, language, meets } = ways
  return (
    <Card
      title={t('home.ways.title')}
      actions={
        <Link to={paths.editGroup(groupId)}>
          {t('frame.do.edit')}
          <span className="unseen"> {t('home.ways.title')}</span>
        </Link>
      }
    >
      {practices ? <TypedText text={practices} /> : <p className="soft">{t('home.ways.none')}</p>}
      {(language || meets) && (
        <dl>
          {language && (
            <>
              <dt>{t('home.ways.language')}</dt>
              <dd>{t(`frame.language.${language}`)}</dd>
            </>
          )}
          {meets && (
            <>
              <dt>{t('home.ways.meets')}</dt>
              <dd>{t(`home.meets.${meets}`)}</dd>
            </>
          )}
        </dl>
      )}
    </Card>
  )
}
