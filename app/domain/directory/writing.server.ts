// Writing to somebody whose address the writer need not see: the letter leaves by the outbox, and the answer goes to the writer.
import type { Reader } from '#db/connect'
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import { post, unlistedBatch } from '../core/outbox.server'
import { dateOf, later } from '../core/time'
import { quietLink } from '../profile/quiet-link.server'
import { fullName } from '../people/rules'
import { reachableOf } from '../people/standing.server'
import { mayLook, viewerOf } from '../people/visibility.server'
import { personSeenBy } from './person.server'
import { lettersADay, type PersonLetter } from './writing'

const act = 'writeToPerson'

/** Who got a letter from whom is theirs to know: no list of letters names the reader. */
const batchOf = (letterId: string): string => `${unlistedBatch}person-${letterId}`

const wasPosted = async (c: Change, letterId: string): Promise<boolean> =>
  (await c.trx
    .selectFrom('outbox')
    .select('id')
    .where('batchId', '=', batchOf(letterId))
    .executeTakeFirst()) !== undefined

/** The address that an answer to somebody's letter goes to; null when the registry has none that works. */
export const replyAddressOf = async (db: Reader, personId: string): Promise<string | null> =>
  (await reachableOf(db, [personId])).get(personId)?.address ?? null

/** How many letters to others somebody has sent in the last 24 hours, as the trail tells. */
async function sentLately(c: Change, personId: string): Promise<number> {
  const { letters } = await c.trx
    .selectFrom('audit')
    .select((e) => e.fn.countAll<number>().as('letters'))
    .where('thing', '=', 'person')
    .where('thingId', '=', personId)
    .where('act', '=', act)
    .where('at', '>', later(c.now, { hours: -24 }))
    .executeTakeFirstOrThrow()
  return Number(letters)
}

/**
 * Writes to a person. A letter whose id has been posted is not posted again.
 * @param secret what the links that stop letters are signed with
 * @throws Response 404 when the writer does not find the person, 403 for those who may not look in the directory
 */
export async function writeToPerson(
  c: Change,
  readerId: string,
  letter: PersonLetter,
  secret: string,
): Promise<{ ok: true } | Refusal<'lettersNotTaken' | 'tooManyLetters' | 'noOwnAddress'>> {
  if (c.actor.kind !== 'person') throw new Response(null, { status: 403 })
  const { personId } = c.actor
  const viewer = viewerOf(c.actor, dateOf(c.now))
  if (!(await mayLook(c.trx, viewer))) throw new Response(null, { status: 403 })
  const seen = await personSeenBy(c.trx, viewer, readerId)
  if (seen === null) throw new Response(null, { status: 404 })
  if (await wasPosted(c, letter.id)) return { ok: true }
  if (!seen.takesLetters) return { ok: false, reason: 'lettersNotTaken' }
  if ((await sentLately(c, personId)) >= lettersADay) return { ok: false, reason: 'tooManyLetters' }
  const people = await reachableOf(c.trx, [personId, readerId])
  const [writer, reader] = [people.get(personId), people.get(readerId)]
  if (!reader || reader.address === null) return { ok: false, reason: 'lettersNotTaken' }
  if (!writer || writer.address === null) return { ok: false, reason: 'noOwnAddress' }
  await post(
    c,
    {
      kind: 'fromPerson',
      data: {
        from: { name: fullName(writer), address: writer.address },
        subject: letter.subject,
        text: letter.text,
        quietToken: quietLink(secret, readerId, 'fromPeople'),
      },
    },
    {
      to: { personId: readerId, name: fullName(reader), address: reader.address },
      locale: reader.language,
      batchId: batchOf(letter.id),
    },
  )
  await audit(c, act, { kind: 'person', id: personId })
  return { ok: true }
}
