// The parts of a page as HTML: what a browser without scripts and a screen reader get.
import { expect, test } from 'vitest'
import { locales } from '#db/schema'
import { SectorAnswers } from '~/parts/sector-answers'
import { leadersOf, Meter, SectorBars } from '~/ui/chart'
import { ErrorPage } from '~/ui/error-page'
import { ChoicesField, FieldSet, SelectField, TextField } from '~/ui/field'
import { Figures } from '~/ui/figures'
import { ErrorSummary, ThreeLanguages } from '~/ui/form'
import { Page } from '~/ui/page'
import { Pager } from '~/ui/pager'
import { Table } from '~/ui/table'
import { AnswerTag, standings } from '~/ui/tag'
import { plainText } from '~/ui/title'
import { InLanguage } from '~/ui/words'
import { attribute, render } from './render'

test('a wrong field says so: its error and hint are beside it and tied to it, what was typed stays', async () => {
  const field = {
    id: 'f-email',
    name: 'email',
    initialValue: '"x" <script>',
    errors: ['frame.form.notAnEmail'],
  }
  const html = await render(<TextField field={field} label="Osoite" hint="Työosoite" required />)
  const input = /<input[^>]*>/
  expect(attribute(html, input, 'aria-invalid')).toBe('true')
  const ids = attribute(html, input, 'aria-describedby')?.split(' ') ?? []
  expect(ids).toHaveLength(2)
  for (const id of ids) expect(html).toContain(`id="${id}"`)
  expect(html).toContain('Kirjoita sähköpostiosoite muodossa')
  expect(html).not.toContain('frame.form')
  expect(attribute(html, /<label[^>]*>/, 'for')).toBe('f-email')
  expect(html).toContain('(pakollinen)')
  expect(html).toContain('value="&quot;x&quot; &lt;script&gt;"')
})

test('a right field is not called wrong', async () => {
  const html = await render(<TextField field={{ id: 'f', name: 'a' }} label="Osoite" />)
  expect(html).not.toContain('aria-invalid')
  expect(html).not.toContain('aria-describedby')
  expect(html).not.toContain('pakollinen')
})

test('choices keep what was chosen, and an unknown choice chooses nothing', async () => {
  const options = ['a', 'b'].map((value) => ({ value, label: value.toUpperCase() }))
  const chosen = await render(
    <SelectField field={{ name: 's', initialValue: 'b' }} label="S" options={options} empty="Kaikki" />,
  )
  expect(chosen).toMatch(/<option value="b" selected="">/)
  const many = await render(
    <ChoicesField many field={{ id: 'c', name: 'c', initialValue: ['a'] }} label="C" options={options} />,
  )
  expect(many.match(/checked=""/g)).toHaveLength(1)
  expect(attribute(many, /<input[^>]*id="c"[^>]*>/, 'value')).toBe('a')
})

test('the summary leads to each wrong field, and is not there when nothing is wrong', async () => {
  const form = { id: 'event', allErrors: { titleFi: ['frame.form.fillIn'], '': ['Tilaisuus on muuttunut.'] } }
  const html = await render(<ErrorSummary form={form} />)
  expect(html).toContain('<a href="#event-titleFi">Täytä tämä kohta.</a>')
  expect(html).toContain('<li>Tilaisuus on muuttunut.</li>')
  expect(html).toContain('2 kohtaa on korjattava')
  expect(html).toContain('role="alert"')
  expect(await render(<ErrorSummary form={{ id: 'event', allErrors: {} }} />)).toBe('')
})

