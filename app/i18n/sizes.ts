// The size of a file as each language writes it.
import type { Locale } from '#db/schema'

const tags: Record<Locale, string> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }

/** "1,2 Mt", "1,2 MB"; under a megabyte "340 kt", "340 kB". */
export function fileSize(bytes: number, locale: Locale): string {
  const large = bytes >= 1024 * 1024
  return new Intl.NumberFormat(tags[locale], {
    style: 'unit',
    unit: large ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: large ? 1 : 0,
  }).format(large ? bytes / 1024 / 1024 : Math.max(1, bytes / 1024))
}
