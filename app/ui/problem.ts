// Turns what a check answered into words: reasons are keys of the dictionaries, other text is shown as it is.
import type { PageT } from '~/i18n/types'

const keyShaped = /^[a-z][A-Za-z]*(\.[A-Za-z]+)+$/

/** `problemText(t, 'frame.form.fillIn')` → "Täytä tämä kohta." */
export function problemText(t: PageT, error: string): string {
  // The key is known only when the program runs, so the typed dictionary cannot check it.
  const look = t as unknown as (key: string) => string
  return keyShaped.test(error) ? look(error) : error
}
