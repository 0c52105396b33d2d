// What the rows of a file say of a person: names, the post of the day, how to reach them.
import type { Reader } from '#db/connect'
import type { Locale } from '#db/schema'
import { nameIn, written } from '~/i18n/named'
import type { PageT } from '~/i18n/types'
import type { Cell } from '../core/sheet.server'
import type { PlainDate } from '../core/time'
import { inParts } from '../people/period.server'
import type { PersonRow, Post } from '../people/rules'
import type { SheetColumn } from './columns'

/** A row of a file, by column; a column that is left out is empty. */
export type SheetRow = Partial<Record<SheetColumn, Cell>>

/** The reader's words, and the day asked about. */
export type Reading = { t: PageT; locale: Locale; on: PlainDate }

export const dayCell = (day: PlainDate | null): Cell => (day === null ? null : { day })

export const yesCell = (yes: boolean, { t }: Reading): Cell => (yes ? t('registry.sheets.yes') : null)

export const postCells = (post: Post | null, reading: Reading): SheetRow =>
  post === null
    ? {}
    : {
        jobTitle: written(post, 'title', reading.locale).text,
        organisation: nameIn(post, reading.locale),
        sector: post.sectorCode,
        roleClass: reading.t(`audience.roleClass.${post.roleClass}`),
        seniorManagement: yesCell(post.seniorManagement, reading),
      }

async function reachCells(
  db: Reader,
  ids: readonly string[],
  { t }: Reading,
): Promise<Map<string, SheetRow>> {
  const rows = await inParts(ids, (part) =>
    db
      .selectFrom('person')
      .leftJoin('address', (join) =>
        join.onRef('address.personId', '=', 'person.id').on('address.validTo', 'is', null),
      )
      .select(['person.id', 'language', 'phone', 'privateEmail', 'email', 'failure'])
      .where('person.id', 'in', part)
      .execute(),
  )
  return new Map(
    rows.map(({ id, language, ...cells }) => [id, { ...cells, language: t(`frame.language.${language}`) }]),
  )
}

/** The cells of people, in their order; each row's own cells come over those of the person. */
export async function peopleCells<Row extends PersonRow>(
  db: Reader,
  people: readonly Row[],
  reading: Reading,
  own: (person: Row) => SheetRow = () => ({}),
): Promise<SheetRow[]> {
  const reach = await reachCells(
    db,
    people.map(({ id }) => id),
    reading,
  )
  return people.map((person) => ({
    ...reach.get(person.id),
    lastName: person.lastName,
    firstName: person.firstName,
    ...postCells(person.post, reading),
    ...own(person),
  }))
}
