// The doors of an event's files: what is brought is taken or refused beside the field, and opened only by those it is for.
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MaterialTable } from '#db/schema'
import { hasMaterialsFor, materialsFor, materialsOf } from '~/domain/agenda/materials.server'
import { mostBytesOfEvent, mostBytesOfFile } from '~/domain/agenda/file-kinds'
import { forgetMaterials } from '~/domain/agenda/uploading.server'
import { respond } from '~/domain/invitations/answering.server'
import { invitationById, invitationByToken } from '~/domain/invitations/queries.server'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { loader as openByLink } from '~/routes/answer.$token.materials.$id'
import { action } from '~/routes/events.$id.materials'
import { loader as open } from '~/routes/materials.$id'
import { others, samples } from '../agenda/files'
import { lettersIn, testWorld, type World } from '../world'
import { origin, visit } from './door'

const t = wordsOfPages('fi')
type FileFault = `agenda.file.${'noFile' | 'empty' | 'tooBig' | 'wrongKind' | 'notAsNamed'}`
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'materials-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** What the server hands to loaders: files of each test in a folder of their own. */
async function placeOf(world: World) {
  const materials = await mkdtemp(join(folder, 'of-'))
  return { materials, context: () => ({ ...world.context(), config: { ...world.config, materials } }) }
}
type Place = Awaited<ReturnType<typeof placeOf>>

type Sent = { id?: string; file?: File | null; title?: string; shownTo?: string; shownFrom?: string }

const pdf = (name = 'Diat.pdf', bytes: Buffer = samples.pdf) => new File([new Uint8Array(bytes)], name)

function formOf({ file = pdf(), ...more }: Sent): FormData {
  const form = new FormData()
  const fields = { id: crypto.randomUUID(), title: '', shownTo: 'invited', shownFrom: 'now', ...more }
  form.set('intent', 'upload')
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  form.set('file', file ?? new File([], ''))
  return form
}

const send = (world: World, place: Place, eventId: string, sent: Sent = {}) =>
  visit(world, paths.eventMaterials(eventId), {
    as: world.organiser.personId,
    form: formOf(sent),
    context: place.context(),
  })

const press = (world: World, place: Place, eventId: string, form: Record<string, string>) =>
  visit(world, paths.eventMaterials(eventId), {
    as: world.organiser.personId,
    form,
    context: place.context(),
  })

const see = (world: World, eventId: string, query = '') =>
  visit(world, paths.eventMaterials(eventId) + query, { as: world.organiser.personId })

/** Opens a file as somebody who has signed in. @returns the answer, whatever it is */
async function fetched(world: World, place: Place, id: string, personId: string): Promise<Response> {
  const headers = { Cookie: await world.cookieOf(personId) }
  const request = new Request(origin + paths.material(id), { headers })
  return Promise.resolve(open({ request, params: { id }, context: place.context() })).catch(asResponse)
}

async function fetchedByLink(place: Place, id: string, token: string): Promise<Response> {
  const request = new Request(origin + paths.materialByLink(token, id))
  return Promise.resolve(openByLink({ request, params: { token, id }, context: place.context() })).catch(
    asResponse,
  )
}

const asResponse = (thrown: unknown): Response => {
  if (thrown instanceof Response) return thrown
  throw thrown
}

async function onlyMaterial(world: World, eventId: string): Promise<MaterialTable> {
  const [material, ...more] = await materialsOf(world.db, eventId)
  if (!material || more.length > 0) throw new Error('not one')
  return material
}

