// One's own data through its door: each section saved by itself, faults beside the fields, the preview by the rule.
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { optionalLetters, sharedFields } from '#db/schema'
import { inDeed } from '~/domain/core/deeds.server'
import { revisePerson } from '~/domain/people/person-acts.server'
import { sharingOf } from '~/domain/people/sharing.server'
import { wantedBy } from '~/domain/profile/letters.server'
import { ownPhotoMark } from '~/domain/profile/photos.server'
import { seenByName } from '~/domain/profile/sharing-form'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { filePart, phonePhoto } from '../profile/pictures'
import { loader as servePhoto } from '~/routes/photos.$personId.$mark'
import { testWorld, type World } from '../world'
import { emoji, hugeText, origin, rightToLeft, visit } from './door'

const t = wordsOfPages('fi')
const address = paths.myData()

const recordOf = (world: World, id: string) =>
  world.db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

/** Sends a section's form as the page gave it, with some of it changed. */
async function send(world: World, as: string, form: Record<string, string | string[]>) {
  const page = await visit(world, address, { as })
  const hidden = ['version', 'id'].map((name) => [name, page.field(name) ?? ''])
  return visit(world, address, { as, form: { ...Object.fromEntries(hidden), ...form } })
}

const contact = (given: Record<string, string> = {}) => ({
  intent: 'contact',
  phone: '+358 295 16001',
  language: 'sv',
  privateEmail: '',
  ...given,
})
const about = (given: Record<string, string> = {}) => ({
  intent: 'about',
  expertise: '',
  offers: '',
  links: '',
  homeRegion: '',
  ...given,
})

describe('the page', () => {
  test('shows what the registry has and what is closed, and opening it writes nothing', async () => {
    await using world = await testWorld()
    const as = await world.person({ firstName: 'Anna', lastName: 'Aalto', email: 'anna.aalto@vero.example' })
    const page = await visit(world, address, { as })
    expect(page.status).toBe(200)
    for (const words of ['Anna Aalto', 'anna.aalto@vero.example', 'ylijohtaja', t('profile.photo.none')])
      expect(page.text).toContain(words)
    for (const field of sharedFields) expect(page.field(seenByName(field)) ?? '').toBe('')
    expect(page.text).toContain(t('profile.sharing.nothing'))
    expect(page.html).toContain(`href="${paths.myAssistants()}"`)
    expect(await world.db.selectFrom('audit').selectAll().execute()).toEqual([])
  })

  test('asks a stranger to sign in, and leads back here', async () => {
    await using world = await testWorld()
    for (const way of [address, `${address}?lang=sv`])
      expect((await visit(world, way)).to).toBe(paths.signIn({ next: way }))
    const photo = paths.photo('somebody', 'mark', { size: 'small' })
    expect((await visit(world, photo)).to).toBe(paths.signIn({ next: photo }))
  })

  test('is where the earlier page of sharing leads', async () => {
    await using world = await testWorld()
    const as = await world.person()
    expect((await visit(world, '/my/sharing', { as })).to).toBe(`${address}#sharing`)
  })

  test('takes no form that it does not have', async () => {
    await using world = await testWorld()
    const as = await world.person()
    for (const intent of ['', 'constructor', 'notes'])
      expect((await visit(world, address, { as, form: { intent } })).status).toBe(400)
  })
})

