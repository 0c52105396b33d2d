// How often those who have not signed in may do what writes, by the address of the network that they come from.
import { RateLimiterMemory } from 'rate-limiter-flexible'

/** In a quarter of an hour. A ministry's people come from one address. */
function atMost(points: number): (clientAddress: string) => Promise<boolean> {
  const byClient = new RateLimiterMemory({ points, duration: 15 * 60 })
  return (clientAddress) =>
    byClient.consume(clientAddress).then(
      () => true,
      () => false,
    )
}

/** Whether one more feedback may be sent. */
export const mayGiveFeedback = atMost(30)

/** Whether one more person may be entered by a forwarded invitation. */
export const mayEnterForwarded = atMost(60)