describe('a file that is brought', () => {
  test('is kept under the id of its row alone, listed, and given back byte by byte under its name', async () => {
    await using world = await testWorld()
    const place = await placeOf(world)
    const eventId = await world.draft()
    const sent = await send(world, place, eventId, { file: pdf('../../Määrärahat "2027".pdf') })
    expect(sent.to).toBe(paths.eventMaterials(eventId, { done: 'added' }))
    const material = await onlyMaterial(world, eventId)
    expect(material).toMatchObject({
      title: 'Määrärahat _2027_',
      fileName: 'Määrärahat _2027_.pdf',
      mediaType: 'application/pdf',
      bytes: samples.pdf.length,
      uploadedBy: world.organiser.personId,
    })
    expect(await readdir(place.materials)).toEqual([material.id])
    const answer = await fetched(world, place, material.id, world.organiser.personId)
    expect(answer.status).toBe(200)
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(samples.pdf)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(samples.pdf.length),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
      'content-disposition': expect.stringContaining("filename*=UTF-8''M%C3%A4%C3%A4r"),
    })
    expect((await see(world, eventId, '?done=added')).text).toContain(t('agenda.materials.done.added'))
  })

  test('sent twice is one, and two at once are one', async () => {
    await using world = await testWorld()
    const place = await placeOf(world)
    const eventId = await world.draft()
    const id = crypto.randomUUID()
    const sent = [1, 2, 3].map(() => send(world, place, eventId, { id }))
    for (const { to } of await Promise.all(sent)) expect(to).toContain('done=added')
    expect((await send(world, place, eventId, { id })).to).toContain('done=added')
    expect((await onlyMaterial(world, eventId)).id).toBe(id)
    expect(await readdir(place.materials)).toEqual([id])
  })

  test('that is not what is taken is told beside the field, and nothing is left of it', async () => {
    const wrong: [string, File | null, FileFault][] = [
      ['nothing', null, 'agenda.file.noFile'],
      ['an empty file', new File([], 'a.pdf'), 'agenda.file.empty'],
      ['a kind that is not taken', pdf('a.exe'), 'agenda.file.wrongKind'],
      ['a name without an ending', pdf('../../x'), 'agenda.file.wrongKind'],
      ['a true PDF called a picture', pdf('a.png'), 'agenda.file.notAsNamed'],
      ...Object.entries(others).map(([name, bytes]): [string, File, 'agenda.file.notAsNamed'] => [
        `${name} called a.pdf`,
        pdf('a.pdf', bytes),
        'agenda.file.notAsNamed',
      ]),
      ['a program called slides', pdf('a.pptx', others['a Windows program']), 'agenda.file.notAsNamed'],
      ['a document called slides', pdf('a.pptx', samples.docx), 'agenda.file.notAsNamed'],
      [
        'one that is a little too big',
        pdf('a.pdf', Buffer.concat([samples.pdf, Buffer.alloc(mostBytesOfFile)])),
        'agenda.file.tooBig',
      ],
    ]
    await using world = await testWorld()
    const place = await placeOf(world)
    const eventId = await world.draft()
    for (const [name, file, said] of wrong) {
      const page = await send(world, place, eventId, { file, title: name, shownTo: 'came' })
      expect([name, page.text]).toEqual([name, expect.stringContaining(t(said))])
      expect(page.html).toContain('id="upload-file-problem"')
      expect(page.field('title')).toBe(name)
      expect(page.field('shownTo')).toBe('came')
    }
    expect(await materialsOf(world.db, eventId)).toEqual([])
    expect(await readdir(place.materials)).toEqual([])
  })

  test('that says nothing of who sees it is refused, and nothing is left of it', async () => {
    await using world = await testWorld()
    const place = await placeOf(world)
    const eventId = await world.draft()
    const page = await send(world, place, eventId, { shownTo: 'everybody' })
    expect(page.text).toContain(t('frame.form.chooseOne'))
    expect(await readdir(place.materials)).toEqual([])
  })

  test('beyond what an event holds is refused; what is removed makes room', async () => {
    await using world = await testWorld()
    const place = await placeOf(world)
    const eventId = await world.draft()
    await send(world, place, eventId)
    const { id } = await onlyMaterial(world, eventId)
    await world.db.updateTable('material').set({ bytes: mostBytesOfEvent }).execute()
    const page = await send(world, place, eventId)
    expect(page.text).toContain(t('reasons.materialsFull'))
    expect(await readdir(place.materials)).toEqual([id])
    await press(world, place, eventId, { intent: 'remove', material: id })
    expect((await send(world, place, eventId)).to).toContain('done=added')
    const back = await press(world, place, eventId, { intent: 'restore', material: id })
    expect(back.text).toContain(t('reasons.materialsFull'))
  })

  test('to a cancelled event is refused', async () => {
    await using world = await testWorld()
    const place = await placeOf(world)
    const eventId = await world.draft()
    await world.db.updateTable('event').set({ status: 'cancelled', cancelledAt: world.now() }).execute()
    await send(world, place, eventId)
    expect(await materialsOf(world.db, eventId)).toEqual([])
    expect(await readdir(place.materials)).toEqual([])
  })
})

