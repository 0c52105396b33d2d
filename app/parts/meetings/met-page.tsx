// "Did you meet?" from the letter: two presses, with how many beside the yes.
import type { TellRefusal } from '~/domain/meetings/report-acts.server'
import { fullName } from '~/domain/people/rules'
import { plainDate } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { Notice, Page } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'
import { ToldFields } from './told-fields'

export type MetPageProps = {
  network: { nameFi: string; nameSv: string; nameEn: string }
  person: { firstName: string; lastName: string }
  heldOn: string
  /** How many had told that they would come; null when the meeting was in no calendar. */
  expected: number | null
  told: { met: boolean; people: number | null } | null
  /** The button of the letter that was pressed. */
  chosen: 'yes' | 'no'
  done: boolean
  refused: TellRefusal | null
}

export function MetPage(props: MetPageProps) {
  const { t, locale } = useWords()
  const { network, person, heldOn, told, done, refused } = props
  const says = told && t(told.met ? 'meetings.met.wasMet' : 'meetings.met.wasNot')
  return (
    <Page
      over={fullName(person)}
      title={t('meetings.met.title')}
      facts={[
        <InLanguage key="group" written={written(network, 'name', locale)} />,
        plainDate(heldOn, locale),
      ]}
    >
      {refused && refused !== 'peopleWrong' && <Notice kind="error">{t(`reasons.${refused}`)}</Notice>}
      {says && !refused && (
        <Notice kind="good" title={done ? t('meetings.met.thanks') : says} arrived={done}>
          {done ? says : undefined}
        </Notice>
      )}
      {told && done && !refused ? (
        <details className="card">
          <summary>{t('meetings.met.change')}</summary>
          <MetForm {...props} />
        </details>
      ) : (
        <MetForm {...props} />
      )}
    </Page>
  )
}

function MetForm({ told, expected, chosen, refused }: MetPageProps) {
  const { t } = useWords()
  return (
    <form method="post" className="stack">
      <p className="soft">{t('meetings.met.says')}</p>
      <ToldFields
        people={told?.people ?? expected}
        chosen={chosen}
        problem={refused === 'peopleWrong' ? 'reasons.peopleWrong' : undefined}
      />
    </form>
  )
}
