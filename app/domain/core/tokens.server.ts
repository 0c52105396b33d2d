// Secrets that letters carry: random, shown once, kept only as a hash.
import { createHash, randomBytes } from 'node:crypto'

/** A new secret of 256 bits, as 43 characters that fit in a link. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What the database keeps of a secret. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('base64url')
