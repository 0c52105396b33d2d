// The parts a page is built from: its heading, cards, tabs, notices and empty states.
import { Link, NavLink } from '@remix-run/react'
import { Fragment, useEffect, useId, useRef, type ReactNode } from 'react'
import { Icon, type IconName } from './icon'
import { useTitle } from './title'
import { useWords } from './words'

export type Crumb = { to: string; label: ReactNode }

/** A fact that is empty is left out of the line. */
type Fact = ReactNode

/**
 * A page with its heading, which is its title in the browser too.
 * @param trail where the page is, the nearest last, without the page itself
 * @param over a small line above the heading, where there is no trail
 * @param facts small grey facts under the heading, set apart by dots
 * @param actions the buttons of the page
 */
export function Page({
  title,
  trail = [],
  over,
  facts = [],
  actions,
  children,
}: {
  title: ReactNode
  trail?: Crumb[]
  over?: ReactNode
  facts?: Fact[]
  actions?: ReactNode
  children?: ReactNode
}) {
  const { t } = useWords()
  useTitle(title)
  const shown = facts.filter((fact) => fact !== null && fact !== undefined && fact !== false && fact !== '')
  return (
    <div className="stack wide">
      <header className="head">
        {trail.length > 0 && (
          <nav aria-label={t('frame.nav.trail')}>
            <ol className="trail">
              {trail.map((crumb) => (
                <li key={crumb.to}>
                  <Link to={crumb.to}>{crumb.label}</Link>
                </li>
              ))}
            </ol>
          </nav>
        )}
        {over !== undefined && <small>{over}</small>}
        <div className="cluster apart">
          <h1>{title}</h1>
          {actions && <div className="cluster">{actions}</div>}
        </div>
        {shown.length > 0 && (
          <p className="soft">
            {shown.map((fact, index) => (
              <Fragment key={index}>
                {index > 0 && ' · '}
                {fact}
              </Fragment>
            ))}
          </p>
        )}
      </header>
      {children}
    </div>
  )
}

/** A white card. With a title it is a landmark that the title names. */
export function Card({
  title,
  actions,
  id,
  children,
}: {
  title?: ReactNode
  actions?: ReactNode
  id?: string
  children: ReactNode
}) {
  const titleId = useId()
  if (title === undefined)
    return (
      <div className="card" id={id}>
        {children}
      </div>
    )
  const heading = <h2 id={titleId}>{title}</h2>
  return (
    <section className="card" id={id} aria-labelledby={titleId}>
      {actions ? (
        <div className="cluster apart">
          {heading}
          <div className="cluster">{actions}</div>
        </div>
      ) : (
        heading
      )}
      {children}
    </section>
  )
}

/** The pages of one thing, as links. */
export function Tabs({ label, items }: { label: string; items: { to: string; label: ReactNode }[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {items.map((item) => (
        <NavLink key={item.to} to={item.to} end>
          {item.label}
        </NavLink>
      ))}
    </nav>
  )
}

/** Nothing is here: says so and what to do. */
export function Empty({
  title,
  children,
  action,
}: {
  title: ReactNode
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="empty">
      <b>{title}</b>
      {children && <p className="soft">{children}</p>}
      {action}
    </div>
  )
}

export type NoticeKind = 'info' | 'good' | 'warning' | 'error'

const noticeIcon: Record<NoticeKind, IconName> = {
  info: 'info',
  good: 'done',
  warning: 'warning',
  error: 'alert',
}

/**
 * A box that says one thing.
 * @param arrived it tells the result of what was just done: a screen reader hears it, and it takes the focus
 */
export function Notice({
  kind = 'info',
  title,
  arrived = false,
  children,
}: {
  kind?: NoticeKind
  title?: ReactNode
  arrived?: boolean
  children?: ReactNode
}) {
  const box = useRef<HTMLDivElement>(null)
  // The page may stay while its news changes: the next press's result takes the focus as the first did.
  const said = [title, children].filter((part) => typeof part === 'string').join(' ')
  useEffect(() => {
    if (arrived) box.current?.focus()
  }, [arrived, said])
  const role = kind === 'error' ? 'alert' : arrived ? 'status' : undefined
  return (
    <div ref={box} className={`notice ${kind}`} role={role} tabIndex={arrived ? -1 : undefined}>
      <Icon name={noticeIcon[kind]} size={20} />
      <div>
        {title !== undefined && (
          <p>
            <b>{title}</b>
          </p>
        )}
        {typeof children === 'string' ? <p>{children}</p> : children}
      </div>
    </div>
  )
}

/** Two columns, the wider first; one under the other on a narrow screen. */
export function Split({ children, aside }: { children: ReactNode; aside: ReactNode }) {
  return (
    <div className="split">
      <div className="stack">{children}</div>
      <div className="stack">{aside}</div>
    </div>
  )
}
