// Rules kept for reuse: use one, keep the present one under a name, delete one.
import { Form } from '@remix-run/react'
import type { AudiencePart } from '~/domain/audience/parts'
import type { Instant } from '~/domain/core/time'
import type { CriterionNames } from '~/domain/audience/wording'
import { date } from '~/i18n/dates'
import { TextField } from '~/ui/field'
import { SubmitButton } from '~/ui/form'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'
import { PressButton } from './press-button'
import { PartSentence } from './said'

export type SavedRule = {
  id: string
  name: string
  parts: AudiencePart[]
  savedAt: Instant
  savedBy: string
}

function Saved({
  saved,
  names,
  version,
  onto,
}: {
  saved: SavedRule
  names: CriterionNames
  version: number
  /** What using does: nothing may be changed, the rule is empty, or there is one already. */
  onto: 'fixed' | 'empty' | 'rule'
}) {
  const { t, locale } = useWords()
  return (
    <li>
      <details>
        <summary>{saved.name}</summary>
        <div className="stack tight">
          <div className="soft">
            {saved.parts.map((part, at) => (
              <div key={at}>
                <PartSentence part={part} names={names} />
              </div>
            ))}
            {t('audience.saved.by', { name: saved.savedBy, date: date(saved.savedAt, locale) })}
          </div>
          <div className="cluster">
            {onto === 'rule' && (
              <PressButton intent="useSaved" fields={{ version, id: saved.id, how: 'add' }} kind="plain">
                {t('audience.saved.add')}
              </PressButton>
            )}
            {onto !== 'fixed' && (
              <PressButton intent="useSaved" fields={{ version, id: saved.id, how: 'replace' }} kind="plain">
                {t(onto === 'rule' ? 'audience.saved.replace' : 'audience.saved.use')}
              </PressButton>
            )}
            <PressButton intent="forget" fields={{ id: saved.id }} icon="remove">
              {t('audience.saved.forget')}
            </PressButton>
          </div>
        </div>
      </details>
    </li>
  )
}

/** @param problem why the last name was refused; `typed` is that name */
export function SavedCard({
  saved,
  names,
  version,
  onto,
  problem,
  typed,
}: {
  saved: SavedRule[]
  names: CriterionNames
  version: number
  onto: 'fixed' | 'empty' | 'rule'
  problem: string | undefined
  typed: string
}) {
  const { t } = useWords()
  return (
    <Card title={t('audience.saved.title')}>
      {saved.length > 0 ? (
        <ul className="rows">
          {saved.map((it) => (
            <Saved key={it.id} saved={it} names={names} version={version} onto={onto} />
          ))}
        </ul>
      ) : (
        <p className="soft">{t('audience.saved.none')}</p>
      )}
      {onto !== 'empty' && (
        <Form method="post" preventScrollReset className="stack" key={saved.length}>
          <input type="hidden" name="intent" value="save" />
          <TextField
            field={{
              name: 'name',
              initialValue: typed,
              maxLength: 200,
              errors: problem === undefined ? undefined : [problem],
            }}
            label={t('audience.saved.name')}
            autoComplete="off"
          />
          <div className="cluster">
            <SubmitButton kind="plain" name="press" value="save">
              {t('audience.saved.save')}
            </SubmitButton>
            {problem === 'reasons.nameTaken' && (
              <SubmitButton kind="quiet" name="replace" value="yes">
                {t('audience.saved.replaceSaved')}
              </SubmitButton>
            )}
          </div>
        </Form>
      )}
    </Card>
  )
}
