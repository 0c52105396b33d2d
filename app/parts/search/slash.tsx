// The key "/" that leads to the search field, and the choice not to have it: whoever speaks to their machine may need that.
import { useEffect, useState } from 'react'
import { useWords } from '~/ui/words'

const kept = 'search-slash'

/** Whether "/" leads to the search field in this browser. */
export const slashLeads = (): boolean => localStorage.getItem(kept) !== 'off'

/** Shown once scripts run: without them the key does nothing. */
export function SlashChoice() {
  const { t } = useWords()
  const [on, setOn] = useState<boolean | null>(null)
  useEffect(() => setOn(slashLeads()), [])
  if (on === null) return null
  const choose = (next: boolean) => {
    localStorage.setItem(kept, next ? 'on' : 'off')
    setOn(next)
  }
  return (
    <div className="choice">
      <input
        id="search-slash"
        type="checkbox"
        checked={on}
        onChange={(event) => choose(event.target.checked)}
      />
      <label htmlFor="search-slash">{t('registry.search.slash')}</label>
    </div>
  )
}
