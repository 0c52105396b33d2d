// "Did you meet?" as two presses, with how many there were beside the yes.
import { fewestMet, mostMet } from '~/domain/meetings/limits'
import { TextField } from '~/ui/field'
import { Icon } from '~/ui/icon'
import { useWords } from '~/ui/words'

/**
 * @param people the number that is proposed
 * @param chosen the press that stands out: the one of the letter
 */
export function ToldFields({
  people,
  chosen = 'yes',
  problem,
}: {
  people: number | null
  chosen?: 'yes' | 'no'
  problem?: string | undefined
}) {
  const { t } = useWords()
  const look = (met: 'yes' | 'no') => (met === chosen ? 'button main' : 'button')
  return (
    <>
      {/* The first button of a form is the one that Enter presses. */}
      <button name="met" value={chosen} className="unseen" tabIndex={-1} aria-hidden>
        {t(`meetings.met.${chosen}`)}
      </button>
      <TextField
        field={{
          name: 'people',
          id: 'people',
          initialValue: people === null || people < fewestMet ? '' : String(people),
          errors: problem === undefined ? undefined : [problem],
          min: fewestMet,
          max: mostMet,
        }}
        label={t('meetings.met.people')}
        hint={t('meetings.met.peopleHint')}
        type="number"
        width="short"
        inputMode="numeric"
      />
      <div className="answers">
        {(['yes', 'no'] as const).map((met) => (
          <button key={met} name="met" value={met} className={look(met)} formNoValidate={met === 'no'}>
            <Icon name={met} />
            {t(`meetings.met.${met}`)}
          </button>
        ))}
      </div>
    </>
  )
}
