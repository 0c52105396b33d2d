// Where a person goes after signing in or after a press that has no page of its own: a page of the app, never off it.
import { paths } from '~/paths'

const own = 'http://own.invalid'

/** The path within the app that the text names, made fit for a header; anything else leads to `otherwise`. */
export function wayBack(text: string | undefined, otherwise = paths.start()): string {
  if (!text?.startsWith('/')) return otherwise
  try {
    const url = new URL(text, own)
    // `/.//elsewhere` is on our own host until its dots are taken away; two slashes then lead off it.
    if (url.origin !== own || url.pathname.startsWith('//')) return otherwise
    return url.pathname + url.search
  } catch {
    return otherwise
  }
}
