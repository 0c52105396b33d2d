// The call's letters: whom a press would reach, what the letter says, and the row of a letter with its link.
import type { Reader } from '#db/connect'
import type { Locale, OutboxTable } from '#db/schema'
import type { LetterData, ReadLetter } from '#emails/letters'
import { createHash } from 'node:crypto'
import { written } from '~/i18n/named'
import { letterRow } from '../core/outbox.server'
import type { Deed } from '../core/deeds.server'
import type { PlainDate } from '../core/time'
import { contactOf } from '../groups/introductions.server'
import { newGroupLink } from '../groups/links.server'
import { fullName } from '../people/rules'
import { addressInUse, reachableOf } from '../people/standing.server'
import { candidatesOf, type Candidate, type Round } from './rounds.server'

/** What the letter of the call says in a language. */
function callLetter(
  round: Round,
  locale: Locale,
  { token, contact, reminder }: Pick<LetterData<'groupCall'>, 'token' | 'contact' | 'reminder'>,
): LetterData<'groupCall'> {
  const message = written(round, 'message', locale)
  return {
    token,
    contact,
    reminder,
    message: message.text === '' ? null : message,
    answerBy: round.answerBy,
    startsOn: round.startsOn,
    size: { min: round.sizeMin, max: round.sizeMax },
  }
}

/** The secret in the links of a letter that is only looked at: it opens a page that says what it is. */
export const previewToken = 'preview'

/** The letter of the call as it would leave when this organiser presses. */
export async function previewOfCall(
  db: Reader,
  round: Round,
  { locale, by }: { locale: Locale; by: { personId: string; name: string } },
): Promise<Extract<ReadLetter, { kind: 'groupCall' }>> {
  const contact = { name: by.name, email: (await addressInUse(db, by.personId)) ?? '' }
  return {
    kind: 'groupCall',
    data: callLetter(round, locale, { token: previewToken, contact, reminder: false }),
  }
}

/** Those whom one press of the button reaches, and those whom no letter can. */
export type CallList = {
  people: Candidate[]
  unreachable: Candidate[]
  /** Of each language, how many read it. */
  readers: Record<Locale, number>
  /** The same list has the same mark: a press on another list is refused. */
  mark: string
}

async function listOf(
  db: Reader,
  round: Round,
  { on, standing }: { on: PlainDate; standing: 'notCalled' | 'silent' },
): Promise<CallList> {
  const all = (await candidatesOf(db, round.id, on)).filter((one) => one.standing === standing)
  const people = all.filter((one) => !one.lacks.includes('address'))
  const readers = { fi: 0, sv: 0, en: 0 }
  for (const { language } of people) readers[language] += 1
  // Another organiser's reminder in between makes another list too.
  const told = people.map(({ id, remindedAt }) => `${id} ${remindedAt ?? ''}`).sort()
  const mark = createHash('sha256')
    .update(JSON.stringify([standing, round.version, told]))
    .digest('base64url')
  return { people, unreachable: all.filter((one) => one.lacks.includes('address')), readers, mark }
}

/** Those who wait for the call. */
export const callListOf = (db: Reader, round: Round, on: PlainDate): Promise<CallList> =>
  listOf(db, round, { on, standing: 'notCalled' })

/** Those who have been called and have not answered. */
export const silentListOf = (db: Reader, round: Round, on: PlainDate): Promise<CallList> =>
  listOf(db, round, { on, standing: 'silent' })

/** Whether letters of this press have been written already. */
export const pressedBefore = async (db: Reader, batchId: string): Promise<boolean> =>
  (await db.selectFrom('outbox').select('id').where('batchId', '=', batchId).executeTakeFirst()) !== undefined

type Called = { candidateId: string; personId: string }

/** The letters to these candidates, each with a link of its own; those whom no letter reaches are left out. */
export async function callLetters(
  d: Deed,
  round: Round,
  { called, batchId, reminder }: { called: readonly Called[]; batchId: string; reminder: boolean },
): Promise<OutboxTable[]> {
  const contact = await contactOf(d)
  const reach = await reachableOf(
    d.trx,
    called.map(({ personId }) => personId),
  )
  const rows: OutboxTable[] = []
  for (const { candidateId, personId } of called) {
    const person = reach.get(personId)
    if (!person?.address) continue
    const token = await newGroupLink(d, { purpose: 'call', thingId: candidateId, personId })
    rows.push(
      letterRow(
        d,
        { kind: 'groupCall', data: callLetter(round, person.language, { token, contact, reminder }) },
        {
          to: { personId, name: fullName(person), address: person.address },
          locale: person.language,
          batchId,
        },
      ),
    )
  }
  return rows
}
