// Who is here: turns the browser's session into an Actor, once a request.
import type { AppLoadContext } from '@remix-run/node'
import type { Reader } from '#db/connect'
import type { Locale } from '#db/schema'
import type { Actor } from '~/domain/core/access'
import { dateOf, type Instant } from '~/domain/core/time'
import { personByAddress, dutiesOf } from '~/domain/people/standing.server'

export type PersonActor = Extract<Actor, { kind: 'person' }>

const known = new WeakMap<AppLoadContext, Promise<PersonActor | null>>()

/** The signed-in person, or null. */
export function actorOf(request: Request, context: AppLoadContext): Promise<PersonActor | null> {
  const before = known.get(context)
  if (before) return before
  const actor = readActor(request, context)
  known.set(context, actor)
  return actor
}

async function readActor(request: Request, context: AppLoadContext): Promise<PersonActor | null> {
  if (!request.headers.has('Cookie')) return null
  const session = await context.signIn.api.getSession({ headers: request.headers })
  return session === null ? null : actorWithAddress(context.db, session.user.email, context.now())
}

/** The actor that the holder of an address is today; null when the address belongs to nobody any more. */
export async function actorWithAddress(db: Reader, email: string, now: Instant): Promise<PersonActor | null> {
  const person = await personByAddress(db, email)
  if (person === null) return null
  const duties = await dutiesOf(db, person.id, dateOf(now))
  return {
    kind: 'person',
    personId: person.id,
    name: `${person.firstName} ${person.lastName}`,
    locale: person.language,
    ...duties,
  }
}

const localesKnown: readonly string[] = ['fi', 'sv', 'en']
const asLocale = (text: string | null | undefined): Locale | null =>
  text && localesKnown.includes(text) ? (text as Locale) : null

/** The language chosen in the address (`?lang=`) or earlier in the cookie. */
export function chosenLocale(request: Request): Locale | null {
  const inAddress = asLocale(new URL(request.url).searchParams.get('lang'))
  if (inAddress) return inAddress
  return asLocale(/(?:^|;\s*)lang=(\w+)/.exec(request.headers.get('Cookie') ?? '')?.[1])
}

/** The page's language: chosen, the person's own, the browser's, Finnish. */
export async function localeOf(request: Request, context: AppLoadContext): Promise<Locale> {
  const chosen = chosenLocale(request)
  if (chosen) return chosen
  const actor = await actorOf(request, context)
  if (actor) return actor.locale
  const accepted = (request.headers.get('Accept-Language') ?? '')
    .split(',')
    .map((part) => part.trim().slice(0, 2))
  return accepted.map(asLocale).find((locale) => locale !== null) ?? 'fi'
}
