// `npm start`: the app for real use, configured by its environment.
import { readConfig, WrongSettings } from '../config.server'

async function start(): Promise<void> {
  const config = readConfig(process.env)
  // React and the router read it as they load: without it they are slow, and warn with the addresses that are asked for.
  process.env['NODE_ENV'] ??= 'production'
  const { serve } = await import('../server')
  const running = await serve({ config })
  console.log(`Johtofoorumi ${running.config.baseUrl} (${running.config.host}:${running.port})`)
  const stop = () => void running.stop().then(() => process.exit(0))
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

start().catch((error: unknown) => {
  console.error(error instanceof WrongSettings ? error.message : error)
  process.exit(1)
})
