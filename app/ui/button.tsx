// Buttons and links that look like them. One `main` a page: the next thing to do.
import { Link, useNavigation } from '@remix-run/react'
import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Icon, type IconName } from './icon'
import { useWords } from './words'

/** `plain` has an edge, `quiet` has none, `grave` is for what cannot be undone. */
export type ButtonKind = 'main' | 'plain' | 'quiet' | 'grave'

const look = (kind: ButtonKind) => (kind === 'plain' ? 'button' : `button ${kind}`)

type Face = { kind?: ButtonKind; icon?: IconName; children: ReactNode }

export function Button({
  kind = 'plain',
  icon,
  children,
  ...rest
}: Face & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button type="submit" {...rest} className={look(kind)}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

/** @param away a file or another program's page: opened by the browser itself, not by the app's routing */
export function ButtonLink({
  to,
  kind = 'plain',
  icon,
  away = false,
  children,
}: Face & { to: string; away?: boolean }) {
  const inside = (
    <>
      {icon && <Icon name={icon} />}
      {children}
    </>
  )
  if (away)
    return (
      <a href={to} className={look(kind)}>
        {inside}
      </a>
    )
  return (
    <Link to={to} className={look(kind)}>
      {inside}
    </Link>
  )
}

/**
 * The button that sends a form. While the page's form is on its way it says so and does nothing if pressed again;
 * without scripts it is a plain button.
 */
export function SubmitButton({
  kind = 'main',
  icon,
  children,
  pending,
  ...rest
}: Face & { pending?: ReactNode } & ButtonHTMLAttributes<HTMLButtonElement>) {
  const { t } = useWords()
  // Said before it is needed, so that it comes with the page.
  const sending = t('frame.state.pending')
  const navigation = useNavigation()
  const sent = navigation.formData
  const busy =
    navigation.state !== 'idle' &&
    sent !== undefined &&
    (rest.name === undefined || sent.get(rest.name) === String(rest.value ?? ''))
  return (
    <button
      type="submit"
      {...rest}
      className={look(kind)}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else rest.onClick?.(event)
      }}
    >
      {icon && <Icon name={icon} />}
      {busy ? (pending ?? sending) : children}
    </button>
  )
}
