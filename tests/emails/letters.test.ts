// Every letter in every language: whole, in one voice, with its links, and marked where the language is another.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { locales } from '#db/schema'
import { isAboutEvent, letterKinds, letterData, withoutSecrets, type ReadLetter } from '#emails/letters'
import { renderLetter } from '#emails/render'
import { plainly, sampleEvent, samples } from '#emails/samples'
import { groupSamples } from '#emails/samples-groups'
import { letterDictionaries } from '~/i18n/all'

const site = { baseUrl: 'https://johtofoorumi.vm.example', senderName: 'Johtofoorumi' }
const everyLetter = locales.flatMap((locale) =>
  Object.entries(samples(locale, 'tunnus')).map(([name, letter]) => ({ locale, name, letter })),
)
const asking = ['invitation', 'reminder', 'timeChanged']
const groupLetters = Object.keys(groupSamples('fi', null))
/** Letters whose link leads to a page of their own, and those that lead nowhere but into the app. */
const ownPages = { seriesInvited: 'dates', speakerAsked: 'speaker', surveyAsked: 'survey' } as const
const silent = [
  'cancelled',
  'withdrawn',
  'signIn',
  'inquiry',
  'substituteAsked',
  'replyToCancelled',
  'mailForwarded',
  'remarkAnswer',
  'remarkAnswerOfRecord',
  'networkNews',
  'networkBoardReply',
  'networkBoardNotes',
  'fromPerson',
  'wishApproved',
  'wishDeclined',
  'outsideWelcomed',
  'takenBack',
  ...Object.keys(ownPages),
  ...groupLetters,
]

const keysOf = (words: object, path = ''): string[] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [path + key] : keysOf(value as object, `${path}${key}.`),
  )
const leavesOf = (words: object): [string, string][] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[key, value] as [string, string]]
      : leavesOf(value as object).map(([rest, text]): [string, string] => [`${key}.${rest}`, text]),
  )
/** What a reader sees of the HTML. */
const seen = (html: string): string =>
  html
    .replace(/<head>[^]*?<\/head>/, '')
    .replace(/<!--[^]*?-->/g, '')
    .replace(/<\/?(span|a|del|strong)\b[^>]*>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')

test('there is a sample of every kind, and each is a letter of its kind', () => {
  for (const locale of locales) {
    const all = Object.values(samples(locale))
    expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(letterKinds))
    for (const { kind, data } of all) expect(letterData[kind].safeParse(data).success).toBe(true)
  }
})

test.each(['sv', 'en'] as const)(
  '%s has the words of the Finnish, with the same places for names and times',
  (locale) => {
    const finnish = new Map(leavesOf(letterDictionaries.fi))
    const others = new Map(leavesOf(letterDictionaries[locale]))
    const places = (text = '') => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()
    expect([...others.keys()]).toEqual([...finnish.keys()])
    for (const [key, text] of others) {
      expect(text.trim(), key).not.toBe('')
      expect(places(text), key).toEqual(places(finnish.get(key)))
    }
  },
)