describe('contact and words of one’s own', () => {
  test('are saved, a section by itself, with a trail that tells no contents', async () => {
    await using world = await testWorld()
    const as = await world.person()
    const saved = await send(world, as, contact({ privateEmail: 'Oma.Osoite@koti.example' }))
    expect(saved.to).toBe(paths.myData({ done: 'contact' }))
    expect((await visit(world, saved.to ?? '', { as })).text).toContain(t('profile.done.contact'))
    const links = 'https://www.linkedin.com/in/anna\nhttps://orcid.example/1'
    const words = about({ expertise: emoji, offers: rightToLeft, links, homeRegion: '06' })
    expect((await send(world, as, words)).to).toBe(paths.myData({ done: 'about' }))
    expect(await recordOf(world, as)).toMatchObject({
      phone: '+358 295 16001',
      language: 'sv',
      privateEmail: 'oma.osoite@koti.example',
      expertise: emoji,
      links,
      homeRegion: '06',
    })
    const page = await visit(world, address, { as })
    expect([page.field('phone'), page.field('links')]).toEqual(['+358 295 16001', links])
    const trail = JSON.stringify(await world.db.selectFrom('audit').selectAll().execute())
    expect(trail).toContain('reviseOwnData')
    for (const secret of ['oma.osoite', '16001', 'linkedin']) expect(trail).not.toContain(secret)
  })

  test.each([
    ['contact', contact({ language: 'de' }), 'frame.form.chooseOne'],
    ['contact', contact({ privateEmail: 'ei osoite' }), 'frame.form.notAnEmail'],
    ['contact', contact({ phone: '1'.repeat(61) }), 'frame.form.tooLong'],
    ['about', about({ expertise: hugeText }), 'frame.form.tooLong'],
    ['about', about({ links: 'http://vanha.example' }), 'profile.about.linkWrong'],
    ['about', about({ links: 'https://hyva.example\njavascript:alert(1)' }), 'profile.about.linkWrong'],
    ['about', about({ links: 'www.linkedin.com/in/anna' }), 'profile.about.linkWrong'],
    ['about', about({ homeRegion: '99' }), 'frame.form.chooseOne'],
  ] as const)('a fault in %s %# is told and keeps what was typed', async (_, form, problem) => {
    await using world = await testWorld()
    const as = await world.person()
    const before = await recordOf(world, as)
    const refused = await send(world, as, form)
    expect(refused.status).toBe(400)
    expect(refused.text).toContain(t(problem))
    const typed = 'links' in form ? 'links' : 'phone'
    expect(refused.field(typed)).toBe((form as Record<string, string>)[typed])
    expect(await recordOf(world, as)).toEqual(before)
  })

  test('another’s address is not taken', async () => {
    await using world = await testWorld()
    await world.person({ email: 'toinen@virasto.example' })
    const as = await world.person()
    const refused = await send(world, as, contact({ privateEmail: 'toinen@virasto.example' }))
    expect(refused.text).toContain(t('reasons.addressTaken'))
  })

  test('the address in use is none for later, but of one who has left it stays', async () => {
    await using world = await testWorld()
    const as = await world.person({ email: 'anna.aalto@vero.example' })
    const given = contact({ privateEmail: 'Anna.Aalto@vero.example' })
    const refused = await send(world, as, given)
    expect(refused.status).toBe(400)
    expect(refused.html).toContain('id="contact-form-privateEmail-problem"')
    expect(refused.text).toContain(t('reasons.addressInUse'))
    expect((await recordOf(world, as)).privateEmail).toBeNull()
    await world.db.updateTable('person').set('privateEmail', 'anna.aalto@vero.example').execute()
    expect((await send(world, as, given)).to).toBe(paths.myData({ done: 'contact' }))
  })

  test('expertise is kept tidy', async () => {
    await using world = await testWorld()
    const as = await world.person()
    await send(world, as, about({ expertise: 'Johtaminen, johtaminen , Tekoäly,,' }))
    expect((await recordOf(world, as)).expertise).toBe('Johtaminen, Tekoäly')
  })

  test('an organiser’s edit in between is told of, taken in, and loses nothing typed', async () => {
    await using world = await testWorld()
    const as = await world.person()
    const page = await visit(world, address, { as })
    const by = { actor: world.organiser, now: world.now() }
    const sign = { act: 'revisePerson', thing: { kind: 'person', id: as } }
    await inDeed(world.db, by, sign, (d) =>
      revisePerson(d, as, null, { phone: '09 123', expertise: 'Verotus' }),
    )
    const opened = JSON.stringify({ expertise: '', offers: '', links: '', homeRegion: '' })
    const form = { ...about({ offers: 'Mentorointi' }), version: page.field('version') ?? '', opened }
    const refused = await visit(world, address, { as, form })
    expect(refused.text).toContain(t('reasons.changedMeanwhile'))
    expect([refused.field('offers'), refused.field('expertise')]).toEqual(['Mentorointi', 'Verotus'])
    const again = {
      ...about({ offers: 'Mentorointi', expertise: 'Verotus' }),
      version: refused.field('version') ?? '',
    }
    expect((await visit(world, address, { as, form: again })).to).toBe(paths.myData({ done: 'about' }))
    expect(await recordOf(world, as)).toMatchObject({
      phone: '09 123',
      expertise: 'Verotus',
      offers: 'Mentorointi',
    })
  })
})

