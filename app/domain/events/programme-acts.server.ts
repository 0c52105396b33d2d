// Writing a programme: what is already there keeps its row, so that what speakers owe and have sent stays with them.
import type { Locale } from '#db/schema'
import { allow } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import { index } from '../core/search-index.server'
import type { Instant } from '../core/time'
import { movedAlong } from './moving'
import { wholeProgramme, type WholeProgramme } from './programme.server'
import { eventById, type EventRow } from './queries.server'

export type NewTrack = {
  /** What lines call it by: the id of a track that is there, or any name of a new one. */
  key: string
  nameFi: string
  nameSv: string
  nameEn: string
  place: string
}

export type NewSpeaker = {
  /** The row that is there, if it is one. */
  id?: string | undefined
  name: string
  role: string
  email?: string
  language?: Locale
}

export type NewProgrammeLine = {
  /** The row that is there, if it is one. */
  id?: string | undefined
  startsAt: Instant
  endsAt?: Instant | null
  titleFi: string
  titleSv: string
  titleEn: string
  /** The key of its track; null is for all. */
  track?: string | null
  note?: string
  speakers: NewSpeaker[]
}

export type NewProgramme = { tracks: NewTrack[]; lines: NewProgrammeLine[] }

/**
 * Sets the whole programme, in the order given; lines, speakers and tracks that are not named any more are removed.
 * @param version the event's, as it was seen: another's edit in between refuses
 */
export async function setProgramme(
  c: Change,
  eventId: string,
  version: number,
  lines: NewProgrammeLine[],
  tracks: NewTrack[] = [],
): Promise<{ ok: true } | Refusal<'changedMeanwhile' | 'eventCancelled'>> {
  allow(c.actor, { act: 'planEvents' })
  const event = await eventById(c.trx, eventId)
  if (event.status === 'cancelled') return { ok: false, reason: 'eventCancelled' }
  if (event.version !== version) return { ok: false, reason: 'changedMeanwhile' }
  await writeProgramme(c, eventId, { tracks, lines })
  await index(c, 'event', [eventId])
  await c.trx
    .updateTable('event')
    .set({ version: version + 1, changedAt: c.now })
    .where('id', '=', eventId)
    .execute()
  await audit(c, 'setProgramme', { kind: 'event', id: eventId }, { lines: lines.length })
  return { ok: true }
}

/** Positions above any that a programme has: rows wait there while the others take their places. */
const aside = 100_000

async function writeProgramme(c: Change, eventId: string, { tracks, lines }: NewProgramme): Promise<void> {
  const before = await wholeProgramme(c.trx, eventId)
  const trackIds = await writeTracks(c, eventId, before, tracks)
  const lineIds = await writeLines(c, eventId, before, { lines, trackIds })
  const speakerIds = await writeSpeakers(c, eventId, before, { lines, lineIds })
  const gone = <Row extends { id: string }>(rows: Row[], kept: Iterable<string>): string[] => {
    const stays = new Set(kept)
    return rows.map(({ id }) => id).filter((id) => !stays.has(id))
  }
  const removed = {
    speaker: gone(
      before.lines.flatMap((line) => line.speakers),
      speakerIds,
    ),
    programmeItem: gone(before.lines, lineIds),
    track: gone(before.tracks, trackIds.values()),
  }
  for (const table of ['speaker', 'programmeItem', 'track'] as const)
    if (removed[table].length > 0) await c.trx.deleteFrom(table).where('id', 'in', removed[table]).execute()
  await keepLinks(c, eventId, before)
}

/** @returns the id of each track by the key that lines call it by */
async function writeTracks(
  c: Change,
  eventId: string,
  before: WholeProgramme,
  tracks: NewTrack[],
): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const [position, { key, nameFi, nameSv, nameEn, place }] of tracks.entries()) {
    const row = { nameFi, nameSv, nameEn, place, position }
    const known = before.tracks.some(({ id }) => id === key) && !ids.has(key)
    const id = known ? key : c.newId()
    ids.set(key, id)
    if (known) await c.trx.updateTable('track').set(row).where('id', '=', id).execute()
    else
      await c.trx
        .insertInto('track')
        .values({ id, eventId, ...row })
        .execute()
  }
  return ids
}