/** A request whose body comes in pieces, as far as it comes. */
async function streamed(world: World, place: Place, eventId: string, pieces: Iterable<Uint8Array>) {
  const iterator = pieces[Symbol.iterator]()
  let sent = 0
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const { done, value } = iterator.next()
      if (done) return controller.close()
      sent += value.length
      controller.enqueue(value)
    },
  })
  const headers = {
    Cookie: await world.cookieOf(world.organiser.personId),
    'Content-Type': 'multipart/form-data; boundary=b',
  }
  const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit
  const request = new Request(origin + paths.eventMaterials(eventId), init)
  const answer = await action({ request, params: { id: eventId }, context: place.context() })
  return { answer, sent: () => sent }
}

const field = (name: string, value: string) =>
  `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
const head = Buffer.from(
  [
    field('intent', 'upload'),
    field('shownTo', 'invited'),
    field('shownFrom', 'now'),
    '--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7\n',
  ].join(''),
)

function* gigabyte() {
  yield head
  const piece = new Uint8Array(256 * 1024)
  for (let sent = 0; sent < 1024 * 1024 * 1024; sent += piece.length) yield piece
}

test('a gigabyte is refused as it comes: little of it is read, none of it is kept in memory or on disk', async () => {
  await using world = await testWorld()
  const place = await placeOf(world)
  const eventId = await world.draft()
  const before = process.memoryUsage().arrayBuffers
  const { answer, sent } = await streamed(world, place, eventId, gigabyte())
  expect(answer).toMatchObject({ kind: 'upload', lastResult: { error: { file: ['agenda.file.tooBig'] } } })
  expect(sent()).toBeLessThan(mostBytesOfFile + 4 * 1024 * 1024)
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024)
  expect(await readdir(place.materials)).toEqual([])
})

test('one that breaks off on its way leaves nothing', async () => {
  await using world = await testWorld()
  const place = await placeOf(world)
  const eventId = await world.draft()
  const { answer } = await streamed(world, place, eventId, [head, new Uint8Array(300_000)])
  expect(answer).toMatchObject({ lastResult: { error: { file: ['agenda.file.cut'] } } })
  expect(await materialsOf(world.db, eventId)).toEqual([])
  expect(await readdir(place.materials)).toEqual([])
})

/** The secret of a letter that has one for the invitation. */
async function linkOf(world: World, invitationId: string): Promise<string> {
  for (const { data } of await lettersIn(world.db)) {
    const link = await invitationByToken(world.db, data.answerToken ?? '', world.now())
    if (link.ok && link.holderId === null && link.invitation.id === invitationId)
      return data.answerToken ?? ''
  }
  throw new Error('no letter')
}

describe('whoever opens a file', () => {
  test('is let in by who they are, what it is shown to and the time; to others it is not there', async () => {
    await using world = await testWorld()
    const place = await placeOf(world)
    const [coming, silent, stranger, assistant] = [
      await world.person(),
      await world.person(),
      await world.person(),
      await world.person(),
    ]
    await world.assist(coming, assistant)
    const { eventId, invitationIds } = await world.invited([coming, silent])
    const [comingId = '', silentId = ''] = invitationIds
    await world.act((c) =>
      respond(c, { invitationId: comingId, answer: 'yes', comment: '', source: 'organiser' }),
    )
    const [linkOfComing, linkOfSilent] = [await linkOf(world, comingId), await linkOf(world, silentId)]
    const ids: Record<string, string> = {}
    for (const shownTo of ['organisers', 'invited', 'coming', 'came'])
      for (const shownFrom of ['now', 'afterwards']) {
        const id = crypto.randomUUID()
        ids[`${shownTo} ${shownFrom}`] = id
        expect((await send(world, place, eventId, { id, shownTo, shownFrom })).to).toContain('added')
      }
    const opens = async (personId: string) => {
      const open: string[] = []
      for (const [name, id] of Object.entries(ids)) {
        const { status } = await fetched(world, place, id, personId)
        if (status === 200) open.push(name)
        else expect(status).toBe(404)
      }
      return open
    }
    const opensByLink = async (token: string) => {
      const open: string[] = []
      for (const [name, id] of Object.entries(ids)) {
        const { status } = await fetchedByLink(place, id, token)
        if (status === 200) open.push(name)
        else expect(status).toBe(404)
      }
      return open
    }
    const listed = async (invitationId: string) =>
      (await materialsFor(world.db, await invitationById(world.db, invitationId), world.now())).length

    expect((await opens(world.organiser.personId)).length).toBe(8)
    expect(await opens(coming)).toEqual(['invited now', 'coming now'])
    expect(await opens(assistant)).toEqual(['invited now', 'coming now'])
    expect(await opens(silent)).toEqual(['invited now'])
    expect(await opens(stranger)).toEqual([])
    expect(await opensByLink(linkOfComing)).toEqual(['invited now', 'coming now'])
    expect(await opensByLink(linkOfSilent)).toEqual(['invited now'])
    expect(await opensByLink('unknown')).toEqual([])
    expect([await listed(comingId), await listed(silentId)]).toEqual([2, 1])

    await world.db.updateTable('invitation').set({ cameAt: world.now() }).where('id', '=', comingId).execute()
    const { endsAt } = await world.db.selectFrom('event').select('endsAt').executeTakeFirstOrThrow()
    // Two days after the event the link answers nothing any more, but what is shown afterwards is there to read.
    world.pass({ hours: Math.ceil((Date.parse(endsAt) - Date.parse(world.now())) / 3_600_000) + 48 })
    expect((await opens(coming)).length).toBe(6)
    expect(await opens(silent)).toEqual(['invited now', 'invited afterwards'])
    expect((await opensByLink(linkOfComing)).length).toBe(6)
    const page = await visit(world, paths.answer(linkOfSilent))
    expect(page.status).toBe(200)
    expect(page.text).toContain(t('answering.dead.text'))
    expect(page.html).toContain(paths.materialByLink(linkOfSilent, ids['invited afterwards'] ?? ''))
    expect(page.html).not.toContain(ids['coming now'])
    world.pass({ hours: 90 * 24 })
    expect(await opensByLink(linkOfComing)).toEqual([])
    expect((await visit(world, paths.answer(linkOfSilent))).status).toBe(410)
    expect((await opens(coming)).length).toBe(6)

    await world.db.updateTable('answerLink').set({ revokedAt: world.now() }).execute()
    expect(await opensByLink(linkOfComing)).toEqual([])
    await world.db.updateTable('invitation').set({ withdrawnAt: world.now(), seat: 'none' }).execute()
    expect(await opens(coming)).toEqual([])
  })

  test('finds what they may open on the page that answers, by link and signed in', async () => {
    await using world = await testWorld()
    const place = await placeOf(world)
    const person = await world.person()
    const { eventId, invitationIds } = await world.invited([person])
    const [letter] = await lettersIn(world.db)
    const token = letter?.data.answerToken ?? ''
    await send(world, place, eventId, { title: 'Ennakkoaineisto' })
    const [mine, other] = [await onlyMaterial(world, eventId), crypto.randomUUID()]
    await send(world, place, eventId, { id: other, title: 'Salainen', shownTo: 'organisers' })
    const byLink = await visit(world, paths.answer(token))
    expect(byLink.text).toContain('Ennakkoaineisto')
    expect(byLink.html).toContain(paths.materialByLink(token, mine.id))
    expect(byLink.text).not.toContain('Salainen')
    const signedIn = await visit(world, paths.myInvitation(invitationIds[0] ?? ''), { as: person })
    expect(signedIn.html).toContain(paths.material(mine.id))
    // A link opens the files of its own event alone.
    const elsewhere = await world.invited([await world.person()])
    await send(world, place, elsewhere.eventId)
    const foreign = await onlyMaterial(world, elsewhere.eventId)
    expect((await fetchedByLink(place, foreign.id, token)).status).toBe(404)
    expect(await hasMaterialsFor(world.db, eventId, 'invited')).toBe(true)
    await press(world, place, eventId, { intent: 'remove', material: mine.id })
    expect(await hasMaterialsFor(world.db, eventId, 'came')).toBe(false)
  })

  test('finds no file whose bytes are gone', async () => {
    await using world = await testWorld()
    const place = await placeOf(world)
    const eventId = await world.draft()
    await send(world, place, eventId)
    const { id } = await onlyMaterial(world, eventId)
    await rm(join(place.materials, id))
    expect((await fetched(world, place, id, world.organiser.personId)).status).toBe(404)
  })
})

describe('a file that is there', () => {
  const revised = (world: World, place: Place, eventId: string, material: MaterialTable, more = {}) =>
    press(world, place, eventId, {
      intent: 'revise',
      material: material.id,
      was: JSON.stringify([material.title, material.shownTo, material.shownFrom]),
      title: 'Uusi nimi',
      shownTo: 'came',
      shownFrom: 'afterwards',
      ...more,
    })

  test('is renamed and shown to others; two organisers at once do not overwrite each other', async () => {
    await using world = await testWorld()
    const place = await placeOf(world)
    const eventId = await world.draft()
    await send(world, place, eventId)
    const seen = await onlyMaterial(world, eventId)
    const both = await Promise.all([
      revised(world, place, eventId, seen),
      revised(world, place, eventId, seen, { title: 'Toinen nimi' }),
    ])
    expect(both.filter(({ to }) => to !== null)).toHaveLength(1)
    const refused = both.find(({ to }) => to === null)
    expect(refused?.text).toContain(t('reasons.changedMeanwhile'))
    const typed = refused === both[0] ? 'Uusi nimi' : 'Toinen nimi'
    expect(refused?.html).toContain(`value="${typed}"`)
    expect(await onlyMaterial(world, eventId)).toMatchObject({ shownTo: 'came', shownFrom: 'afterwards' })
  })

  test('must have a title', async () => {
    await using world = await testWorld()
    const place = await placeOf(world)
    const eventId = await world.draft()
    await send(world, place, eventId)
    const page = await revised(world, place, eventId, await onlyMaterial(world, eventId), { title: ' ' })
    expect(page.text).toContain(t('frame.form.fillIn'))
    expect((await onlyMaterial(world, eventId)).title).toBe('Diat')
  })

  test('is removed, put back with one press, and after thirty days gone for good', async () => {
    await using world = await testWorld()
    const place = await placeOf(world)
    const eventId = await world.draft()
    await send(world, place, eventId)
    const { id } = await onlyMaterial(world, eventId)
    const removed = await press(world, place, eventId, { intent: 'remove', material: id })
    expect((await fetched(world, place, id, world.organiser.personId)).status).toBe(404)
    const page = await see(world, eventId, new URL(removed.to ?? '', origin).search)
    expect(page.text).toContain(t('agenda.materials.done.removed', { title: 'Diat' }))
    expect(page.field('material')).toBe(id)
    await press(world, place, eventId, { intent: 'restore', material: id })
    expect((await fetched(world, place, id, world.organiser.personId)).status).toBe(200)

    await press(world, place, eventId, { intent: 'remove', material: id })
    const half = join(place.materials, 'arriving-long-ago')
    await writeFile(half, 'half')
    await utimes(half, 0, 0)
    world.pass({ hours: 30 * 24 - 1 })
    await forgetMaterials(world.db, world.now(), place.materials)
    expect(await readdir(place.materials)).toContain(id)
    world.pass({ hours: 2 })
    const late = await press(world, place, eventId, { intent: 'restore', material: id })
    expect(late.text).toContain(t('reasons.materialGone'))
    await forgetMaterials(world.db, world.now(), place.materials)
    expect(await readdir(place.materials)).toEqual([])
    expect(await world.db.selectFrom('material').select('id').execute()).toEqual([])
  })

  test('of another event is not there to be changed', async () => {
    await using world = await testWorld()
    const place = await placeOf(world)
    const eventId = await world.draft()
    await send(world, place, eventId)
    const material = await onlyMaterial(world, eventId)
    const elsewhere = await world.draft()
    for (const intent of ['remove', 'restore'])
      expect((await press(world, place, elsewhere, { intent, material: material.id })).status).toBe(404)
    expect((await revised(world, place, elsewhere, material)).status).toBe(404)
  })
})
