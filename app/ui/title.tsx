// The title of a page is its heading. The head leaves the server before the heading is rendered, so the heading is
// noted here and put into the head as the page leaves; in the browser it is set directly.
import { createContext, isValidElement, useContext, useEffect, type ReactNode } from 'react'
import type { Written } from '~/i18n/named'
import { useWords } from './words'

/** What the server notes while it renders a page. */
export type NotedTitle = { text: string | null }

const NotedContext = createContext<NotedTitle | null>(null)

export const NotedTitleProvider = NotedContext.Provider

type Inside = { children?: ReactNode; written?: Written }

/** The letters of what is shown, without its elements. */
export function plainText(node: ReactNode): string {
  if (typeof node === 'string' || typeof node === 'number') return String(node)
  if (Array.isArray(node)) return node.map(plainText).join('')
  if (!isValidElement<Inside>(node)) return ''
  return node.props.written?.text ?? plainText(node.props.children)
}

/** Makes a heading the title of the page. */
export function useTitle(heading: ReactNode): void {
  const { t } = useWords()
  const noted = useContext(NotedContext)
  const text = t('frame.titled', { title: plainText(heading) })
  if (noted !== null) noted.text = text
  useEffect(() => {
    document.title = text
  }, [text])
}
