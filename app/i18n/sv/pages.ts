import { frame } from './frame'
import { registry } from './registry'
import { events } from './events'
import { audience } from './audience'
import { sending } from './sending'
import { answers } from './answers'
import { answering } from './answering'
import { signIn } from './sign-in'
import { my } from './my'
import { mailbox } from './mailbox'
import { reasons } from './reasons'

/** The words of the pages, a room or a page's subject to a file. */
export const pages = {
  frame,
  registry,
  events,
  audience,
  sending,
  answers,
  answering,
  signIn,
  my,
  mailbox,
  reasons,
} as const
