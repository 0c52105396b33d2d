// The hints under the search field of the bar: a list box in groups, which the field leads through.
import type { Hint } from '~/domain/search/results'
import { useWords } from '~/ui/words'

export const listId = 'search-hints'
export const hintId = (at: number): string => `search-hint-${at}`

/**
 * @param hints in the order of their groups; none hides the list
 * @param active the place of the one that the keys have reached, or -1
 */
export function HintList({
  hints,
  active,
  open,
}: {
  hints: readonly Hint[]
  active: number
  open: (hint: Hint) => void
}) {
  const { t } = useWords()
  const things = [...new Set(hints.map(({ thing }) => thing))]
  return (
    <div
      role="listbox"
      id={listId}
      className="hints"
      aria-label={t('frame.search.list')}
      hidden={hints.length === 0}
    >
      {things.map((thing) => (
        <div key={thing} role="group" aria-label={t(`frame.search.things.${thing}`)}>
          <small aria-hidden>{t(`frame.search.things.${thing}`)}</small>
          {hints.map(
            (hint, at) =>
              hint.thing === thing && (
                <div
                  key={hint.to}
                  role="option"
                  id={hintId(at)}
                  aria-selected={at === active}
                  // The field keeps the focus.
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => open(hint)}
                >
                  <b>{hint.name}</b> <small>{hint.about}</small>
                </div>
              ),
          )}
        </div>
      ))}
    </div>
  )
}