describe('who sees what', () => {
  test('is chosen a field at a time, and shown as others would see it', async () => {
    await using world = await testWorld()
    const as = await world.person({ email: 'anna.aalto@vero.example' })
    const form = {
      intent: 'sharing',
      [seenByName('email')]: 'managers',
      [seenByName('letters')]: 'networks',
      [seenByName('photo')]: 'everybody',
      [seenByName('offers')]: '',
    }
    expect((await send(world, as, form)).to).toBe(paths.myData({ done: 'sharing' }))
    expect(await sharingOf(world.db, as)).toEqual({ email: 'managers', letters: 'networks' })
    const page = await visit(world, address, { as })
    expect(page.field(seenByName('email'))).toBe('managers')
    const seenAs = (circle: 'groups' | 'networks' | 'managers') => {
      const label = t(`profile.sharing.seenBy.${circle}`)
      return page.html.split(`aria-label="${label}"`)[1]?.split('</section>')[0] ?? ''
    }
    for (const circle of ['groups', 'networks', 'managers'] as const) {
      expect(seenAs(circle)).toContain('anna.aalto@vero.example')
      expect(seenAs(circle).includes(t('profile.sharing.write'))).toBe(circle !== 'managers')
    }
    await send(world, as, { intent: 'sharing' })
    expect(await sharingOf(world.db, as)).toEqual({})
  })
})

