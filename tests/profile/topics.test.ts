// Topics of expertise as they are kept: each once, as it was first typed.
import { expect, test } from 'vitest'
import { tidyTopics } from '~/domain/profile/rules'

test.each([
  ['nothing', '', ''],
  ['marks alone', ' , ,\n ,', ''],
  ['one', '  Johtaminen ', 'Johtaminen'],
  ['one twice, whatever its case', 'Tekoäly, TEKOÄLY,tekoäly', 'Tekoäly'],
  [
    'one that begins as another',
    'Johtaminen, Johtaminen verkostoissa',
    'Johtaminen, Johtaminen verkostoissa',
  ],
  ['lines, which stay lines', 'Johtaminen,Tekoäly\nTalous', 'Johtaminen, Tekoäly\nTalous'],
  ['one again on a later line, of which nothing is left', 'Talous\n talous,\nTekoäly', 'Talous\nTekoäly'],
  ['the line ends of a form', 'Talous\r\nTekoäly', 'Talous\nTekoäly'],
])('of %s', (_, typed, kept) => {
  expect(tidyTopics(typed)).toBe(kept)
})
