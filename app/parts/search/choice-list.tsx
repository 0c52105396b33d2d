// What a field offers to choose from as one types: a list box in groups, which the field leads through.
import { wordsTyped } from '~/domain/search/matching'
import type { Hint } from '~/domain/search/results'
import type { PageT } from '~/i18n/types'
import { useWords } from '~/ui/words'
import { Marked } from './marked'

export type Choice = { key: string; to: string; name: string; about?: string; match?: string }
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
        .map(({ to, name, about, match }) => ({ key: to, to, name, about, match })),
    }))
    .filter(({ choices }) => choices.length > 0)

export const listId = (id: string): string => `${id}-list`
/** @param at the place of the choice, through all the groups */
export const choiceId = (id: string, at: number): string => `${id}-${at}`

/**
 * @param typed what is marked in the choices
 * @param groups none hides the list
 * @param active the place of the choice that the keys have reached, through all the groups, or -1
 */
export function ChoiceList({
  id,
  label,
  typed,
  groups,
  active,
  open,
}: {
  id: string
  label: string
  typed: string
  groups: readonly ChoiceGroup[]
  active: number
  open: (to: string) => void
}) {
  const { t } = useWords()
  const words = wordsTyped(typed)
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
              <b>
                <Marked text={choice.name} typed={words} />
              </b>{' '}
              {choice.about && (
                <small>
                  <Marked text={choice.about} typed={words} />
                </small>
              )}
              {choice.match && (
                <small>
                  {t('frame.search.match')}: <Marked text={choice.match} typed={words} />
                </small>
              )}
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}
