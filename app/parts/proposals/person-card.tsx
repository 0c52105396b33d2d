// A person on the board: sector, name, what is special. A link that opens what can be done; with scripts it is dragged and
// carried by the keyboard too.
import { Link } from '@remix-run/react'
import type { KeyboardEvent, PointerEvent } from 'react'
import { fullName } from '~/domain/people/rules'
import type { BoardPerson } from '~/domain/rounds/proposal-board'
import type { Lack } from '~/domain/rounds/rules'
import { Icon } from '~/ui/icon'
import { useWords } from '~/ui/words'

export type CardMarks = { sits: boolean; moved: boolean; pinned: boolean }

/**
 * What a person wishes, and what is not known of them, in words.
 * @param told what is not known of most people, and said once for all
 */
export function usePersonFacts(
  told: readonly Lack[] = [],
): (person: BoardPerson) => { wishes: string[]; lacks: string | null } {
  const { t } = useWords()
  const named = (lacks: readonly Lack[]) =>
    lacks.flatMap((lack) => (lack === 'address' || told.includes(lack) ? [] : [t(`proposals.lack.${lack}`)]))
  return ({ wishes, lacks, wishUnread }) => ({
    wishes: [
      ...(wishes.language ? [t(`proposals.wish.language.${wishes.language}`)] : []),
      ...(wishes.meets ? [t(`proposals.wish.meets.${wishes.meets}`)] : []),
      ...(wishUnread ? [t('proposals.wish.unread')] : []),
    ],
    lacks: named(lacks).length === 0 ? null : t('proposals.lack.says', { what: named(lacks).join(', ') }),
  })
}

const idOf = (person: string): string => `p-${person}`

/** Moves the keyboard to a person's card. */
export const focusOn = (person: string): void => document.getElementById(idOf(person))?.focus()

export function PersonCard({
  person,
  marks,
  to,
  hint,
  state,
  told,
  tabbable,
  onPointerDown,
  onKeyDown,
  onFocus,
  onBlur,
}: {
  person: BoardPerson
  marks: CardMarks
  to: string
  /** The element that says what the keys do. */
  hint: string | undefined
  state: 'carried' | 'partner' | 'chosen' | null
  /** What is not known of most people. */
  told: readonly Lack[]
  tabbable: boolean
  onPointerDown: (event: PointerEvent) => void
  onKeyDown: (event: KeyboardEvent) => void
  onFocus: () => void
  onBlur: () => void
}) {
  const { t } = useWords()
  const { wishes, lacks } = usePersonFacts(told)(person)
  const said = (['sits', 'moved', 'pinned'] as const).filter((mark) => marks[mark])
  const look = ['seat', ...said, ...(state ? [state] : [])].join(' ')
  return (
    <li className={look} data-person={person.id}>
      <Link
        id={idOf(person.id)}
        to={to}
        preventScrollReset
        draggable={false}
        tabIndex={tabbable ? undefined : -1}
        aria-describedby={hint}
        onPointerDown={onPointerDown}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        onBlur={onBlur}
      >
        <span className="code">{person.sector ?? '–'}</span>
        <span className="who">
          {fullName(person)}
          {said.length > 0 && (
            <span className="unseen">, {said.map((mark) => t(`proposals.mark.${mark}`)).join(', ')}</span>
          )}
        </span>
        <span className="marks" aria-hidden>
          {marks.pinned && <Icon name="pin" size={14} />}
        </span>
        {(wishes.length > 0 || lacks !== null) && (
          <small className="wishes">
            {wishes.length > 0 && (
              <span>
                <Icon name={person.wishes.meets === 'online' ? 'online' : 'info'} size={12} />{' '}
                {wishes.join(', ')}
              </span>
            )}
            {lacks !== null && (
              <span className="lacks">
                <Icon name="warning" size={12} /> {lacks}
              </span>
            )}
          </small>
        )}
      </Link>
    </li>
  )
}
