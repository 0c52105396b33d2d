// The welcome letter of one group as it would be sent, in each language; a frame is fetched when it is opened.
import { locales } from '#db/schema'
import { paths } from '~/paths'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'
import type { ConfirmPageData } from './confirm-page.server'
import { useConfirmWords } from './confirm-words'

const inLanguage = { fi: 'inFi', sv: 'inSv', en: 'inEn' } as const

export function WelcomeLetter({ data }: { data: ConfirmPageData }) {
  const { t } = useWords()
  const { groupName } = useConfirmWords(data)
  const group = data.groups.find(({ joins }) => joins.length > 0)
  if (group === undefined) return null
  const { round, proposal } = data
  return (
    <Card title={t('welcoming.confirm.letter')} id="letter">
      <p className="soft">
        {t('welcoming.confirm.letterSays')} {t('welcoming.confirm.letterOf', { group: groupName(group.key) })}
        .
      </p>
      {locales.map((locale) => {
        const title = t('welcoming.confirm.letterIn', { language: t(`frame.language.${inLanguage[locale]}`) })
        return (
          <details key={locale}>
            <summary>{title}</summary>
            <iframe
              className="letter"
              loading="lazy"
              src={paths.confirmLetter(round.id, proposal.id, { group: group.key, letter: locale })}
              title={title}
              sandbox="allow-popups allow-popups-to-escape-sandbox"
            />
          </details>
        )
      })}
    </Card>
  )
}
