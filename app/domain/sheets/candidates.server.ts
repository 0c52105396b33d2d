// Reads everybody of a round for a file: how each stands, what they wish, what is not known of them.
import type { Reader } from '#db/connect'
import { nameIn } from '~/i18n/named'
import { dateOf } from '../core/time'
import { narrowed, readCandidateSearch } from '../rounds/candidate-list'
import { candidatesOf } from '../rounds/rounds.server'
import { dayCell, peopleCells, type Reading, type SheetRow } from './people.server'

/** Everybody of a round; whom they wish not to sit with, and what groups alone are balanced by, stay here. */
export async function roundCandidates(
  db: Reader,
  query: URLSearchParams,
  reading: Reading,
): Promise<SheetRow[] | null> {
  const { t, locale, on } = reading
  const id = query.get('round') ?? ''
  const round = await db.selectFrom('round').select('id').where('id', '=', id).executeTakeFirst()
  if (round === undefined) return null
  const shown = narrowed(await candidatesOf(db, id, on), readCandidateSearch(query))
  return peopleCells(db, shown, reading, (one) => ({
    standing: t(`rounds.standing.${one.standing}`),
    group: one.group && nameIn(one.group, locale),
    wishLanguage: one.wishes.language && t(`frame.language.${one.wishes.language}`),
    wishMeets: one.wishes.meets && t(`rounds.meets.${one.wishes.meets}`),
    comment: one.wishes.comment || null,
    answeredOn: dayCell(one.answeredAt === null ? null : dateOf(one.answeredAt)),
    lacks: one.lacks.map((lack) => t(`rounds.lack.${lack}`)).join(', ') || null,
  }))
}
