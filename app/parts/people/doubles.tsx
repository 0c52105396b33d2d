// Records that may be of the same person as one that is being entered.
import type { Double } from '~/domain/people/doubles.server'
import { paths } from '~/paths'
import { SubmitButton } from '~/ui/form'
import { Notice } from '~/ui/page'
import { PersonLine } from '~/ui/person-line'
import { useWords } from '~/ui/words'

/** Shows the doubles, and a press that enters the person all the same unless an address is in use. */
export function Doubles({ doubles }: { doubles: Double[] }) {
  const { t } = useWords()
  if (doubles.length === 0) return null
  return (
    <Notice kind="warning" title={t('registry.person.doubles.title', { count: doubles.length })}>
      <ul>
        {doubles.map((double) => (
          <li key={double.id}>
            <PersonLine person={double} post={double.post} to={paths.person(double.id)} />
            <small>
              {double.sameAddress ? t('registry.person.doubles.address') : t('registry.person.doubles.name')}
              {double.email && <> · {double.email}</>}
            </small>
          </li>
        ))}
      </ul>
      {doubles.some(({ inUse }) => inUse) ? (
        <p>{t('registry.person.doubles.inUse')}</p>
      ) : (
        <SubmitButton name="anyway" value="yes" kind="plain">
          {t('registry.person.doubles.anyway')}
        </SubmitButton>
      )}
    </Notice>
  )
}
