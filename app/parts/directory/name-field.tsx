// The field of the directory's search. Without scripts it is a field; with them the browser offers names as one types.
import { useId, useState } from 'react'
import { useHintsAt } from '~/parts/search/use-hints'
import { paths } from '~/paths'
import { useWords } from '~/ui/words'

/** After how many letters names are asked for. */
const fewest = 2

export type NameHint = { name: string; about: string }

export function NameField({ q }: { q: string }) {
  const { t } = useWords()
  const id = useId()
  const [typed, setTyped] = useState('')
  const { hints } = useHintsAt<NameHint>(typed.length < fewest ? null : paths.directoryHints({ q: typed }))
  return (
    <div className="field grows">
      <label htmlFor={id}>{t('directory.search')}</label>
      <div className="hint" id={`${id}-hint`}>
        {t('directory.searchHint')}
      </div>
      <input
        id={id}
        className="input"
        type="search"
        name="q"
        defaultValue={q}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        list={`${id}-names`}
        aria-describedby={`${id}-hint`}
        onChange={(event) => setTyped(event.target.value.trim())}
      />
      <datalist id={`${id}-names`}>
        {hints.map(({ name, about }) => (
          <option
            key={`${name} ${about}`}
            value={name}
            label={about === '' ? undefined : `${name}, ${about}`}
          />
        ))}
      </datalist>
    </div>
  )
}
