// How often feedback may be sent from one address of the network.
import { RateLimiterMemory } from 'rate-limiter-flexible'

/** A ministry's people come from one address. */
const byClient = new RateLimiterMemory({ points: 30, duration: 15 * 60 })

/** Whether one more may be sent. */
export const mayGiveFeedback = (clientAddress: string): Promise<boolean> =>
  byClient.consume(clientAddress).then(
    () => true,
    () => false,
  )
