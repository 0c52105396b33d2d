// The palette: what it offers on a page, how typed words find it, and its list as HTML.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commandsAt, fits } from '~/parts/palette/commands'
import { menuOf, underName } from '~/parts/menu'
import { PaletteOpener } from '~/parts/palette/opener'
import { ChoiceList, groupsOfHints } from '~/parts/search/choice-list'
import { locales } from '#db/schema'
import { wordsOfPages } from '~/i18n/all'
import { attribute, render } from './render'

const edit = { to: '/events/abc/edit', name: 'Muokkaa tietoja' }

test.each([
  ['Luo uusi tilaisuus', 'uusi', true],
  ['Luo uusi tilaisuus', 'til luo', true],
  ['Luo uusi tilaisuus', 'TILAISUUS', true],
  ['Lägg till en person', 'lagg', true],
  ['Lägg till en person', 'LÄGG', true],
  ['Luo uusi tilaisuus', 'suus', false],
  ['Luo uusi tilaisuus', 'uusi henkilö', false],
  ['Vuosi', '  ', true],
])('"%s" is found by "%s": %s', (label, typed, found) => {
  expect(fits(label, typed)).toBe(found)
})

test('a label is found by the beginnings of its own words, in any order', () => {
  const words = fc.array(fc.constantFrom('Lähetä', 'kutsut', 'tähän', 'tilaisuuteen'), { minLength: 1 })
  fc.assert(
    fc.property(words, fc.nat(5), (parts, length) => {
      const typed = parts.map((part) => part.slice(0, length + 1)).join(' ')
      expect(fits('Lähetä kutsut tähän tilaisuuteen', typed)).toBe(true)
    }),
  )
})

test('a page of an event offers what is done with it first, other pages do not', () => {
  const here = (pathname: string) =>
    commandsAt(pathname, wordsOfPages('fi'), [])
      .filter(({ kind }) => kind === 'here')
      .map(({ to }) => to)
  expect(here('/events/abc/answers')).toContain('/events/abc/sending')
  expect(commandsAt('/events/abc', wordsOfPages('fi'), [])[0]?.kind).toBe('here')
  expect(here('/networks/abc')).toEqual(['/networks/abc/members/new'])
  for (const other of ['/', '/events', '/events/new', '/events/figures', '/people/abc'])
    expect(here(other)).toEqual([])
})

test('an event is edited, moved and cancelled from the palette as long as its page offers to edit it', () => {
  const t = wordsOfPages('fi')
  const open = commandsAt('/events/abc/answers', t, [edit]).map(({ to }) => to)
  const over = commandsAt('/events/abc/answers', t, []).map(({ to }) => to)
  expect(open).toEqual(expect.arrayContaining(['/events/abc/edit', '/events/abc/move', '/events/abc/cancel']))
  expect(open).toContain('/events/abc/letters')
  expect(over).toContain('/events/abc/letters')
  for (const to of ['/events/abc/edit', '/events/abc/move', '/events/abc/cancel'])
    expect(over).not.toContain(to)
})

test('what the open page offers is a command of its own, once, and first', () => {
  const t = wordsOfPages('fi')
  const offers = [
    { to: '/groups/requests', name: 'Pyynnöt' },
    { to: '/events/new', name: 'Uusi tilaisuus' },
  ]
  const commands = commandsAt('/groups', t, offers)
  expect(commands[0]).toEqual({ kind: 'here', name: 'Pyynnöt', to: '/groups/requests' })
  expect(commands.filter(({ to }) => to === '/events/new')).toHaveLength(1)
})

test('the list marks what was found, and says it when neither the name nor the line beside it does', async () => {
  const hint = {
    thing: 'person',
    to: '/people/1',
    name: 'Aino Virta',
    about: 'johtaja, Verohallinto',
  } as const
  const list = (typed: string, match: string) =>
    render(
      <ChoiceList
        id="p"
        label="L"
        typed={typed}
        groups={groupsOfHints([{ ...hint, match }], wordsOfPages('fi'))}
        active={0}
        open={() => undefined}
      />,
    )
  expect(await list('vero', '')).toContain('<mark>Vero</mark>hallinto')
  expect(await list('vero', '')).not.toContain('Osuma')
  expect(await list('muutos', 'muutosjohtaminen')).toContain('Osuma: <mark>muutos</mark>johtaminen')
})

test.each(locales)('in %s no two commands of a page have the same name', (locale) => {
  const names = commandsAt('/events/abc', wordsOfPages(locale), [edit]).map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})

test('every page that a menu leads an organiser to is a command', () => {
  const t = wordsOfPages('fi')
  const keeper = { organiser: true, looks: true, serves: false }
  const gone = commandsAt('/', t, []).filter(({ kind }) => kind === 'go')
  for (const { to, label } of [...menuOf(keeper, t), ...underName(keeper, t)])
    expect(gone).toContainEqual({ kind: 'go', name: label, to })
  expect(gone.map(({ to }) => to)).toEqual(expect.arrayContaining(['/directory', '/my/calendar', '/my/data']))
})

test('without scripts the button is a link to the search page', async () => {
  const html = await render(<PaletteOpener />)
  expect(attribute(html, /<a [^>]*to-palette[^>]*>|<a class="to-palette"[^>]*>/, 'href')).toBe('/search')
  expect(html).not.toContain('<dialog')
})

test('the list has named groups and marks the one that the keys have reached', async () => {
  const groups = [
    { key: 'act', label: 'Aloita', choices: [{ key: 'a', to: '/a', name: 'A' }] },
    { key: 'go', label: 'Siirry', choices: [{ key: 'b', to: '/b', name: 'B', about: 'tieto' }] },
  ]
  const html = await render(
    <ChoiceList id="p" label="Vaihtoehdot" typed="" groups={groups} active={1} open={() => undefined} />,
  )
  expect(attribute(html, /<div role="listbox"[^>]*>/, 'id')).toBe('p-list')
  expect(html.match(/role="group" aria-label="[^"]+"/g)).toHaveLength(2)
  expect(
    [...html.matchAll(/role="option" id="([^"]*)" aria-selected="([^"]*)"/g)].map((it) => it.slice(1)),
  ).toEqual([
    ['p-0', 'false'],
    ['p-1', 'true'],
  ])
})
