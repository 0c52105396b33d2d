// Where a person goes after signing in: back to a page of the app, never off it.
import { paths } from '~/paths'

const own = 'http://own.invalid'

/** The path within the app that the text names, made fit for a header; anything else leads to the start. */
export function wayBack(text: string | undefined): string {
  if (!text?.startsWith('/')) return paths.start()
  try {
    const url = new URL(text, own)
    return url.origin === own ? url.pathname + url.search : paths.start()
  } catch {
    return paths.start()
  }
}
