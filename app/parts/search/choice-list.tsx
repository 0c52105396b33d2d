// What a field offers to choose from as one types: a list box in groups, which the field leads through.
import type { Hint } from '~/domain/search/results'
import type { PageT } from '~/i18n/types'

export type Choice = { key: string; to: string; name: string; about?: string }
export type ChoiceGroup = { key: string; label: string; choices: Choice[] }

const things = ['person', 'organisation', 'network', 'event'] as const satisfies readonly Hint['thing'][]

/** What the search finds, by what it is; a kind of which nothing is found is left out. */
export const groupsOfHints = (hints: readonly Hint[], t: PageT): ChoiceGroup[] =>
  things
    .map((thing) => ({
      key: thing,
      label: t(`frame.search.things.${thing}`),
      choices: hints
        .filter((hint) => hint.thing === thing)
        .map(({ to, name, about }) => ({ key: to, to, name, about })),
    }))
    .filter(({ choices }) => choices.length > 0)

export const listId = (id: string): string => `${id}-list`
/** @param at the place of the choice, through all the groups */
export const choiceId = (id: string, at: number): string => `${id}-${at}`

/**
 * @param groups none hides the list
 * @param active the place of the choice that the keys have reached, through all the groups, or -1
 */
export function ChoiceList({
  id,
  label,
  groups,
  active,
  open,
}: {
  id: string
  label: string
  groups: readonly ChoiceGroup[]
  active: number
  open: (to: string) => void
}) {
  const all = groups.flatMap((group) => group.choices)
  return (
    <div role="listbox" id={listId(id)} className="hints" aria-label={label} hidden={all.length === 0}>
      {groups.map(({ key, label: called, choices }) => (
        <div key={key} role="group" aria-label={called}>
          <small aria-hidden>{called}</small>
          {choices.map((choice) => (
            <div
              key={choice.key}
              role="option"
              id={choiceId(id, all.indexOf(choice))}
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
