// The way to one's assistants.
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'

export function AssistantsCard() {
  const { t } = useWords()
  return (
    <Card title={t('profile.assistants.title')} id="assistants">
      <p>{t('profile.assistants.says')}</p>
      <div>
        <ButtonLink to={paths.myAssistants()}>{t('profile.assistants.open')}</ButtonLink>
      </div>
    </Card>
  )
}
