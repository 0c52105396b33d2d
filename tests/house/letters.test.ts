// Every kind of letter has a sample in each language, and the way that sends can write it.
import { describe, expect, test } from 'vitest'
import { locales } from '#db/schema'
import { letterData, letterKinds } from '#emails/letters'
import { renderLetter } from '#emails/render'
import { samples } from '#emails/samples'

const site = { baseUrl: 'https://johtofoorumi.example', senderName: 'Johtofoorumi' }

describe.each(locales)('letters in %s', (locale) => {
  const all = Object.entries(samples(locale))

  test.each(letterKinds)('%s has a sample', (kind) => {
    expect(all.map(([, letter]) => letter.kind)).toContain(kind)
  })

  test.each(all)('%s holds what its kind asks for', (_name, { kind, data }) => {
    expect(letterData[kind].parse(data)).toEqual(data)
  })

  test.each(all)('%s is written with words', async (_name, letter) => {
    const { subject, html, text } = await renderLetter(letter, locale, site)
    for (const part of [subject, html, text]) {
      expect(part).not.toMatch(/\{\{|\bundefined\b|\[object /)
      expect(part.trim()).not.toBe('')
    }
    expect(subject).not.toMatch(/[\r\n]|^[a-z]\w*\.\w+/)
    expect(html).toContain(`lang="${locale}"`)
  })
})
