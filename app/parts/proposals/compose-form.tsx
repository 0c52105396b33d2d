// Asks for proposals: which ways to put things first, several at one press, and the organiser's own way.
import { Form } from '@remix-run/react'
import { useId } from 'react'
import { traits } from '~/domain/groups/composer/problem'
import type { Preset } from '~/domain/rounds/proposal-rules'
import { SelectField, TextField } from '~/ui/field'
import { SubmitButton } from '~/ui/form'
import { problemText } from '~/ui/problem'
import { useWords } from '~/ui/words'

/** What the form needs of the round: the presets that can be asked for, and an id for the proposal of each. */
export type Askable = {
  presets: { preset: Preset; id: string; ticked: boolean }[]
  /** The number of groups that the composer would choose. */
  usualCount: number
  own: Record<string, string>
}

/** @param typed what was typed in a form that had faults */
export function ComposeForm({
  askable,
  faults,
  typed,
}: {
  askable: Askable
  faults: Record<string, string | undefined>
  typed: Record<string, string> | null
}) {
  const { t } = useWords()
  const id = useId()
  const own = askable.presets.find(({ preset }) => preset === 'own')
  const ticked = (preset: Preset, usually: boolean) =>
    typed === null ? usually : (typed.presets ?? '').split(',').includes(preset)
  const any = Object.values(faults).some((fault) => fault !== undefined)
  const fault = (name: string) => (faults[name] === undefined ? undefined : [faults[name]])
  const field = (name: string) => ({
    name,
    initialValue: (typed ?? askable.own)[name],
    errors: fault(name),
  })
  return (
    <Form method="post" className="stack">
      {askable.presets.map(({ preset, id: proposal }) => (
        <input key={preset} type="hidden" name={`id.${preset}`} value={proposal} />
      ))}
      <fieldset className="field" aria-describedby={faults.preset && `${id}-problem`}>
        <legend>{t('proposals.compose.which')}</legend>
        {faults.preset && (
          <p className="problem" id={`${id}-problem`}>
            {problemText(t, faults.preset)}
          </p>
        )}
        <div className="choices beside">
          {askable.presets
            .filter(({ preset }) => preset !== 'own')
            .map(({ preset, ticked: usually }) => (
              <div className="choice" key={preset}>
                <input
                  type="checkbox"
                  id={`${id}-${preset}`}
                  name="preset"
                  value={preset}
                  defaultChecked={ticked(preset, usually)}
                  aria-describedby={`${id}-${preset}-hint`}
                />
                <label htmlFor={`${id}-${preset}`}>{t(`proposals.preset.${preset}`)}</label>
                <div className="hint" id={`${id}-${preset}-hint`}>
                  {t(`proposals.presetHint.${preset as Exclude<Preset, 'own'>}`, {
                    count: askable.usualCount + (preset === 'more' ? 1 : preset === 'fewer' ? -1 : 0),
                  })}
                </div>
              </div>
            ))}
        </div>
      </fieldset>
      {own && (
        <details open={any || (typed !== null && ticked('own', false))}>
          <summary>{t('proposals.compose.own')}</summary>
          <div className="stack tight own-settings">
            <div className="choice">
              <input
                type="checkbox"
                id={`${id}-own`}
                name="preset"
                value="own"
                defaultChecked={ticked('own', false)}
              />
              <label htmlFor={`${id}-own`}>{t('proposals.compose.ownTick')}</label>
            </div>
            <div className="fields">
              <TextField
                field={field('sizeMin')}
                label={t('proposals.own.sizeMin')}
                inputMode="numeric"
                width="short"
              />
              <TextField
                field={field('sizeMax')}
                label={t('proposals.own.sizeMax')}
                inputMode="numeric"
                width="short"
              />
              <TextField
                field={field('groupCount')}
                label={t('proposals.own.groupCount')}
                hint={t('proposals.own.groupCountHint', { count: askable.usualCount })}
                inputMode="numeric"
                width="short"
              />
            </div>
            <fieldset className="field">
              <legend>{t('proposals.own.weights')}</legend>
              <div className="hint">{t('proposals.own.weightsHint')}</div>
              <div className="fields">
                {traits.map((trait) => (
                  <TextField
                    key={trait}
                    field={field(trait)}
                    label={t(`proposals.trait.${trait}`)}
                    inputMode="numeric"
                    width="short"
                  />
                ))}
              </div>
            </fieldset>
            <SelectField
              field={field('effort')}
              label={t('proposals.own.effort')}
              width="middle"
              options={[
                { value: '10', label: t('proposals.own.usual') },
                { value: '40', label: t('proposals.own.thorough') },
                { value: '150', label: t('proposals.own.veryThorough') },
              ]}
            />
          </div>
        </details>
      )}
      <div>
        <SubmitButton name="intent" value="compose" icon="people" pending={t('proposals.compose.pending')}>
          {t('proposals.compose.press')}
        </SubmitButton>
      </div>
    </Form>
  )
}