test('the summary names each field as the field below it is labelled, with the legend that it stands under', async () => {
  const problem = ['frame.form.fillIn']
  // In the order of the page, whatever order the check told them in.
  const allErrors = { groups: problem, email: problem, mode: ['frame.form.chooseOne'], titleSv: problem }
  const html = await render(
    <>
      <ErrorSummary form={{ id: 'f', allErrors }} />
      <ThreeLanguages
        label="Otsikko"
        fields={{ fi: { name: 'a' }, sv: { name: 'titleSv', id: 'f-titleSv' }, en: { name: 'b' } }}
        required={['sv']}
      />
      <FieldSet legend="Yhteyshenkilö">
        <TextField field={{ name: 'email', id: 'f-email' }} label={<b>Sähköposti</b>} required />
      </FieldSet>
      <ChoicesField
        field={{ name: 'mode', id: 'f-mode' }}
        label="Osallistumistapa"
        options={[{ value: 'online', label: 'Etänä' }]}
      />
      <TextField field={{ name: 'groups', id: 'f-groups' }} label="Montako ryhmää?" />
    </>,
  )
  const lines = [...html.matchAll(/<li><a href="#([^"]*)">(.*?)<\/a><\/li>/g)].map(([, ...said]) => said)
  expect(lines).toEqual([
    ['f-titleSv', 'Otsikko ruotsiksi: Täytä tämä kohta.'],
    ['f-email', 'Yhteyshenkilö – Sähköposti: Täytä tämä kohta.'],
    ['f-mode', 'Osallistumistapa: Valitse yksi vaihtoehto.'],
    ['f-groups', 'Montako ryhmää? Täytä tämä kohta.'],
  ])
})

test('a text in three languages: each field says its language', async () => {
  const html = await render(
    <ThreeLanguages label="Nimi" fields={{ fi: { name: 'fi' }, sv: { name: 'sv' }, en: { name: 'en' } }} />,
    '/',
    'sv',
  )
  expect([...html.matchAll(/<input[^>]*lang="(\w+)"/g)].map((match) => match[1])).toEqual(['fi', 'sv', 'en'])
  expect(html).toContain('på svenska')
})

test('a table names its rows and columns; a head sorts, turns and keeps the search', async () => {
  const rows = [{ id: '1', name: 'Aino', count: 3 }]
  const html = await render(
    <Table
      caption="Henkilöt"
      rows={rows}
      rowKey={(row) => row.id}
      sort="name"
      columns={[
        { key: 'n', head: 'Nimi', names: true, sort: 'name', cell: (row) => row.name },
        { key: 'c', head: 'Määrä', number: true, sort: 'count', cell: (row) => row.count },
      ]}
    />,
    '/people?q=ai&page=3&sort=name',
  )
  expect(html).toMatch(/<th scope="row"[^>]*>Aino<\/th>/)
  expect(html).toContain('<caption class="unseen">Henkilöt</caption>')
  expect(html).toContain('aria-sort="ascending"')
  expect(html).toContain('href="/people?q=ai&amp;sort=-name"')
  expect(html).toContain('href="/people?q=ai&amp;sort=count"')
  expect(html).toContain('data-head="Määrä"')
})

test('pages of a list keep the search and end where the list ends', async () => {
  const middle = await render(<Pager page={2} size={50} total={120} />, '/people?q=a&page=2')
  expect(middle).toContain('51–100 / 120')
  expect(middle).toContain('href="/people?q=a"')
  expect(middle).toContain('href="/people?q=a&amp;page=3"')
  expect(await render(<Pager page={3} size={50} total={120} />, '/people?page=3')).not.toContain('page=4')
  expect(await render(<Pager page={1} size={50} total={0} />)).toBe('')
})

test('an answer is a word in every language, never the colour alone', async () => {
  const said = await Promise.all(
    locales.flatMap((locale) =>
      standings.map(async (standing) =>
        (await render(<AnswerTag answer={standing} />, '/', locale)).replace(/<[^>]*>/g, ''),
      ),
    ),
  )
  expect(new Set(said).size).toBe(15)
  expect(said.slice(0, 5)).toEqual(['Tulee', 'Ehkä', 'Ei tule', 'Jonossa', 'Ei vastausta'])
  expect(await render(<AnswerTag answer="waiting" place={2} />)).toContain('2. jonossa')
})

