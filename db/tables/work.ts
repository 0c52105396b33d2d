// What the app keeps of its own work: the trail, deeds, decisions, imports, words to find by.
import type { ImportKind, SearchThing } from './words'

/** Who did what, to which thing, when. */
export type AuditTable = {
  id: string
  at: string
  actorKind: 'person' | 'link' | 'system'
  actorId: string | null
  act: string
  thing: string
  thingId: string
  /** What changed, as JSON, without the contents of answers. */
  detail: string
}

/** A Change of the registry that can be taken back while its steps are kept. */
export type DeedTable = {
  id: string
  at: string
  act: string
  thing: string
  thingId: string
  /** What it was about, as JSON: figures and names of things, for the list of deeds. */
  detail: string
  doneBy: string | null
  /** The steps are forgotten then, and it stands for good. */
  undoUntil: string
  undoneAt: string | null
  undoneBy: string | null
}

/** One row that a deed wrote: as it was (null: it was not) and as it became (null: it went), as JSON. */
export type DeedStepTable = {
  deedId: string
  place: number
  /** The table. */
  kept: string
  rowId: string
  before: string | null
  after: string | null
}

/**
 * What was decided of a finding of continuity: its act was done, it was left as it is, or the person was asked. Taking
 * the deed back takes the decision with it.
 */
export type DecisionTable = {
  id: string
  /** The finding's key: the same state of things gives the same key. */
  finding: string
  kind: string
  personId: string | null
  networkId: string | null
  choice: 'done' | 'left' | 'asked'
  /** What was proposed, as JSON. */
  detail: string
  decidedAt: string
  decidedBy: string | null
  deedId: string | null
}

/** A letter that asks somebody who left their post where to reach them and what they stay in. Only the token's hash is kept. */
export type InquiryTable = {
  id: string
  personId: string
  tokenHash: string
  askedAt: string
  askedBy: string | null
  /** The answer as JSON; empty until it comes. */
  answer: string
  answeredAt: string | null
  revokedAt: string | null
}

/** A sheet on its way into the registry: its cells, how its columns are read, what was chosen for rows in doubt. */
export type ImportSheetTable = {
  id: string
  kind: ImportKind
  fileName: string
  uploadedAt: string
  uploadedBy: string | null
  /** JSON: the heads, the rows of cells, the field of each column, the choice for each row. The rows go once applied. */
  head: string
  rows: string
  columns: string
  choices: string
  /** JSON: what holds for the whole sheet, such as the network of its members. */
  settings: string
  /** JSON: what applying it did. */
  report: string
  appliedAt: string | null
  deedId: string | null
}

/** What a column's head was last taken to mean. */
export type ImportColumnTable = { kind: ImportKind; head: string; field: string }

/** A word by which a thing is found, without accents and in lower case. */
export type SearchWordTable = { word: string; thing: SearchThing; thingId: string }
