// The search field of the bar. Without scripts it is a form that opens the search page; with them it shows hints
// while one types, as the combobox pattern of ARIA 1.2 has it.
import { Form, Link, useLocation, useNavigate } from '@remix-run/react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { PaletteOpener } from '~/parts/palette/opener'
import { paths } from '~/paths'
import { Icon } from '~/ui/icon'
import { useWords } from '~/ui/words'
import { ChoiceList, choiceId, groupsOfHints, listId } from './choice-list'
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

const id = 'search'

export function SearchBox() {
  const { t } = useWords()
  const { key } = useLocation()
  const go = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const [awake, setAwake] = useState(false)
  const [q, setQ] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const { hints, fresh } = useHints(q)
  const groups = groupsOfHints(hints, t)
  const choices = groups.flatMap((group) => group.choices)
  const count = choices.length
  const shown = open && count > 0
  useEffect(() => setAwake(true), [])
  useEffect(() => {
    setOpen(false)
    setQ('')
    if (input.current) input.current.value = ''
  }, [key])
  useEffect(() => setActive(-1), [q, hints])
  useSlash(() => {
    input.current?.focus()
    input.current?.select()
  })
  // Said before the list is there, so that it comes with the page.
  const listLabel = t('frame.search.list')
  const hintsSaid = count === 0 ? t('frame.search.noHints') : t('frame.search.hints', { count })
  const press = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && count > 0) {
      event.preventDefault()
      setOpen(true)
      // One place before the first stands for the field itself.
      setActive(shown ? ((active + 1 + step + count + 1) % (count + 1)) - 1 : step === 1 ? 0 : count - 1)
    } else if (event.key === 'Enter' && shown && choices[active]) {
      event.preventDefault()
      go(choices[active].to)
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
    'aria-controls': listId(id),
    'aria-activedescendant': shown && active >= 0 ? choiceId(id, active) : undefined,
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
        {awake && (
          <ChoiceList
            id={id}
            label={listLabel}
            typed={q}
            groups={shown ? groups : []}
            active={active}
            open={(to) => go(to)}
          />
        )}
        <span role="status" className="unseen">
          {open && q !== '' && fresh && hintsSaid}
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
