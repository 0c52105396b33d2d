// Renders a part of a page to HTML, inside words and a router, as the server does.
import type { ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router-dom/server'
import type { Locale } from '#db/schema'
import { wordsOfPages } from '~/i18n/all'
import { FieldNamesProvider } from '~/ui/field-names'
import { WordsProvider } from '~/ui/words'

export async function render(part: ReactNode, at = '/', locale: Locale = 'fi'): Promise<string> {
  const fieldNames = new Map<string, string>()
  const element = (
    <WordsProvider t={wordsOfPages(locale)} locale={locale}>
      <FieldNamesProvider value={fieldNames}>{part}</FieldNamesProvider>
    </WordsProvider>
  )
  const handler = createStaticHandler([{ path: '*', element }])
  const context = await handler.query(new Request(`http://localhost${at}`))
  if (context instanceof Response) throw context
  const drawn = () =>
    renderToString(
      <StaticRouterProvider
        router={createStaticRouter(handler.dataRoutes, context)}
        context={context}
        hydrate={false}
      />,
    )
  drawn()
  return drawn().replaceAll('<!-- -->', '')
}

/** The value of an attribute of the first element that the pattern finds. */
export const attribute = (html: string, element: RegExp, name: string): string | undefined =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(element.exec(html)?.[0] ?? '')?.[1]
