// A list as a sheet: the columns that were chosen, under heads in the reader's language.
import type { Reader } from '#db/connect'
import type { Sheet } from '../core/sheet.server'
import { sheetColumns, usualColumns, type SheetColumn, type SheetList } from './columns'
import { listReads } from './lists.server'
import type { Reading } from './people.server'

const widths: Partial<Record<SheetColumn, number>> = {
  organisation: 34,
  jobTitle: 28,
  email: 34,
  privateEmail: 34,
  network: 34,
  failure: 40,
}

/** The columns asked for, in the order of the file; the usual ones when none is. */
function columnsIn(list: SheetList, query: URLSearchParams): SheetColumn[] {
  const asked = new Set(query.getAll('column'))
  const columns: SheetColumn[] = sheetColumns[list].filter((column) => asked.has(column))
  return columns.length > 0 ? columns : usualColumns(list)
}

/**
 * @param query what narrows the list, as the address of its page does, and the columns chosen (`column`)
 * @returns the sheet, and the id of what it is a list of (a network, an organisation, a course) if of one
 * @throws Response 404 when what it is a list of is not there
 */
export async function listSheet(
  db: Reader,
  list: SheetList,
  query: URLSearchParams,
  reading: Reading,
): Promise<{ sheet: Sheet; of: string | null }> {
  const rows = await listReads[list](db, query, reading)
  if (rows === null) throw new Response(null, { status: 404 })
  const columns = columnsIn(list, query)
  const sheet = {
    title: reading.t(`registry.sheets.names.${list}`),
    columns: columns.map((column) => ({
      head: reading.t(`registry.sheets.columns.${column}`),
      width: widths[column],
    })),
    rows: rows.map((row) => columns.map((column) => row[column] ?? null)),
  }
  return {
    sheet,
    of: query.get('network') ?? query.get('organisation') ?? query.get('course') ?? query.get('round'),
  }
}
