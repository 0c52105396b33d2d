// The search field of the bar. Without scripts it is a form that opens the search page; with them it shows hints
// while one types, as the combobox pattern of ARIA 1.2 has it.
import { Form, Link, useLocation, useNavigate } from '@remix-run/react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { PaletteOpener } from '~/parts/palette/opener'
import { paths } from '~/paths'
import { Icon } from '~/ui/icon'
import { useWords } from '~/ui/words'
import { HintList, hintId, listId } from './hint-list'
import { slashLeads } from './slash'
import { useHints } from './use-hints'

const typesText = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** "/" leads to the field. */
function useSlash(focus: () => void): void {
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || typesText(event.target) || !slashLeads()) return
      event.preventDefault()
      focus()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  })
}

export function SearchBox() {
  const { t } = useWords()
  const { key } = useLocation()
  const go = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const [awake, setAwake] = useState(false)
  const [q, setQ] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const hints = useHints(q)
  const shown = open && hints !== null && hints.length > 0
  useEffect(() => setAwake(true), [])
  useEffect(() => {
    setOpen(false)
    setQ('')
    if (input.current) input.current.value = ''
  }, [key])
  useEffect(() => setActive(-1), [hints])
  useSlash(() => {
    input.current?.focus()
    input.current?.select()
  })
  const count = hints?.length ?? 0
  const hintsSaid = count === 0 ? t('frame.search.noHints') : t('frame.search.hints', { count })
  const press = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && count > 0) {
      event.preventDefault()
      setOpen(true)
      // One place before the first stands for the field itself.
      setActive(shown ? ((active + 1 + step + count + 1) % (count + 1)) - 1 : step === 1 ? 0 : count - 1)
    } else if (event.key === 'Enter' && shown && hints[active]) {
      event.preventDefault()
      go(hints[active].to)
    } else if (event.key === 'Escape' && shown) {
      event.preventDefault()
      setOpen(false)
      setActive(-1)
    }
  }
  const asCombobox = awake && {
    role: 'combobox',
    'aria-autocomplete': 'list' as const,
    'aria-expanded': shown,
    'aria-controls': listId,
    'aria-activedescendant': shown && active >= 0 ? hintId(active) : undefined,
  }
  return (
    <div className="seek" role="search" aria-label={t('frame.search.label')}>
      <Form method="get" action={paths.search()} onBlur={() => setOpen(false)}>
        <button aria-label={t('frame.do.search')}>
          <Icon name="search" />
        </button>
        <input
          ref={input}
          type="search"
          name="q"
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          placeholder={t('frame.do.search')}
          aria-label={t('frame.search.label')}
          onChange={(event) => {
            setQ(event.target.value.trim())
            setOpen(true)
          }}
          onFocus={() => setOpen(true)}
          onKeyDown={press}
          {...asCombobox}
        />
        {awake && <HintList hints={shown ? hints : []} active={active} open={(hint) => go(hint.to)} />}
        <span role="status" className="unseen">
          {open && hints !== null && hintsSaid}
        </span>
      </Form>
      <PaletteOpener />
      <Link className="to-search" to={paths.search()}>
        <Icon name="search" size={22} />
        <span className="unseen">{t('frame.do.search')}</span>
      </Link>
    </div>
  )
}