describe('letters', () => {
  test('are chosen by kind', async () => {
    await using world = await testWorld()
    const as = await world.person()
    const saved = await send(world, as, { intent: 'letters', want: ['networkNews', 'invitation'] })
    expect(saved.to).toBe(paths.myData({ done: 'letters' }))
    // What was done is told where it was done: the address leads there, and nothing else is told above it.
    expect(saved.to).toMatch(/#done$/)
    const { html } = await visit(world, saved.to ?? '', { as })
    expect(html.match(/id="done".*?role="status"/gs)).toHaveLength(1)
    expect(html.indexOf('id="done"')).toBeGreaterThan(html.indexOf('id="sharing"'))
    expect(html.indexOf('id="done"')).toBeLessThan(html.indexOf('id="letters"'))
    expect(await wantedBy(world.db, as)).toEqual(['networkNews'])
    await send(world, as, { intent: 'letters' })
    expect(await wantedBy(world.db, as)).toEqual([])
    await send(world, as, { intent: 'letters', want: [...optionalLetters] })
    expect(await wantedBy(world.db, as)).toEqual([...optionalLetters])
  })
})

describe('something wrong in the registry', () => {
  test('goes to the organisers once, and to nobody without words', async () => {
    await using world = await testWorld()
    const as = await world.person({ email: 'anna.aalto@vero.example' })
    const empty = await send(world, as, { intent: 'remark', about: '', text: '  ' })
    expect(empty.status).toBe(400)
    expect(empty.html).toContain('<details open')
    const form = {
      intent: 'remark',
      about: 'title',
      text: 'Olen johtaja 1.9. alkaen.',
      id: crypto.randomUUID(),
    }
    for (const _ of [1, 2])
      expect((await visit(world, address, { as, form })).to).toBe(paths.myData({ done: 'remark' }))
    const remarks = await world.db.selectFrom('remark').selectAll().execute()
    expect(remarks).toMatchObject([
      {
        kind: 'record',
        personId: as,
        email: 'anna.aalto@vero.example',
        about: 'title',
        text: 'Olen johtaja 1.9. alkaen.',
      },
    ])
  })
})

describe('the photo', () => {
  let sent: Buffer
  beforeAll(async () => {
    sent = await phonePhoto()
  })
  const upload = (world: World, as: string, file: File) => {
    const form = new FormData()
    form.set('intent', 'photo')
    form.set('photo', file)
    return visit(world, address, { as, form })
  }

  test('is put in, shown to oneself, and taken away', async () => {
    await using world = await testWorld()
    const as = await world.person()
    const put = await upload(world, as, filePart(sent))
    expect(put.to).toBe(paths.myData({ done: 'photo' }))
    const says = async (key: 'closed' | 'openTo.networks') =>
      expect((await visit(world, put.to ?? '', { as })).text).toContain(
        `${t('profile.done.photo')} ${t(`profile.photo.${key}`)}`,
      )
    await says('closed')
    await send(world, as, { intent: 'sharing', [seenByName('photo')]: 'networks' })
    await says('openTo.networks')
    await send(world, as, { intent: 'sharing' })
    const mark = (await ownPhotoMark(world.db, as)) ?? ''
    const page = await visit(world, address, { as })
    expect(page.html).toContain(paths.photo(as, mark))
    expect(page.text).toContain(t('profile.photo.closed'))
    const { large } = await world.db.selectFrom('photo').select('large').executeTakeFirstOrThrow()
    expect((await sharp(Buffer.from(large, 'base64')).metadata()).exif).toBeUndefined()
    const shown = await servePhoto({
      request: new Request(`${origin}${paths.photo(as, mark, { size: 'small' })}`, {
        headers: { Cookie: await world.cookieOf(as) },
      }),
      params: { personId: as, mark },
      context: world.context(),
    })
    expect(shown.headers.get('Content-Type')).toBe('image/webp')
    expect(shown.headers.get('Cache-Control')).toMatch(/^private, max-age=\d+$/)
    expect((await sharp(await shown.arrayBuffer()).metadata()).width).toBe(96)
    const stranger = await world.person()
    expect((await visit(world, paths.photo(as, mark), { as: stranger })).status).toBe(404)
    const gone = await visit(world, address, { as, form: { intent: 'removePhoto' } })
    expect(gone.to).toBe(paths.myData({ done: 'photoRemoved' }))
    expect((await visit(world, paths.photo(as, mark), { as })).status).toBe(404)
    expect((await visit(world, address, { as })).text).toContain(t('profile.photo.none'))
  })

  test.each([
    ['a text named .jpg', Buffer.from('tekstiä'), 'reasons.photoUnread'],
    ['nothing', Buffer.alloc(0), 'reasons.photoMissing'],
  ] as const)('%s is refused beside the field, and the photo before it stays', async (_, bytes, reason) => {
    await using world = await testWorld()
    const as = await world.person()
    await upload(world, as, filePart(sent))
    const mark = await ownPhotoMark(world.db, as)
    const refused = await upload(world, as, filePart(bytes))
    expect(refused.status).toBe(400)
    expect(refused.html).toContain('id="photo-form-photo-problem"')
    expect(refused.text).toContain(t(reason))
    expect(await ownPhotoMark(world.db, as)).toBe(mark)
  })

  test('one of which nothing was read, so large it is, is refused beside the field', async () => {
    await using world = await testWorld()
    const as = await world.person()
    const refused = await visit(world, address, { as, form: {}, context: { tooLarge: true } })
    expect(refused.status).toBe(413)
    expect(refused.html).toContain('id="photo-form-photo-problem"')
    expect(refused.text).toContain(t('reasons.photoTooLarge'))
    const stranger = await visit(world, address, { form: {}, context: { tooLarge: true } })
    expect(stranger.to).toBe(paths.signIn({ next: '/' }))
  })

  test('a form without a file is refused too', async () => {
    await using world = await testWorld()
    const as = await world.person()
    const refused = await visit(world, address, { as, form: { intent: 'photo', photo: 'kuva.jpg' } })
    expect(refused.text).toContain(t('reasons.photoMissing'))
  })
})
