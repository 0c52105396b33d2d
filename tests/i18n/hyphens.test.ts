// Where a long Finnish word may be divided.
import { expect, test } from 'vitest'
import { breakable } from '~/i18n/hyphens'

test.each([
  ['Aamukahvitilaisuus: Julkisen', 'Aamu-kah-vi-ti-lai-suus: Julkisen'],
  ['Osaamisen kehittäminen', 'Osaamisen kehit-tä-mi-nen'],
  ['Johdon päivä', 'Johdon päivä'],
  ['', ''],
])('%s is divided as %s', (text, divided) => {
  expect(breakable(text).replaceAll('\u00AD', '-')).toBe(divided)
})