test('a bar says its figures, and its parts are shares of the whole', async () => {
  const html = await render(
    <Meter
      total={100}
      parts={[
        { kind: 'yes', count: 75, label: '75 tulee' },
        { kind: 'no', count: 5, label: '5 ei tule' },
      ]}
    />,
  )
  expect(html).toContain('aria-label="75 tulee, 5 ei tule"')
  expect(html).toMatch(/class="yes" x="0%" width="75%"/)
  expect(html).toMatch(/class="no" x="75%" width="5%"/)
  expect(await render(<Meter total={0} parts={[]} />)).not.toContain('NaN')
})

test('a chart has a table of its figures behind it', async () => {
  const html = await render(
    <SectorBars
      says="Eniten VM:stä."
      kinds={[
        { kind: 'yes', label: 'Tulee' },
        { kind: 'no', label: 'Ei tule' },
      ]}
      bars={[
        {
          label: 'VM',
          long: 'valtiovarainministeriö',
          parts: [
            { kind: 'yes', count: 4, label: '4' },
            { kind: 'no', count: 2, label: '2' },
          ],
        },
      ]}
    />,
  )
  const cells = [...html.matchAll(/<td[^>]*>(\d+)<\/td>/g)].map((match) => match[1])
  expect(cells).toEqual(['4', '2', '6'])
  expect(html).toContain('VM – valtiovarainministeriö')
})

test('who has the most is told truly: all who have as many, and nobody when none has any', async () => {
  const rows = [
    { code: 'VM', silent: 2 },
    { code: 'OM', silent: 1 },
    { code: 'YM', silent: 2 },
  ]
  expect(leadersOf(rows, ({ silent }) => silent).map(({ code }) => code)).toEqual(['VM', 'YM'])
  expect(leadersOf(rows, () => 0)).toEqual([])
  const sectors = rows.map(({ code, silent }) => ({
    code,
    counts: { yes: 1, maybe: 0, no: 0, waiting: 0, none: silent },
  }))
  expect(await render(<SectorAnswers sectors={sectors} />)).toContain('eniten vastaamatta: VM ja YM.')
  expect(await render(<SectorAnswers sectors={sectors} />, '/', 'en')).toContain('VM and YM.')
})

test('a picture whose figures stand in a table beside it has no table of its own', async () => {
  const bars = [{ label: 'VM', parts: [{ kind: 'plain' as const, count: 4, label: '4' }] }]
  const picture = (tabled: boolean) =>
    render(<SectorBars says="S" bars={bars} kinds={[{ kind: 'plain', label: 'Tuli' }]} tabled={tabled} />)
  expect(await picture(true)).toContain('<table')
  expect(await picture(false)).not.toContain('<table')
})

test('the title of a page is the letters of its heading', async () => {
  expect(plainText(<InLanguage written={{ text: 'Dagen', lang: 'sv' }} />)).toBe('Dagen')
  expect(plainText(['Muistuta ', 28, <b key="b">:aa</b>])).toBe('Muistuta 28:aa')
  expect(await render(<InLanguage written={{ text: 'Dagen', lang: 'sv' }} />)).toBe(
    '<span lang="sv">Dagen</span>',
  )
})

test('a page shows its facts without the empty ones', async () => {
  const html = await render(<Page title="T" facts={['a', null, '', false, 'b']} />)
  expect(html).toContain('<p class="soft">a · b</p>')
})

test('an error page knows its error in each language', async () => {
  const thrown = (status: number) => ({ status, statusText: '', internal: false, data: null })
  expect(await render(<ErrorPage error={thrown(404)} home="/" />)).toContain('Sivua ei löytynyt')
  expect(await render(<ErrorPage error={thrown(403)} home="/" />, '/', 'sv')).toContain('Du har inte rätt')
  expect(await render(<ErrorPage error={thrown(410)} home="/" />, '/', 'en')).toContain('no longer valid')
  expect(await render(<ErrorPage error={thrown(413)} home="/" />)).toContain('Lähetys on liian suuri')
  expect(await render(<ErrorPage error={new Error('secret')} home="/" />)).not.toContain('secret')
})

test('a large figure is written as the language writes numbers', async () => {
  const html = await render(<Figures items={[{ value: 4984, label: 'Kutsuttuja' }]} />)
  expect(html).toMatch(/<dd>4\s984<\/dd>/)
})
