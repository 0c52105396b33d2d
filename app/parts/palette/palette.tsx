// The palette: one field over the page that finds pages to open, things to do, and people, organisations, networks and
// events. A dialog with a combobox and its list box, as the patterns of ARIA have them.
import { useLocation, useNavigate } from '@remix-run/react'
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { paths } from '~/paths'
import { ChoiceList, choiceId, groupsOfHints, listId, type ChoiceGroup } from '~/parts/search/choice-list'
import { useHints } from '~/parts/search/use-hints'
import { Icon } from '~/ui/icon'
import { useWords } from '~/ui/words'
import { commandKinds, commandsAt, fits, type Offer } from './commands'

/** The buttons of the open page that lead on, without those of single rows: a row is found by its name. */
function offersOfPage(): Offer[] {
  const buttons = document.querySelectorAll<HTMLAnchorElement>('main a.button')
  const own = [...buttons].filter((one) => one.target === '' && !one.download && !one.closest('li, tr, nav'))
  return own
    .filter(({ origin }) => origin === location.origin)
    .map((one) => ({ to: one.pathname + one.search + one.hash, name: one.textContent?.trim() ?? '' }))
}

/**
 * What fits the words typed, in groups: what is done here, acts, pages, and what the search finds. What it found for the
 * words before is not among them: Enter opens the first.
 */
function useChoices(q: string): { groups: ChoiceGroup[]; asking: boolean } {
  const { t } = useWords()
  const { pathname } = useLocation()
  const { hints, fresh } = useHints(q)
  const offers = useMemo(offersOfPage, [pathname])
  const commands = commandsAt(pathname, t, offers).filter(({ name }) => fits(name, q))
  const ofCommands = commandKinds.map((kind) => ({
    key: kind,
    label: t(`palette.kind.${kind}`),
    choices: commands
      .filter((command) => command.kind === kind)
      .map(({ to, name }) => ({ key: `${name} ${to}`, to, name })),
  }))
  return {
    groups: [
      ...ofCommands.filter(({ choices }) => choices.length > 0),
      ...(fresh ? groupsOfHints(hints, t) : []),
    ],
    asking: !fresh,
  }
}

export default function Palette({ close }: { close: () => void }) {
  const { t } = useWords()
  const go = useNavigate()
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const [q, setQ] = useState('')
  const [active, setActive] = useState(0)
  const { groups, asking } = useChoices(q)
  const choices = groups.flatMap((group) => group.choices)
  // The list may have grown shorter than where the keys were.
  const at = Math.min(active, choices.length - 1)
  // The browser keeps the focus within, closes on Esc and gives the focus back where it was.
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal()
  }, [])
  useEffect(() => {
    document.getElementById(choiceId(id, at))?.scrollIntoView({ block: 'nearest' })
  }, [id, at])
  const open = (to: string) => {
    dialog.current?.close()
    go(to)
  }
  const press = (event: KeyboardEvent) => {
    const last = choices.length - 1
    const next: Record<string, number> = {
      ArrowDown: at === last ? 0 : at + 1,
      ArrowUp: at <= 0 ? last : at - 1,
    }
    if (event.key in next) {
      event.preventDefault()
      setActive(next[event.key] ?? 0)
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      open(choices[at]?.to ?? paths.search({ q }))
    }
  }
  return (
    <dialog
      ref={dialog}
      className="palette"
      aria-label={t('palette.title')}
      onClose={close}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
    >
      <div className="palette-field">
        <Icon name="search" size={20} />
        <input
          type="text"
          role="combobox"
          aria-label={t('palette.label')}
          aria-expanded={choices.length > 0}
          aria-controls={listId(id)}
          aria-autocomplete="list"
          aria-activedescendant={at >= 0 ? choiceId(id, at) : undefined}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          placeholder={t('palette.placeholder')}
          autoFocus
          onChange={(event) => {
            setQ(event.target.value.trim())
            setActive(0)
          }}
          onKeyDown={press}
        />
        <button type="button" onClick={() => dialog.current?.close()}>
          <Icon name="no" />
          <span className="unseen">{t('palette.close')}</span>
        </button>
      </div>
      <ChoiceList id={id} label={t('palette.list')} typed={q} groups={groups} active={at} open={open} />
      <p className="soft" hidden={asking || choices.length > 0}>
        {t('palette.none')}
      </p>
      <span role="status" className="unseen">
        {!asking &&
          (choices.length === 0 ? t('palette.none') : t('palette.count', { count: choices.length }))}
      </span>
    </dialog>
  )
}
