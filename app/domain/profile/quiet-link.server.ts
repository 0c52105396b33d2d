// The link by which a letter of a kind can be stopped without signing in (RFC 8058): a person and a kind, signed.
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Reader } from '#db/connect'
import { optionalLetters, type OptionalLetter } from '#db/schema'
import { survivorOf } from '../people/survivor.server'

/** 128 bits, as base64url. */
const markLength = 22

const markOf = (about: string, secret: string): string =>
  createHmac('sha256', secret).update(`quiet\n${about}`).digest('base64url').slice(0, markLength)

/**
 * What a letter of a kind that may be unwanted carries as its `quietToken`: the same in every letter of the kind to the
 * person, and it opens nothing but the choice of these letters.
 */
export function quietLink(secret: string, personId: string, kind: OptionalLetter): string {
  const about = Buffer.from(`${kind} ${personId}`).toString('base64url')
  return `${about}.${markOf(about, secret)}`
}

/** Whose letters of which kind a token is about; null for one that we did not make. */
function readQuietLink(token: string, secret: string): { personId: string; kind: OptionalLetter } | null {
  const [about = '', mark = ''] = token.split('.')
  const [given, ours] = [Buffer.from(mark), Buffer.from(markOf(about, secret))]
  if (given.length !== ours.length || !timingSafeEqual(given, ours)) return null
  const [named, personId] = Buffer.from(about, 'base64url').toString('utf8').split(' ')
  const kind = optionalLetters.find((one) => one === named)
  return kind === undefined || !personId ? null : { personId, kind }
}

/** Whose letters of which kind a token opens; null for one that we did not make, or of a person there is no more. */
export async function openQuietLink(
  db: Reader,
  token: string,
  secret: string,
): Promise<{ personId: string; kind: OptionalLetter } | null> {
  const about = readQuietLink(token, secret)
  const personId = about && (await survivorOf(db, about.personId))
  return about === null || personId === null ? null : { personId, kind: about.kind }
}
