// Asking for a sign-in code, and how often one may ask.
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Db } from '#db/connect'
import { change } from '~/domain/core/change.server'
import { post } from '~/domain/core/outbox.server'
import type { Instant } from '~/domain/core/time'
import { personByAddress } from '~/domain/people/standing.server'
import { codeMinutes, type SendCode } from './sign-in.server'

const asked = {
  byAddress: new RateLimiterMemory({ points: 5, duration: 15 * 60 }),
  /** A ministry's people come from one address. */
  byClient: new RateLimiterMemory({ points: 300, duration: 15 * 60 }),
  tries: new RateLimiterMemory({ points: 10, duration: 15 * 60 }),
}

const spend = async (limiter: RateLimiterMemory, key: string): Promise<boolean> =>
  limiter.consume(key).then(
    () => true,
    () => false,
  )

/** Whether one more code may be asked for. */
export const mayAskForCode = async (email: string, clientAddress: string): Promise<boolean> =>
  (await spend(asked.byClient, clientAddress)) && (await spend(asked.byAddress, email))

/** Whether one more code may be tried for an address. */
export const mayTryCode = (email: string): Promise<boolean> => spend(asked.tries, email)

/** Posts the code to the holder of the address; an address nobody holds gets no letter. */
export function sendsCodes(db: Db, now: () => Instant, wake: () => void): SendCode {
  return async (email, code, next) => {
    const person = await personByAddress(db, email)
    if (person === null) return
    await change(db, { actor: { kind: 'system' }, now: now() }, (c) =>
      post(
        c,
        { kind: 'signIn', data: { email, code, minutes: codeMinutes, next } },
        {
          to: { personId: person.id, name: `${person.firstName} ${person.lastName}`, address: email },
          locale: person.language,
        },
      ),
    )
    wake()
  }
}
