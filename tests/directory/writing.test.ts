// What the form of a letter to a person takes of what was typed.
import { expect, test } from 'vitest'
import { personLetterForm } from '~/domain/directory/writing'

const id = '0198a000-0000-7000-8000-000000000001'
const read = (subject: string, text: string) => personLetterForm.safeParse({ id, subject, text })
const faults = (subject: string, text: string) =>
  read(subject, text).error?.issues.map(({ path, message }) => [path.join('.'), message]) ?? []

test('a line break counts as one letter, though browsers send two', () => {
  expect(read('Hei', 'a\r\n'.repeat(1999) + 'ab').data?.text).toBe('a\n'.repeat(1999) + 'ab')
})

test('a subject is one line, and neither it nor the text turns the direction of what follows', () => {
  expect(read(' Hei \u202esinä\r\nBcc: x ', 'Yksi\u202e\u0007\r\nkaksi\n').data).toEqual({
    ...{ id, subject: 'Hei sinä Bcc: x', text: 'Yksi\nkaksi' },
  })
})

test('too long and empty are told beside each field', () => {
  expect(faults('a'.repeat(151), 'a'.repeat(4001))).toEqual([
    ['subject', 'directory.write.subjectTooLong'],
    ['text', 'directory.write.textTooLong'],
  ])
  expect(faults(' ', '\r\n')).toEqual([
    ['subject', 'frame.form.fillIn'],
    ['text', 'frame.form.fillIn'],
  ])
  expect(faults('a'.repeat(150), 'a'.repeat(4000))).toEqual([])
})
