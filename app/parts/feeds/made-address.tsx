// The address of a feed that was just made or changed, shown once.
import { ButtonLink } from '~/ui/button'
import { TextField } from '~/ui/field'
import { Notice } from '~/ui/page'
import { useWords } from '~/ui/words'

/** @param address with https; programs that open calendars by themselves know it as webcal */
export function MadeAddress({ address, name, rotated }: { address: string; name: string; rotated: boolean }) {
  const { t } = useWords()
  const webcal = address.replace(/^https?:/, 'webcal:')
  return (
    <Notice kind="good" title={t(rotated ? 'feeds.rotated' : 'feeds.made', { thing: name })} arrived>
      <div className="stack tight">
        <p>{t('feeds.madeHint')}</p>
        <TextField field={{ name: 'https', initialValue: address }} label={t('feeds.https')} />
        <TextField field={{ name: 'webcal', initialValue: webcal }} label={t('feeds.webcal')} />
        <div>
          <ButtonLink icon="calendar" to={webcal} away>
            {t('feeds.open')}
          </ButtonLink>
        </div>
      </div>
    </Notice>
  )
}
