// What somebody finds at a group's address who is to join it on a later day.
import { plainDate } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Notice, Page } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'

export function SoonPage({
  network,
  from,
}: {
  network: { nameFi: string; nameSv: string; nameEn: string }
  from: string
}) {
  const { t, locale } = useWords()
  return (
    <Page title={<InLanguage written={written(network, 'name', locale)} />} over={t('home.over')}>
      <Notice title={t('home.soon.title', { date: plainDate(from, locale) })}>{t('home.soon.text')}</Notice>
      <div>
        <ButtonLink to={paths.sharing()}>{t('home.people.toSharing')}</ButtonLink>
      </div>
    </Page>
  )
}
