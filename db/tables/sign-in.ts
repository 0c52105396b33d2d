// Who has signed in: the tables of better-auth.
import type { Flag } from './words'

/** A person who has signed in (better-auth's user); tied to the registry by address. */
export type SignInUserTable = {
  id: string
  name: string
  email: string
  emailVerified: Flag
  image: string | null
  createdAt: string
  updatedAt: string
}

/** A signed-in browser (better-auth's session). */
export type SignInSessionTable = {
  id: string
  userId: string
  token: string
  expiresAt: string
  ipAddress: string | null
  userAgent: string | null
  createdAt: string
  updatedAt: string
}

/** A way of signing in tied to a user (better-auth's account), for single sign-on. */
export type SignInAccountTable = {
  id: string
  userId: string
  accountId: string
  providerId: string
  accessToken: string | null
  refreshToken: string | null
  idToken: string | null
  accessTokenExpiresAt: string | null
  refreshTokenExpiresAt: string | null
  scope: string | null
  password: string | null
  createdAt: string
  updatedAt: string
}

/** A sign-in code waiting to be used (better-auth's verification). */
export type SignInVerificationTable = {
  id: string
  identifier: string
  value: string
  expiresAt: string
  createdAt: string
  updatedAt: string
}
