// The ceiling of sending: nodemailer's pool with nothing to do but hand over one ready-made message again and again.
import { createTransport } from 'nodemailer'

process.on(
  'message',
  async (/** @type {{ url: string, connections: number, letters: number, raw: string }} */ given) => {
    const { url, connections, letters, raw } = given
    const transport = createTransport({ url, pool: true, maxConnections: connections, maxMessages: Infinity })
    const envelope = { from: 'johtofoorumi@vm.example', to: ['katto@agency.example'] }
    let left = letters
    const begun = performance.now()
    await Promise.all(
      Array.from({ length: connections }, async () => {
        while (left-- > 0) await transport.sendMail({ envelope, raw })
      }),
    )
    const took = performance.now() - begun
    transport.close()
    process.send?.({ took })
  },
)
process.on('disconnect', () => process.exit(0))
