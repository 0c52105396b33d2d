// The types of the schema say what the migrations make: same tables, same columns, null in the same places.
import { sql } from 'kysely'
import ts from 'typescript'
import { beforeAll, expect, test } from 'vitest'
import { connect } from '#db/connect'
import { migrate } from '#db/migrate'

type Column = { type: 'text' | 'integer'; nullable: boolean }
type Shape = Record<string, Record<string, Column>>

/** The tables as `Database` in db/schema.ts types them. */
function typedShape(): Shape {
  const program = ts.createProgram(['db/schema.ts'], {
    strict: true,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts'],
    types: [],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  })
  const checker = program.getTypeChecker()
  const file = program.getSourceFile('db/schema.ts')
  const declared = file?.statements.find(
    (node): node is ts.TypeAliasDeclaration =>
      ts.isTypeAliasDeclaration(node) && node.name.text === 'Database',
  )
  if (!declared) throw new Error('db/schema.ts exports no Database')
  const columnOf = (declaredAs: ts.Type): Column => {
    // A column that the database fills in when none is given (Kysely's Generated) is what it is when read.
    const generated = declaredAs.getProperty('__select__')
    const type = generated ? checker.getTypeOfSymbol(generated) : declaredAs
    const parts = type.isUnion() ? type.types : [type]
    const filled = parts.filter((part) => !(part.flags & ts.TypeFlags.Null))
    const whole = filled.every((part) => part.flags & ts.TypeFlags.NumberLike)
    return { type: whole ? 'integer' : 'text', nullable: filled.length < parts.length }
  }
  const shapeOf = <Value>(type: ts.Type, read: (of: ts.Type) => Value): Record<string, Value> =>
    Object.fromEntries(
      type.getProperties().map((property) => [property.name, read(checker.getTypeOfSymbol(property))]),
    )
  return shapeOf(checker.getTypeAtLocation(declared.name), (table) => shapeOf(table, columnOf))
}

/** The tables as the migrations leave them. */
async function migratedShape(): Promise<Shape> {
  const db = connect(':memory:')
  try {
    await migrate(db)
    const { rows } = await sql<{
      table: string
      column: string
      type: string
      required: number
      key: number
    }>`
      select m.name as "table", c.name as "column", lower(c.type) as "type", c."notnull" as "required", c.pk as "key"
      from sqlite_master m join pragma_table_info(m.name) c
      where m.type = 'table' and m.name not like 'sqlite_%' and m.name not like 'kysely_%'`.execute(db)
    const shape: Shape = {}
    for (const { table, column, type, required, key } of rows) {
      // A key of text that is null is an old permissiveness of SQLite's; no row of ours is without its id.
      const nullable = required === 0 && key === 0
      ;(shape[table] ??= {})[column] = { type: type as Column['type'], nullable }
    }
    return shape
  } finally {
    await db.destroy()
  }
}

let migrated: Shape
beforeAll(async () => {
  migrated = await migratedShape()
})

test('tables, columns, their kinds and where null may stand agree', () => {
  const typed = typedShape()
  expect(Object.keys(typed).length).toBeGreaterThan(20)
  expect(migrated).toEqual(typed)
})

test('every column is text or a whole number, which SQLite and PostgreSQL read alike', () => {
  const kinds = Object.values(migrated).flatMap((columns) => Object.values(columns).map(({ type }) => type))
  expect([...new Set(kinds)].sort()).toEqual(['integer', 'text'])
})
