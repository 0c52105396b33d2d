// Statements that run for every letter of a burst, written once: to write one takes longer than to run it.
import type { Compilable, CompiledQuery } from 'kysely'
import type { Reader } from '#db/connect'

/** No text of the app is like it. */
const place = (name: string): string => `\u0000${name}\u0000`

/**
 * A statement whose values differ from run to run.
 * @param names of its values, which are texts
 * @param write writes the statement; where a value goes it puts what it is handed by the value's name
 */
export function prepared<Name extends string, Row = unknown>(
  names: readonly Name[],
  write: (db: Reader, values: Record<Name, string>) => Compilable<Row>,
): (db: Reader, values: Record<Name, string>) => Promise<Row[]> {
  const places = Object.fromEntries(names.map((name) => [name, place(name)])) as Record<Name, string>
  const nameOf = new Map<unknown, Name>(names.map((name) => [places[name], name]))
  /** Each database has its own way of writing it. */
  const written = new WeakMap<object, CompiledQuery<Row>>()
  return async (db, values) => {
    const { adapter } = db.getExecutor()
    const known = written.get(adapter) ?? write(db, places).compile()
    written.set(adapter, known)
    const parameters = known.parameters.map((parameter) => {
      const name = nameOf.get(parameter)
      return name === undefined ? parameter : values[name]
    })
    return (await db.executeQuery<Row>({ ...known, parameters })).rows
  }
}
