// The frame of every page: the head, the skip link, the bar, the foot, and what is shown when a page fails.
import latin from '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2?url'
import type { AppLoadContext, LinksFunction, LoaderFunctionArgs } from '@remix-run/node'
import {
  Links,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import type { ReactNode } from 'react'
import { actorOf, localeOf, type PersonActor } from './auth/actor.server'
import { dateOf } from './domain/core/time'
import { mayLook, viewerOf } from './domain/people/visibility.server'
import { menuOf, underName, type MenuReader } from './parts/menu'
import { SearchBox } from './parts/search/search-box'
import { paths } from './paths'
import styles from './styles/index.css?url'
import { Bar, Foot } from './ui/bar'
import { ErrorPage } from './ui/error-page'
import { useNonce } from './ui/nonce'
import { useWords } from './ui/words'

/** What a route may ask of the frame. */
export type Handle = {
  /** The mark and the languages alone: for those who come by a link. */
  bare?: boolean
  /** False sends the page without any script. */
  scripts?: boolean
}

export const links: LinksFunction = () => [
  { rel: 'preload', href: latin, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await actorOf(request, context)
  return {
    locale: await localeOf(request, context),
    user: actor && { name: actor.name, ...(await readerOf(context, actor)) },
    demo: context.mailbox !== null,
    contact: context.config.mailFrom.address,
  }
}

/** For whom the menu is. Who takes part in nothing but assists managers is here for them. */
async function readerOf({ db, now }: AppLoadContext, actor: PersonActor): Promise<MenuReader> {
  const looks = await mayLook(db, viewerOf(actor, dateOf(now())))
  return { organiser: actor.organiser, looks, serves: !looks && actor.managerIds.length > 0 }
}

export function Layout({ children }: { children: ReactNode }) {
  const { t, locale } = useWords()
  const nonce = useNonce()
  const frame = useRouteLoaderData<typeof loader>('root')
  const handles = useMatches().map((match) => match.handle as Handle | undefined)
  const bare = handles.some((handle) => handle?.bare)
  const scripts = handles.every((handle) => handle?.scripts !== false)
  const user = bare ? null : (frame?.user ?? null)
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        {/* The heading of the page takes this place as the page leaves the server. */}
        <title suppressHydrationWarning>{t('frame.app')}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#00337a" />
        <meta name="robots" content="noindex" />
        {/* So do the words that the page says: with them the browser wakes it. */}
        {scripts && <meta name="words" content="" suppressHydrationWarning />}
        <Links />
      </head>
      <body>
        <a className="skip" href="#main">
          {t('frame.skip')}
        </a>
        <TopBar bare={bare} user={user} demo={frame?.demo ?? false} />
        <main id="main" className={bare ? 'narrow' : undefined} tabIndex={-1}>
          {children}
        </main>
        <Foot
          owner={t('frame.foot.owner')}
          links={[
            ...(frame ? [{ to: `mailto:${frame.contact}`, label: t('frame.foot.contact') }] : []),
            { to: paths.accessibility(), label: t('frame.foot.accessibility') },
            ...(frame?.user?.organiser ? [{ to: paths.design(), label: t('frame.foot.design') }] : []),
          ]}
        />
        {scripts && (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        )}
      </body>
    </html>
  )
}

type Frame = { bare: boolean; user: (MenuReader & { name: string }) | null; demo: boolean }

function TopBar({ bare, user, demo }: Frame) {
  const { t } = useWords()
  return (
    <Bar
      home={bare ? undefined : paths.start()}
      menu={user ? menuOf(user, t) : []}
      search={user?.organiser ? <SearchBox /> : undefined}
      user={user ? { name: user.name, items: underName(user, t) } : undefined}
      signOut={paths.signOut()}
    >
      {demo && !bare && (
        <div className="ribbon">
          <div className="in">
            <span>{t('frame.demo.notice')}</span>
            <a href={paths.demoMailbox()}>{t('frame.demo.mailbox')}</a>
          </div>
        </div>
      )}
    </Bar>
  )
}

export default function App() {
  return <Outlet />
}

/** Works without any loader's data: the error may be that there is none. */
export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} home={paths.start()} />
}