test.each(everyLetter)('$name in $locale is whole', async ({ locale, letter }) => {
  const { subject, html, text } = await renderLetter(letter, locale, site)
  expect(subject).not.toMatch(/\p{Cc}/u)
  expect(subject.trim()).not.toBe('')
  for (const key of keysOf(letterDictionaries.fi)) {
    if (!key.includes('.')) continue
    expect(`${subject} ${seen(html)} ${text}`).not.toContain(key)
  }
  expect(`${subject}${html}${text}`).not.toMatch(/\{\{|\}\}|undefined|\[object|NaN/)
  expect(html).toMatch(new RegExp(`<html[^>]* lang="${locale}"`))
  expect(text.length).toBeGreaterThan(100)
})

test.each(everyLetter.filter(({ letter }) => isAboutEvent(letter)))(
  'M5: $name in $locale says what, when, where and whom to ask, in HTML and in text alike',
  async ({ locale, letter }) => {
    const { html, text } = await renderLetter(letter, locale, site)
    if (!isAboutEvent(letter)) throw new Error('not about an event')
    const clock = { fi: 'klo 12–16', sv: 'kl. 12–16', en: '12:00–16:00' }[locale]
    for (const said of [
      letter.data.event.title.text,
      clock,
      letter.data.event.place,
      'aino.virta@vm.example',
    ]) {
      expect(seen(html).replace(/\u00a0/g, ' ')).toContain(said)
      expect(text).toContain(said)
    }
    expect(text.indexOf(clock)).toBeLessThan(text.indexOf('aino.virta@vm.example'))
  },
)

test.each(everyLetter.filter(({ name }) => asking.includes(name)))(
  'M5: $name in $locale has the three answers, each a link of its own',
  async ({ locale, letter }) => {
    const { html, text } = await renderLetter(letter, locale, site)
    for (const answer of ['yes', 'maybe', 'no']) {
      const link = `${site.baseUrl}/a/tunnus?lang=${locale}&answer=${answer}`
      expect(html).toContain(`href="${link.replace('&', '&amp;')}"`)
      expect(text).toContain(link)
    }
  },
)

/** Letters that tell of a calendar: they lead to the answer page where there is one, and need no excuse where there is none. */
const ofCalendars = ['replyNotTaken', 'calendarAgain']

test.each(everyLetter.filter(({ name }) => ofCalendars.includes(name)))(
  '$name in $locale leads to the answer page while it may be answered',
  async ({ locale, name, letter }) => {
    expect((await renderLetter(letter, locale, site)).text).toContain('/a/tunnus')
    const emptied = await renderLetter(samples(locale, null)[name] as ReadLetter, locale, site)
    expect(emptied.html + emptied.text).not.toContain('/a/')
  },
)

test.each(everyLetter.filter(({ name }) => !silent.includes(name) && !ofCalendars.includes(name)))(
  '$name in $locale leads to the answer page; emptied of its secret it says why there are no buttons',
  async ({ locale, name, letter }) => {
    const whole = await renderLetter(letter, locale, site)
    expect(whole.html).toContain('/a/tunnus')
    expect(whole.text).toContain('/a/tunnus')
    const emptied = samples(locale, null)[name] as ReadLetter
    const kept = await renderLetter(emptied, locale, site)
    expect(kept.html + kept.text).not.toContain('/a/')
    expect(kept.text).toContain(letterDictionaries[locale].noButtons)
    expect(kept.html).toContain(letterDictionaries[locale].noButtons)
  },
)

test.each(everyLetter.filter(({ name }) => silent.includes(name)))(
  '$name in $locale has nothing to answer',
  async ({ locale, letter }) => {
    const { html, text } = await renderLetter(letter, locale, site)
    expect(html + text).not.toContain('/a/')
  },
)

test.each(
  locales.flatMap((locale) => Object.entries(ownPages).map(([name, page]) => ({ locale, name, page }))),
)(
  '$name in $locale leads to its own page, until its secret has been emptied',
  async ({ locale, name, page }) => {
    const whole = await renderLetter(samples(locale, 'tunnus')[name] as ReadLetter, locale, site)
    expect(whole.html).toContain(`/${page}/tunnus?lang=${locale}`)
    expect(whole.text).toContain(`/${page}/tunnus?lang=${locale}`)
    const kept = await renderLetter(samples(locale, null)[name] as ReadLetter, locale, site)
    expect(kept.html + kept.text).not.toContain(`/${page}/`)
    expect(kept.text).toContain(letterDictionaries[locale].noButtons)
  },
)

test('an assistant’s copy says whose it is, in its subject and first of all', async () => {
  const { subject, text } = await renderLetter(samples('fi').copy as ReadLetter, 'fi', site)
  expect(subject).toMatch(/^Kopio \(Riikka Sauramo\): Kutsu: /)
  expect(text.split('\n').filter(Boolean)[2]).toMatch(/^Kopio assistentille\..*Riikka Sauramo/)
})

test.each([
  ['invitation', true],
  ['timeChanged', true],
  ['cancelled', false],
  ['withdrawn', false],
  ['thanks', false],
] as const)(
  'an assistant’s copy offers to answer only where there is something to answer: %s',
  async (kind, may) => {
    const letter = samples('fi')[kind] as ReadLetter
    const copy = { ...letter, data: { ...letter.data, copyFor: 'Riikka Sauramo' } } as ReadLetter
    const { text } = await renderLetter(copy, 'fi', site)
    expect(text.replace(/\s+/g, ' ').includes('Voit vastata hänen puolestaan.')).toBe(may)
  },
)

test('the address that mail came from opens a mail to it, whatever it would add to one', async () => {
  const letter = samples('fi').mailForwarded as Extract<ReadLetter, { kind: 'mailForwarded' }>
  const from = { name: 'Juhani', address: 'juhani?bcc=kaikki&body=x@evil.example' }
  const { html } = await renderLetter({ ...letter, data: { ...letter.data, from } }, 'fi', site)
  expect(html).toContain('"mailto:juhani%3Fbcc%3Dkaikki%26body%3Dx@evil.example"')
})

test('how one takes part in a hybrid event stands among the facts', async () => {
  const { text } = await renderLetter(samples('fi').promoted as ReadLetter, 'fi', site)
  expect(text).toMatch(/Osallistut: +etänä/)
})

test('M5: each kind of letter has its own subject', async () => {
  for (const locale of locales) {
    // Of one kind, told by a different reason under the same subject.
    const { replyToCancelled: _, ...told } = samples(locale)
    const subjects = await Promise.all(
      Object.values(told).map(async (letter) => (await renderLetter(letter, locale, site)).subject),
    )
    expect(new Set(subjects).size).toBe(subjects.length)
  }
})

test('M5: the zone is said in English, and where one can join from afar', async () => {
  const event = sampleEvent('fi')
  const about = { calendar: null, answerToken: 'tunnus', ...plainly }
  const textOf = async (changes: object, locale: 'fi' | 'sv' | 'en') =>
    (
      await renderLetter(
        { kind: 'invitation', data: { ...about, event: { ...event, ...changes } } },
        locale,
        site,
      )
    ).text
  expect(await textOf({}, 'fi')).not.toContain('Suomen aikaa')
  expect(await textOf({ onlineUrl: 'https://kokous.example/x' }, 'fi')).toContain('klo 12–16 (Suomen aikaa)')
  expect(await textOf({ onlineUrl: 'https://kokous.example/x' }, 'sv')).toContain('kl. 12–16 (finländsk tid)')
  expect(await textOf({}, 'en')).toContain('12:00–16:00 (Helsinki time)')
})

test('the Ministry invites to its events; a small group and a network to their own meetings', async () => {
  const kickerOf = async (whose: { ofGroup?: boolean; ofNetwork?: boolean }) => {
    const event = { ...sampleEvent('fi'), ...whose }
    const data = { event, calendar: null, answerToken: 'tunnus', ...plainly }
    return (await renderLetter({ kind: 'invitation', data }, 'fi', site)).text.split('\n')[0]
  }
  expect(await kickerOf({})).toBe('KUTSU VALTIOVARAINMINISTERIÖLTÄ')
  expect(await kickerOf({ ofGroup: true })).toBe('KUTSU PIENRYHMÄN TAPAAMISEEN')
  expect(await kickerOf({ ofNetwork: true })).toBe('KUTSU VERKOSTON TAPAAMISEEN')
})

test.each([
  ['fi', '[Koe] Kutsu: '],
  ['sv', '[Test] Inbjudan: '],
  ['en', '[Test] Invitation: '],
] as const)('a test letter says so in its subject, in %s', async (locale, beginning) => {
  const letter = samples(locale).invitation
  if (letter?.kind !== 'invitation') throw new Error('no sample')
  const { subject } = await renderLetter({ ...letter, data: { ...letter.data, test: true } }, locale, site)
  expect(subject.startsWith(beginning)).toBe(true)
})

test('what is in another language than the letter is marked so', async () => {
  const event = sampleEvent('fi')
  const letter: ReadLetter = {
    kind: 'invitation',
    data: { event, calendar: null, answerToken: 'tunnus', ...plainly },
  }
  const swedish = (await renderLetter(letter, 'sv', site)).html
  expect(swedish).toContain(`<span lang="fi">${event.title.text}</span>`)
  expect(swedish).toContain('<span lang="fi">Lounas</span>')
  expect(swedish).toMatch(/<span lang="fi">Päivän aiheena/)
  expect((await renderLetter(letter, 'fi', site)).html).not.toContain('<span lang')
})

test('waiting: the place in line, and that the calendar entry goes until a seat comes', async () => {
  const letter = samples('fi').answeredWaiting as ReadLetter
  const { text } = await renderLetter(letter, 'fi', site)
  expect(text).toContain('Olet jonotuslistalla sijalla 3.')
  expect(text).toContain('poistaa tilaisuuden kalenteristasi, kunnes saat paikan')
})

test('cancelled: the note that the organiser wrote, with its paragraphs', async () => {
  const letter = samples('fi').cancelled
  if (letter?.kind !== 'cancelled') throw new Error('no sample')
  const note = 'Puhuja on sairastunut.\nUusi aika tammikuussa.'
  const { html, text } = await renderLetter({ ...letter, data: { ...letter.data, note } }, 'fi', site)
  expect(text).toContain(note)
  expect(html).toContain('Puhuja on sairastunut.<br/>Uusi aika tammikuussa.')
})

test('a new place is told beside the earlier one; a mere change of words is not called a new place', async () => {
  const moved = await renderLetter(samples('fi').detailsChanged as ReadLetter, 'fi', site)
  expect(moved.subject).toMatch(/^Uusi paikka: /)
  expect(moved.text).toMatch(/Aiempi paikka: +Säätytalo/)
  const event = sampleEvent('fi')
  const before = { place: event.place, onlineUrl: event.onlineUrl }
  const data = { event, calendar: null, answerToken: 'tunnus', ...plainly, before }
  const reworded = await renderLetter({ kind: 'detailsChanged', data }, 'fi', site)
  expect(reworded.subject).toMatch(/^Muuttuneet tiedot: /)
  expect(reworded.text).not.toContain('Aiempi paikka')
})

test('a minute is one minute', async () => {
  const data = { email: 'aino.virta@vm.example', code: '428193', minutes: 1 }
  const text = async (locale: 'fi' | 'sv' | 'en') =>
    (await renderLetter({ kind: 'signIn', data }, locale, site)).text
  expect(await text('fi')).toContain('voimassa 1 minuutin ja')
  expect(await text('sv')).toContain('i 1 minut och')
  expect(await text('en')).toContain('for 1 minute and')
})

test('I6: whatever is typed, the subject is one line and the HTML holds no tag of it', async () => {
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.constantFrom(
      'a\r\nBcc: b@c',
      '<script>alert(1)</script>',
      '{{title}} $t(footer) $& $1',
      '\u202eesrever',
      'x'.repeat(5_000),
    ),
  )
  await fc.assert(
    fc.asyncProperty(typed, typed, async (title, place) => {
      const event = { ...sampleEvent('fi'), title: { text: title, lang: 'fi' as const }, place }
      const letter: ReadLetter = {
        kind: 'invitation',
        data: { event, calendar: null, answerToken: 't', ...plainly, test: true },
      }
      const { subject, html, text } = await renderLetter(letter, 'fi', site)
      expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029\u202e]/u)
      expect(subject.length).toBeLessThan(220)
      expect(html).not.toContain('<script')
      expect(text).not.toMatch(/[^\P{Cc}\n]/u)
    }),
    { numRuns: 60 },
  )
})

