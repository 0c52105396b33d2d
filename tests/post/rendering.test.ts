// Letters laid out once for a burst are the letters that would have been laid out one by one.
import { expect, test } from 'vitest'
import { locales } from '#db/schema'
import { renderLetter } from '#emails/render'
import { samples } from '#emails/samples'
import { createRenderer } from '~/post/rendering.server'

const site = { baseUrl: 'https://johtofoorumi.vm.example', senderName: 'Johtofoorumi' }

test.each(locales)('the same letters, in %s', async (locale) => {
  const render = createRenderer(site)
  for (const token of ['ensimmainen', 'toinen-2_x', 'outo/&"merkki', null]) {
    for (const letter of Object.values(samples(locale, token))) {
      expect(await render(letter, locale)).toEqual(await renderLetter(letter, locale, site))
    }
  }
})
