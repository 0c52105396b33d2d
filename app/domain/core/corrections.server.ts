// Correcting what letters have told: whoever was written to of a deed that is taken back hears that it is.
import type { Reader } from '#db/connect'
import type { OutboxTable } from '#db/schema'
import { readLetter, type LetterData, type ReadLetter } from '#emails/letters'
import type { Change } from './change.server'
import { post } from './outbox.server'

type Left = Pick<
  OutboxTable,
  'kind' | 'data' | 'locale' | 'personId' | 'toName' | 'toAddress' | 'messageId'
> &
  Pick<OutboxTable, 'sentAt' | 'createdAt'>

/** The letters of a deed that have left, or are leaving, and did not come back. */
const leftOf = (db: Reader, deedId: string): Promise<Left[]> =>
  db
    .selectFrom('outbox')
    .select(['kind', 'data', 'locale', 'personId', 'toName', 'toAddress', 'messageId', 'sentAt', 'createdAt'])
    .where('batchId', '=', deedId)
    .where('status', 'in', ['sent', 'sending'])
    .where('bouncedAt', 'is', null)
    .orderBy('id')
    .execute()

type Told = Pick<LetterData<'takenBack'>, 'told' | 'about' | 'contact'>

/** What a letter told that is so no more; null for one of another kind. */
function toldBy(letter: ReadLetter): Told | null {
  switch (letter.kind) {
    case 'wishAnswered': {
      const { outcome, network, contact } = letter.data
      return { told: outcome, about: network, contact }
    }
    case 'outsideWelcomed':
      return { told: 'outside', about: letter.data.network, contact: letter.data.contact }
    case 'groupWelcome': {
      const { newcomer, group, contact } = letter.data
      return { told: newcomer ? 'welcome' : 'welcomeOthers', about: group, contact }
    }
    case 'groupGoOn':
      return { told: 'goOn', about: letter.data.group, contact: letter.data.contact }
    case 'groupHearing':
      return { told: 'hearing', about: letter.data.group, contact: letter.data.contact }
    default:
      return null
  }
}

const toldOf = ({ kind, data }: Left): Told | null => toldBy(readLetter(kind, data))

/** The names of those who have had letters of a deed, and would be written to when it is taken back. */
export async function readersOf(db: Reader, deedId: string): Promise<string[]> {
  const left = await leftOf(db, deedId)
  return left.filter((letter) => toldOf(letter) !== null).map(({ toName }) => toName)
}

/** Writes to those who have had letters of a deed that it has been taken back. @returns how many letters that is */
export async function correctLetters(c: Change, deedId: string): Promise<number> {
  let posted = 0
  for (const letter of await leftOf(c.trx, deedId)) {
    const told = toldOf(letter)
    if (told === null) continue
    await post(
      c,
      { kind: 'takenBack', data: { ...told, sentAt: letter.sentAt ?? letter.createdAt } },
      {
        to: { personId: letter.personId, name: letter.toName, address: await addressNow(c, letter) },
        locale: letter.locale,
        inReplyTo: letter.messageId,
      },
    )
    posted += 1
  }
  return posted
}

/** Where the reader is written to today. */
async function addressNow(c: Change, { personId, toAddress }: Left): Promise<string> {
  const address = await c.trx
    .selectFrom('address')
    .select('email')
    .where('personId', '=', personId ?? '')
    .where('validTo', 'is', null)
    .executeTakeFirst()
  return address?.email ?? toAddress
}