/** @returns the ids of the lines, in their order */
async function writeLines(
  c: Change,
  eventId: string,
  before: WholeProgramme,
  { lines, trackIds }: { lines: NewProgrammeLine[]; trackIds: Map<string, string> },
): Promise<string[]> {
  await c.trx
    .updateTable('programmeItem')
    .set((e) => ({ position: e('position', '+', aside) }))
    .where('eventId', '=', eventId)
    .execute()
  const ids: string[] = []
  for (const [position, line] of lines.entries()) {
    const { startsAt, titleFi, titleSv, titleEn, endsAt = null, note = '', track = null } = line
    const trackId = track === null ? null : (trackIds.get(track) ?? null)
    const row = { position, startsAt, endsAt, titleFi, titleSv, titleEn, trackId, note }
    const known = before.lines.find(({ id }) => id === line.id && !ids.includes(id))
    const id = known?.id ?? c.newId()
    ids.push(id)
    if (known) await c.trx.updateTable('programmeItem').set(row).where('id', '=', id).execute()
    else
      await c.trx
        .insertInto('programmeItem')
        .values({ id, eventId, ...row })
        .execute()
  }
  return ids
}

/** @returns the ids of the speakers. One whose address changed loses the link: it was sent to another. */
async function writeSpeakers(
  c: Change,
  eventId: string,
  before: WholeProgramme,
  { lines, lineIds }: { lines: NewProgrammeLine[]; lineIds: string[] },
): Promise<Set<string>> {
  await c.trx
    .updateTable('speaker')
    .set((e) => ({ position: e('position', '+', aside) }))
    .where('programmeItemId', 'in', (e) =>
      e.selectFrom('programmeItem').select('programmeItem.id').where('eventId', '=', eventId),
    )
    .execute()
  const known = new Map(before.lines.flatMap((line) => line.speakers).map((one) => [one.id, one]))
  const ids = new Set<string>()
  for (const [at, { speakers }] of lines.entries())
    for (const [position, speaker] of speakers.entries()) {
      const { name, role, email = '', language = 'fi' } = speaker
      const row = { programmeItemId: lineIds[at] ?? '', position, name, role, email, language }
      const there = speaker.id === undefined || ids.has(speaker.id) ? undefined : known.get(speaker.id)
      const id = there?.id ?? c.newId()
      ids.add(id)
      if (!there)
        await c.trx
          .insertInto('speaker')
          .values({ id, ...row })
          .execute()
      else
        await c.trx
          .updateTable('speaker')
          .set(there.email === email ? row : { ...row, tokenHash: null })
          .where('id', '=', id)
          .execute()
    }
  return ids
}

/** A link is one speaker's, whichever of their lines holds it: taking that line away leaves it with another. */
async function keepLinks(c: Change, eventId: string, before: WholeProgramme): Promise<void> {
  const linked = before.lines.flatMap((line) => line.speakers).filter((one) => one.tokenHash !== null)
  if (linked.length === 0) return
  const now = (await wholeProgramme(c.trx, eventId)).lines.flatMap((line) => line.speakers)
  for (const { email, tokenHash } of linked) {
    if (email === '' || now.some((one) => one.tokenHash === tokenHash)) continue
    const heir = now.find((one) => one.email === email && one.tokenHash === null)
    if (heir) await c.trx.updateTable('speaker').set({ tokenHash }).where('id', '=', heir.id).execute()
  }
}

/** The programme of last time, each line as long after the start as it was then; what speakers owed stays behind. */
export async function copyProgramme(
  c: Change,
  source: EventRow,
  target: { id: string; startsAt: Instant },
): Promise<void> {
  const move = { from: source.startsAt, to: target.startsAt }
  const { tracks, lines } = await wholeProgramme(c.trx, source.id)
  await writeProgramme(c, target.id, {
    tracks: tracks.map(({ id, ...track }) => ({ key: id, ...track })),
    lines: lines.map(({ id: _, trackId, ...line }) => ({
      ...line,
      startsAt: movedAlong(line.startsAt, move),
      endsAt: line.endsAt === null ? null : movedAlong(line.endsAt, move),
      track: trackId,
      speakers: line.speakers.map(({ name, role, email, language }) => ({ name, role, email, language })),
    })),
  })
}

/** The programme keeps its distance to the start. */
export async function moveProgramme(c: Change, before: EventRow, after: EventRow): Promise<void> {
  const move = { from: before.startsAt, to: after.startsAt }
  const { lines } = await wholeProgramme(c.trx, after.id)
  for (const { id, startsAt, endsAt } of lines)
    await c.trx
      .updateTable('programmeItem')
      .set({
        startsAt: movedAlong(startsAt, move),
        endsAt: endsAt === null ? null : movedAlong(endsAt, move),
      })
      .where('id', '=', id)
      .execute()
}
