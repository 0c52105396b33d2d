// The field of the directory's search. Without scripts it is a field; with them the browser offers names as one types.
import { useEffect, useId, useState } from 'react'
import { paths } from '~/paths'
import { useWords } from '~/ui/words'

/** How long one has to stop typing, in ms, before names are asked for, and after how many letters. */
const pause = 150
const fewest = 2

export type NameHint = { name: string; about: string }

/** The names that hold what is typed; what was found before stays until there is an answer. */
function useNames(typed: string): NameHint[] {
  const [names, setNames] = useState<NameHint[]>([])
  useEffect(() => {
    if (typed.length < fewest) return
    const asking = new AbortController()
    const timer = setTimeout(() => {
      fetch(paths.directoryHints({ q: typed }), { signal: asking.signal })
        .then((answer) => (answer.ok ? (answer.json() as Promise<{ hints: NameHint[] }>) : { hints: [] }))
        .then(({ hints }) => setNames(hints))
        // The network failed, or something else was typed meanwhile: the form still works.
        .catch(() => undefined)
    }, pause)
    return () => {
      clearTimeout(timer)
      asking.abort()
    }
  }, [typed])
  return names
}

export function NameField({ q }: { q: string }) {
  const { t } = useWords()
  const id = useId()
  const [typed, setTyped] = useState('')
  const names = useNames(typed)
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
        {names.map(({ name, about }) => (
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
