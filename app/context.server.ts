// What every loader and action is handed: the open database, the time, the settings, the post.
import type { Db } from '#db/connect'
import type { SignIn } from './auth/sign-in.server'
import type { Config } from './config.server'
import type { Instant } from './domain/core/time'
import type { Reader } from './post/imap.server'
import type { Mailbox } from './post/mailbox.server'
import type { Post } from './post/worker.server'

export type AppContext = {
  db: Db
  now: () => Instant
  config: Config
  signIn: SignIn
  /** The post that sends letters: woken when letters wait, asked whether the mail server answers. */
  post: Pick<Post, 'wake' | 'standstill'>
  /** What reads mail that comes in: asked whether it does. */
  incoming: Pick<Reader, 'standstill'>
  /** The built-in mailbox, in the demo only. */
  mailbox: Mailbox | null
  /** Of the Content-Security-Policy of this answer. */
  nonce: string
  /** The address of the browser, for rate limits. */
  clientAddress: string
  /** What was sent is larger than the form takes. None of it was read, and the form itself says so. */
  tooLarge: boolean
}

declare module '@remix-run/node' {
  // Remix's own way of typing the load context is to extend this interface.
  interface AppLoadContext extends AppContext {}
}
