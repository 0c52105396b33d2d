// Letters that a person may do without: which they want, and stopping or taking back one kind. Without a row it is wanted.
import type { Reader } from '#db/connect'
import { optionalLetters, type OptionalLetter } from '#db/schema'
import { allow } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change } from '../core/change.server'
import { letterOf } from '../core/optional-letters.server'
import { inParts } from '../people/period.server'

/** Those of the people who want letters of a kind. */
export async function whoWants(
  db: Reader,
  personIds: readonly string[],
  kind: OptionalLetter,
): Promise<Set<string>> {
  const rows = await inParts(personIds, (part) =>
    db
      .selectFrom('unwantedLetter')
      .select('personId')
      .where('personId', 'in', part)
      .where('kind', '=', kind)
      .execute(),
  )
  const without = new Set(rows.map(({ personId }) => personId))
  return new Set(personIds.filter((id) => !without.has(id)))
}

/** The kinds that a person wants, in the order of the kinds. */
export async function wantedBy(db: Reader, personId: string): Promise<OptionalLetter[]> {
  const rows = await db.selectFrom('unwantedLetter').select('kind').where('personId', '=', personId).execute()
  return optionalLetters.filter((kind) => !rows.some((row) => row.kind === kind))
}

/** From now on the person wants exactly these kinds. */
export async function chooseLetters(
  c: Change,
  personId: string,
  wanted: readonly OptionalLetter[],
): Promise<void> {
  allow(c.actor, { act: 'keepOwnData', personId })
  const before = await wantedBy(c.trx, personId)
  for (const kind of optionalLetters)
    if (wanted.includes(kind) !== before.includes(kind)) await write(c, personId, kind, wanted.includes(kind))
}

/** Stops letters of one kind to a person, or lets them come again; to do so twice is to do it once. */
export async function letCome(
  c: Change,
  { personId, kind, wanted }: { personId: string; kind: OptionalLetter; wanted: boolean },
): Promise<void> {
  allow(c.actor, { act: 'stopLetters', personId })
  const now = await wantedBy(c.trx, personId)
  if (now.includes(kind) !== wanted) await write(c, personId, kind, wanted)
}

/** What waits to leave is not wanted either; what is being sent already leaves. */
const dropWaitingOf = (c: Change, personId: string, kind: OptionalLetter) =>
  c.trx
    .deleteFrom('outbox')
    .where('personId', '=', personId)
    .where('kind', '=', letterOf[kind])
    .where('status', '=', 'waiting')
    .execute()

async function write(c: Change, personId: string, kind: OptionalLetter, wanted: boolean): Promise<void> {
  if (wanted) {
    await c.trx
      .deleteFrom('unwantedLetter')
      .where('personId', '=', personId)
      .where('kind', '=', kind)
      .execute()
  } else {
    await c.trx.insertInto('unwantedLetter').values({ id: c.newId(), personId, kind, since: c.now }).execute()
    await dropWaitingOf(c, personId, kind)
  }
  await audit(c, wanted ? 'wantLetters' : 'stopLetters', { kind: 'person', id: personId }, { kind })
}
