// The return address of a letter leads back to it, and nobody can make one up: rule M6 of calendar and mail.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { letterOfReturn, returnTag } from '~/domain/core/return-path.server'

const secret = 'a secret of the tests, long enough to be taken'
const template = 'johtofoorumi+*@vm.example'
const addressOf = (id: string) => template.replace('*', returnTag(id, secret))

test('M6: the address leads back to the letter, however a mail system writes its case', () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      expect(letterOfReturn(addressOf(id).toUpperCase(), template, secret)).toBe(id)
    }),
  )
})

test('M6: the part before the @ keeps within 64 letters', () => {
  expect(addressOf(crypto.randomUUID()).split('@')[0]?.length).toBeLessThanOrEqual(64)
})

test('another address, a forged tag or another secret leads nowhere', () => {
  const address = addressOf('0199f000-0000-7000-8000-000000000001')
  expect(letterOfReturn('johtofoorumi@vm.example', template, secret)).toBeNull()
  expect(letterOfReturn(address.replace('0199f000', '0199f001'), template, secret)).toBeNull()
  expect(letterOfReturn(address, template, `${secret}!`)).toBeNull()
  expect(letterOfReturn(address, null, secret)).toBeNull()
  expect(letterOfReturn('johtofoorumi+*@vm.example', template, secret)).toBeNull()
})
