// The bar on top of every page and its foot: the mark, the menu, the languages, who is here.
import { Form, Link, NavLink, useLocation } from '@remix-run/react'
import { useEffect, useRef, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react'
import { locales, type Locale } from '#db/schema'
import { Icon, type IconName } from './icon'
import { bringTyped, keepTyped } from './typed-along'
import { useWords } from './words'

export type MenuItem = { to: string; label: string; icon?: IconName; end?: boolean }

/** The app's sign: a table seen from above with a seat left free. */
function Mark() {
  return (
    <svg width="26" height="26" viewBox="0 0 32 32" aria-hidden focusable="false">
      <circle cx="16" cy="16" r="7" fill="none" stroke="currentColor" strokeWidth="2.5" />
      <g fill="currentColor">
        <circle cx="16" cy="3.5" r="2.8" />
        <circle cx="26.8" cy="9.75" r="2.8" />
        <circle cx="26.8" cy="22.25" r="2.8" />
        <circle cx="16" cy="28.5" r="2.8" />
        <circle cx="5.2" cy="22.25" r="2.8" />
      </g>
      <circle cx="5.2" cy="9.75" r="2.8" fill="hsl(23, 82%, 60%)" />
    </svg>
  )
}

/**
 * @param home where the mark leads; without it the mark is no link
 * @param menu the pages of the first level
 * @param search the field that searches the app; with it the menu has a row of its own
 * @param user the signed-in person's name and the menu under it
 * @param children what stands under the bar on every page
 */
export function Bar({
  home,
  menu = [],
  search,
  user,
  signOut,
  children,
}: {
  home?: string
  menu?: MenuItem[]
  search?: ReactNode
  user?: { name: string; items: MenuItem[] }
  signOut?: string
  children?: ReactNode
}) {
  const { t } = useWords()
  const brand = (
    <>
      <Mark />
      {t('frame.app')}
    </>
  )
  return (
    <header>
      <div className={search ? 'bar rows-two' : 'bar'}>
        <div className="in">
          {home ? (
            <Link to={home} className="brand">
              {brand}
            </Link>
          ) : (
            <span className="brand">{brand}</span>
          )}
          {menu.length > 0 && (
            <nav aria-label={t('frame.nav.label')}>
              {menu.map((item) => (
                <NavLink key={item.to} to={item.to} end={item.end}>
                  {item.label}
                </NavLink>
              ))}
            </nav>
          )}
          {search}
          <Tongues />
          {user && signOut && <UserMenu user={user} signOut={signOut} />}
        </div>
      </div>
      {children}
    </header>
  )
}

/** Whether a press on a link leads this very tab on. */
const opensHere = ({ ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean =>
  !(ctrlKey || metaKey || shiftKey || altKey)

/**
 * The languages by their own names. The page is fetched anew, since the browser holds one language's words; what was
 * typed comes along.
 */
function Tongues() {
  const { t, locale } = useWords()
  const { pathname, search } = useLocation()
  useEffect(bringTyped, [])
  const own: Record<Locale, string> = { fi: 'suomi', sv: 'svenska', en: 'English' }
  const inLanguage = (lang: Locale) => {
    const query = new URLSearchParams(search)
    query.set('lang', lang)
    return `${pathname}?${query.toString()}`
  }
  return (
    <ul className="tongues" aria-label={t('frame.language.label')}>
      {locales.map((lang) => (
        <li key={lang}>
          <a
            href={inLanguage(lang)}
            lang={lang}
            hrefLang={lang}
            aria-current={lang === locale || undefined}
            onClick={(event) => opensHere(event) && keepTyped()}
          >
            <span aria-hidden>{lang.toUpperCase()}</span>
            <span className="unseen">{own[lang]}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

/** The menu is a `details`: it opens without scripts. With them Esc closes it, and so does a press beside it. */
function UserMenu({ user, signOut }: { user: { name: string; items: MenuItem[] }; signOut: string }) {
  const { t } = useWords()
  const { key } = useLocation()
  const menu = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const pressed = ({ target }: PointerEvent) => {
      if (menu.current?.open && !menu.current.contains(target as Node)) menu.current.open = false
    }
    document.addEventListener('pointerdown', pressed)
    return () => document.removeEventListener('pointerdown', pressed)
  }, [])
  const closeByKey = ({ key: pressed, currentTarget }: KeyboardEvent<HTMLDetailsElement>) => {
    if (pressed !== 'Escape' || !currentTarget.open) return
    currentTarget.open = false
    currentTarget.querySelector('summary')?.focus()
  }
  return (
    <details className="user" key={key} ref={menu} onKeyDown={closeByKey}>
      <summary>
        <Icon name="person" />
        <span className="unseen">{t('frame.user.menu')}: </span>
        <span className="who">{user.name}</span>
        <Icon name="down" size={16} />
      </summary>
      <div>
        {user.items.map((item) => (
          <Link key={item.to} to={item.to}>
            {item.icon && <Icon name={item.icon} />}
            {item.label}
          </Link>
        ))}
        <Form method="post" action={signOut} reloadDocument>
          <button type="submit">
            <Icon name="signOut" />
            {t('frame.user.signOut')}
          </button>
        </Form>
      </div>
    </details>
  )
}

export function Foot({ owner, links }: { owner: ReactNode; links: { to: string; label: string }[] }) {
  const { t } = useWords()
  return (
    <footer className="foot">
      <div className="in">
        <span>{owner}</span>
        <ul aria-label={t('frame.foot.label')}>
          {links.map((link) => (
            <li key={link.to}>
              {/^\w+:/.test(link.to) ? (
                <a href={link.to}>{link.label}</a>
              ) : (
                <Link to={link.to}>{link.label}</Link>
              )}
            </li>
          ))}
        </ul>
      </div>
    </footer>
  )
}
