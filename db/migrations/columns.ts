// Column groups that several tables share, and the CHECKs that hold words to their lists.
import { sql, type CreateTableBuilder } from 'kysely'

/** A CHECK that a column holds one of the words, or null. */
export const oneOf = (column: string, words: readonly string[]) =>
  sql`${sql.ref(column)} in (${sql.join(words.map((word) => sql.lit(word)))})`

/** A CHECK that a period does not end before it starts. */
export const periodHolds = sql`${sql.ref('validTo')} is null or ${sql.ref('validTo')} >= ${sql.ref('validFrom')}`

/** The text columns of one thing said in three languages. */
export const inThreeLanguages = (stem: string) => [`${stem}Fi`, `${stem}Sv`, `${stem}En`]

/** Adds required text columns. */
export function texts<Table extends string>(
  table: CreateTableBuilder<Table, string>,
  columns: string[],
): CreateTableBuilder<Table, string> {
  return columns.reduce((built, column) => built.addColumn(column, 'text', (c) => c.notNull()), table)
}
