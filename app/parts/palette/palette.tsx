// The palette: one field over the page that finds pages to open, things to do, and people, organisations, networks and
// events. A dialog with a combobox and its list box, as the patterns of ARIA have them.
import { useLocation, useNavigate } from '@remix-run/react'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { paths } from '~/paths'
import { useHints } from '~/parts/search/use-hints'
import { Icon } from '~/ui/icon'
import { useWords } from '~/ui/words'
import { commandsAt, fits, type CommandWord } from './commands'

type Choice = { key: string; to: string; name: string; about?: string }
export type ChoiceGroup = { key: string; label: string; choices: Choice[] }

const kinds = ['here', 'act', 'go'] as const
const thingKinds = ['person', 'organisation', 'network', 'event'] as const

/** What fits the words typed, in groups: what is done here, acts, pages, and what the search finds. */
function useChoices(q: string): ChoiceGroup[] {
  const { t } = useWords()
  const { pathname } = useLocation()
  const hints = useHints(q) ?? []
  const commands = commandsAt(pathname)
    .map((command) => ({ ...command, name: t(command.word satisfies CommandWord) }))
    .filter(({ name }) => fits(name, q))
  const groups: ChoiceGroup[] = [
    ...kinds.map((kind) => ({
      key: kind,
      label: t(`palette.kind.${kind}`),
      choices: commands
        .filter((command) => command.kind === kind)
        .map(({ word, to, name }) => ({ key: word, to, name })),
    })),
    ...thingKinds.map((thing) => ({
      key: thing,
      label: t(`frame.search.things.${thing}`),
      choices: hints.filter((hint) => hint.thing === thing).map((hint) => ({ key: hint.to, ...hint })),
    })),
  ]
  return groups.filter(({ choices }) => choices.length > 0)
}

export default function Palette({ close }: { close: () => void }) {
  const { t } = useWords()
  const go = useNavigate()
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const [q, setQ] = useState('')
  const [active, setActive] = useState(0)
  const groups = useChoices(q)
  const choices = groups.flatMap((group) => group.choices)
  // The list may have grown shorter than where the keys were.
  const at = Math.min(active, choices.length - 1)
  // The browser keeps the focus within, closes on Esc and gives the focus back where it was.
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal()
  }, [])
  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' })
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
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
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
      <ChoiceList id={id} groups={groups} active={at} open={open} />
      <p className="soft" hidden={choices.length > 0}>
        {t('palette.none')}
      </p>
      <span role="status" className="unseen">
        {choices.length === 0 ? t('palette.none') : t('palette.count', { count: choices.length })}
      </span>
    </dialog>
  )
}

/** @param active the place of the choice that the keys have reached, through all the groups */
export function ChoiceList({
  id,
  groups,
  active,
  open,
}: {
  id: string
  groups: readonly ChoiceGroup[]
  active: number
  open: (to: string) => void
}) {
  const { t } = useWords()
  const all = groups.flatMap((group) => group.choices)
  return (
    <div role="listbox" id={`${id}-list`} className="hints" aria-label={t('palette.list')}>
      {groups.map(({ key, label, choices }) => (
        <div key={key} role="group" aria-label={label}>
          <small aria-hidden>{label}</small>
          {choices.map((choice) => (
            <div
              key={choice.key}
              role="option"
              id={`${id}-${all.indexOf(choice)}`}
              aria-selected={all.indexOf(choice) === active}
              // The field keeps the focus.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => open(choice.to)}
            >
              <b>{choice.name}</b> {choice.about && <small>{choice.about}</small>}
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}
