// How often somebody may be entered by forwarded invitations from one address of the network.
import { RateLimiterMemory } from 'rate-limiter-flexible'

/** A ministry's people come from one address. */
const byClient = new RateLimiterMemory({ points: 60, duration: 15 * 60 })

/** Whether one more may be entered. */
export const mayEnterForwarded = (clientAddress: string): Promise<boolean> =>
  byClient.consume(clientAddress).then(
    () => true,
    () => false,
  )
