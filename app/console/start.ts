// `npm start`: the app for real use, configured by its environment.
import { readConfig, WrongSettings } from '../config.server'
import { serve } from '../server'

async function start(): Promise<void> {
  const running = await serve({ config: readConfig(process.env) })
  console.log(`Johtofoorumi ${running.config.baseUrl} (${running.config.host}:${running.port})`)
  const stop = () => void running.stop().then(() => process.exit(0))
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

start().catch((error: unknown) => {
  console.error(error instanceof WrongSettings ? error.message : error)
  process.exit(1)
})