test('an online link that is no web address is shown but cannot be pressed', async () => {
  const event = { ...sampleEvent('fi'), onlineUrl: 'javascript:alert(1)' }
  const letter: ReadLetter = {
    kind: 'invitation',
    data: { event, calendar: null, answerToken: 't', ...plainly },
  }
  expect((await renderLetter(letter, 'fi', site)).html).not.toContain('href="javascript')
})

test.each(everyLetter.filter(({ name }) => name === 'inquiry'))(
  'the inquiry in $locale names what the person belongs to, whom to ask and until when, and leads to its page',
  async ({ locale, letter }) => {
    if (letter.kind !== 'inquiry') throw new Error('no sample')
    const { html, text } = await renderLetter(letter, locale, site)
    const link = `${site.baseUrl}/r/tunnus?lang=${locale}`
    expect(html).toContain(`href="${link}"`)
    expect(text).toContain(link)
    const day = { fi: '20.1.2027', sv: '20.1.2027', en: '20 January 2027' }[locale]
    for (const said of [...letter.data.networks.map((one) => one.text), 'aino.virta@vm.example', day]) {
      expect(seen(html)).toContain(said)
      expect(text).toContain(said)
    }
  },
)

test.each(everyLetter.filter(({ name }) => name === 'inquiry'))(
  'the inquiry in $locale, emptied of its secret, says why there is nothing to press',
  async ({ locale, letter }) => {
    const data = withoutSecrets(letter)
    const { html, text } = await renderLetter({ kind: 'inquiry', data } as ReadLetter, locale, site)
    expect(html + text).not.toContain('/r/')
    expect(html + text).not.toContain('tunnus')
    expect(text).toContain(letterDictionaries[locale].inquiry.emptied)
  },
)
