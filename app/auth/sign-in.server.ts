// Signing in by a code sent by e-mail, kept by better-auth on the app's own database.
import { betterAuth } from 'better-auth'
import { emailOTP } from 'better-auth/plugins'
import type { Db } from '#db/connect'
import type { Config } from '../config.server'

/** How long a code is good for. */
export const codeMinutes = 15

/** What sends a code to an address that belongs to a person. @param next where the letter's link leads after signing in */
export type SendCode = (email: string, code: string, next?: string) => Promise<void>

/** Carries the way back through better-auth, which hands on the headers of what it is asked. */
const nextHeader = 'x-johtofoorumi-next'

/** Longer ones make a link that mail programs break; the page that was open still knows them. */
const longestNext = 500

/** Sets up better-auth; it is told SQLite whatever the database, so that it writes instants as text and flags as 0 or 1. */
export function createSignIn(db: Db, config: Pick<Config, 'baseUrl' | 'secret'>, sendCode: SendCode) {
  return betterAuth({
    appName: 'Johtofoorumi',
    baseURL: config.baseUrl,
    secret: config.secret,
    database: { db, type: 'sqlite' },
    user: { modelName: 'signInUser' },
    session: { modelName: 'signInSession', expiresIn: 14 * 24 * 3600, updateAge: 24 * 3600 },
    account: { modelName: 'signInAccount' },
    verification: { modelName: 'signInVerification' },
    rateLimit: { enabled: false },
    advanced: { cookiePrefix: 'johtofoorumi', useSecureCookies: config.baseUrl.startsWith('https:') },
    telemetry: { enabled: false },
    plugins: [
      emailOTP({
        expiresIn: codeMinutes * 60,
        allowedAttempts: 5,
        storeOTP: 'hashed',
        sendVerificationOTP: ({ email, otp }, ctx) =>
          sendCode(email, otp, ctx?.headers?.get(nextHeader) ?? undefined),
      }),
    ],
  })
}

export type SignIn = ReturnType<typeof createSignIn>

/** Has a code sent to the address, if it belongs to somebody. @param next where to go after signing in: a path of the app */
export async function askForCode(signIn: SignIn, email: string, next: string): Promise<void> {
  const headers = next.length > longestNext ? new Headers() : new Headers({ [nextHeader]: next })
  await signIn.api.sendVerificationOTP({ body: { email, type: 'sign-in' }, headers })
}

/** Signs the holder of an address in without a letter: for the demo's links and the tests. @returns the cookies to set */
export async function signInWithoutLetter(signIn: SignIn, email: string): Promise<Headers> {
  const code = await signIn.api.createVerificationOTP({ body: { email, type: 'sign-in' } })
  const answer = await signIn.api.signInEmailOTP({ body: { email, otp: code }, asResponse: true })
  return cookiesOf(answer)
}

/** The Set-Cookie headers of an answer of better-auth's. */
export function cookiesOf(answer: Response): Headers {
  const headers = new Headers()
  for (const cookie of answer.headers.getSetCookie()) headers.append('Set-Cookie', cookie)
  return headers
}
