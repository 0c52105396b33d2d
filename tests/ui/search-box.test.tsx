// The search field of the bar as HTML: a plain form without scripts, a list box in groups with them.
import { describe, expect, test } from 'vitest'
import type { Hint } from '~/domain/search/results'
import { wordsOfPages } from '~/i18n/all'
import { ChoiceList, choiceId, groupsOfHints, listId } from '~/parts/search/choice-list'
import { SearchBox } from '~/parts/search/search-box'
import { attribute, render } from './render'

const hint = (thing: Hint['thing'], name: string): Hint => ({
  thing,
  name,
  about: 'tieto',
  to: `/${thing}/${name}`,
  match: '',
})

describe('without scripts', () => {
  test('the field is a form that opens the search page, with a label and a button', async () => {
    const html = await render(<SearchBox />)
    expect(attribute(html, /<form[^>]*>/, 'action')).toBe('/search')
    expect(attribute(html, /<form[^>]*>/, 'method')).toBe('get')
    expect(attribute(html, /<input[^>]*>/, 'name')).toBe('q')
    expect(attribute(html, /<input[^>]*>/, 'aria-label')).toContain('Hae henkilöitä')
    expect(attribute(html, /<button[^>]*>/, 'aria-label')).toBe('Hae')
  })

  test('it claims no list that nothing would fill', async () => {
    const html = await render(<SearchBox />)
    expect(html).not.toContain('combobox')
    expect(html).not.toContain('listbox')
  })

  test('a phone has a link to the search page', async () => {
    expect(await render(<SearchBox />)).toMatch(/<a class="to-search"[^>]* href="\/search"/)
  })
})

describe('the list of hints', () => {
  const hints = [hint('person', 'Aino'), hint('person', 'Åsa'), hint('event', 'Päivä')]
  const list = (shown: Hint[], active: number) =>
    render(
      <ChoiceList
        {...{ id: 'search', label: 'Ehdotukset', typed: '', active }}
        groups={groupsOfHints(shown, wordsOfPages('fi'))}
        open={() => undefined}
      />,
    )

  test('has groups with names, and options with ids in order, one of them selected', async () => {
    const html = await list(hints, 1)
    expect(attribute(html, /<div role="listbox"[^>]*>/, 'id')).toBe(listId('search'))
    expect(html.match(/role="group" aria-label="[^"]+"/g)).toEqual([
      'role="group" aria-label="Henkilöt"',
      'role="group" aria-label="Tilaisuudet"',
    ])
    expect(
      [...html.matchAll(/role="option" id="([^"]*)" aria-selected="([^"]*)"/g)].map((one) => one.slice(1)),
    ).toEqual([
      [choiceId('search', 0), 'false'],
      [choiceId('search', 1), 'true'],
      [choiceId('search', 2), 'false'],
    ])
  })

  test('is hidden when there are none', async () => {
    const html = await list([], -1)
    expect(html).toMatch(/role="listbox"[^>]* hidden=""/)
  })

  test('shows names as text, whatever they hold', async () => {
    const html = await list([hint('person', '<b>x')], -1)
    expect(html).toContain('&lt;b&gt;x')
  })
})
