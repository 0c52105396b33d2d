// The whole way on loopback: app → OpenSMTPD → maildir → dovecot → a mail program → OpenSMTPD → dovecot → app.
import { simpleParser } from 'mailparser'
import { createTransport } from 'nodemailer'
import { v7 } from 'uuid'
import { expect, onTestFinished, test } from 'vitest'
import { eventById } from '~/domain/events/queries.server'
import { inviteAudience } from '~/domain/invitations/inviting.server'
import { sendListOf } from '~/domain/invitations/send-list.server'
import { startIncoming } from '~/post/incoming.server'
import { replyTo, type Invitation } from '~/post/mailbox-reply.server'
import { mailbox as ours, testWorld, type World } from '../world'
import { startDovecot, type Dovecot } from './dovecot'
import { startSmtpd, whyNoWholeMailbox } from './opensmtpd'
import { openPost } from './world'

const maija = 'maija.meri@virasto.example'
const gone = 'poissa.oleva@virasto.example'
const soon = { timeout: 20_000, interval: 100 }

/** The letters in somebody's mailbox, as their mail program reads them. */
async function lettersOf(dovecot: Dovecot, user: string): Promise<Invitation[]> {
  const client = await dovecot.program(user)
  const { exists } = await client.mailboxOpen('INBOX')
  const mails = exists === 0 ? [] : await client.fetchAll('1:*', { source: true })
  client.close()
  return Promise.all(
    mails.map(async ({ source }) => {
      const mail = await simpleParser(source ?? '')
      const part = mail.attachments.find(({ contentType }) => contentType === 'text/calendar')
      const calendar = part?.content.toString() ?? null
      const method = /^METHOD:(\w+)/m.exec(calendar ?? '')?.[1] ?? null
      return { calendar, method, toName: [mail.to ?? []].flat()[0]?.value[0]?.name ?? '' }
    }),
  )
}

async function invite(world: World) {
  const people = [
    await world.person({ firstName: 'Maija', lastName: 'Meri', email: maija }),
    await world.person({ firstName: 'Poissa', lastName: 'Oleva', email: gone }),
  ]
  const eventId = await world.draft({}, people)
  const { mark } = await sendListOf(world.db, await eventById(world.db, eventId), world.now())
  await world.act((c) => inviteAudience(c, eventId, { batchId: v7(), mark }))
  return people
}

const participation = (letter: Invitation | undefined) =>
  /PARTSTAT=([\w-]+)/.exec((letter?.calendar ?? '').replace(/\r\n /g, ''))?.[1]

test.skipIf(whyNoWholeMailbox !== '')(
  `R1, R5: an answer from a mail program and a returned letter come back by real servers${whyNoWholeMailbox && ` (skipped: ${whyNoWholeMailbox})`}`,
  async () => {
    await using world = await testWorld()
    const dovecot = await startDovecot({ users: [ours, maija] })
    const smtpUrl = await startSmtpd(dovecot)
    const [, goneId = ''] = await invite(world)
    const { worker, time } = openPost(world.db, smtpUrl, {
      mailFrom: world.config.mailFrom,
      returns: { template: world.config.mailReturn ?? '', secret: world.config.secret },
      calmSeconds: 0,
    })
    time.now = world.now()
    const quiet = () => undefined
    const incoming = startIncoming({
      db: world.db,
      now: world.now,
      config: { ...world.config, imapUrl: dovecot.imapUrl(ours) },
      log: { info: quiet, warn: quiet, error: quiet },
      post: worker,
    })
    onTestFinished(() => incoming.stop())
    const answer = () =>
      world.db
        .selectFrom('invitation')
        .innerJoin('person', 'person.id', 'invitation.personId')
        .select(['answer', 'answerSource', 'comment'])
        .where('lastName', '=', 'Meri')
        .executeTakeFirstOrThrow()

    await worker.drain()
    await expect
      .poll(() => lettersOf(dovecot, maija), soon)
      .toMatchObject([{ method: 'REQUEST', toName: 'Maija Meri' }])
    const [invitation] = await lettersOf(dovecot, maija)
    expect(participation(invitation)).toBe('NEEDS-ACTION')

    world.pass({ hours: 1 })
    time.now = world.now()
    const pressed = { answer: 'yes' as const, comment: 'Tulen junalla', at: world.now() }
    const words = (name: string, title: string) => ({ subject: `Vastaus: ${title}`, text: `${name} tulee.` })
    const reply = invitation && replyTo(invitation, pressed, words)
    expect(reply).toMatchObject({ to: ours })
    await createTransport(smtpUrl).sendMail(reply ?? {})
    await expect
      .poll(answer, soon)
      .toEqual({ answer: 'yes', answerSource: 'calendar', comment: 'Tulen junalla' })

    const address = world.db.selectFrom('address').select('failedAt').where('personId', '=', goneId)
    await expect.poll(async () => (await address.executeTakeFirstOrThrow()).failedAt, soon).not.toBeNull()
    const returned = world.db.selectFrom('outbox').select('toAddress').where('bouncedAt', 'is not', null)
    expect(await returned.execute()).toEqual([{ toAddress: gone }])

    await expect.poll(() => dovecot.subjects(ours, 'Processed'), soon).toHaveLength(2)
    expect(await dovecot.subjects(ours)).toEqual([])
    expect(await dovecot.subjects(ours, 'Unmatched')).toEqual([])
    expect(await dovecot.subjects(ours, 'Failed')).toEqual([])
    expect(incoming.standstill()).toBeNull()

    await worker.drain()
    await expect
      .poll(async () => (await lettersOf(dovecot, maija)).map(participation), soon)
      .toEqual(['NEEDS-ACTION', 'ACCEPTED'])
    await incoming.stop()
    await worker.stop()
  },
  60_000,
)
