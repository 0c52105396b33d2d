// Small rounded signs. An answer is a colour, a word and a shape, the same everywhere.
import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { AnswerState } from '~/domain/invitations/rules'
import { Icon, type IconName } from './icon'
import { useWords } from './words'

/** What stands for an invitation in lists: the answer, a yes that waits for a seat, or silence. */
export type Standing = AnswerState

export const standings: readonly Standing[] = ['yes', 'maybe', 'no', 'waiting', 'none']

export type Tone = Standing | 'plain' | 'good' | 'warning' | 'error'

export function Tag({
  tone = 'plain',
  icon,
  children,
}: {
  tone?: Tone
  icon?: IconName
  children: ReactNode
}) {
  return (
    <span className={`tag ${tone}`}>
      {icon && <Icon name={icon} size={14} />}
      {children}
    </span>
  )
}

/** @param place the place in the waiting list, from 1 */
export function AnswerTag({ answer, place }: { answer: Standing; place?: number | null }) {
  const { t } = useWords()
  return (
    <Tag tone={answer} icon={answer}>
      {answer === 'waiting' && place ? t('frame.answer.place', { place }) : t(`frame.answer.${answer}`)}
    </Tag>
  )
}

/** A tag that narrows a list: a link, marked when it is in force. */
export function FilterTag({
  to,
  on,
  tone = 'plain',
  icon,
  children,
}: {
  to: string
  on: boolean
  tone?: Tone
  icon?: IconName
  children: ReactNode
}) {
  return (
    <Link to={to} className={`tag ${tone}`} aria-current={on || undefined} preventScrollReset>
      {icon && <Icon name={icon} size={14} />}
      {children}
    </Link>
  )
}
