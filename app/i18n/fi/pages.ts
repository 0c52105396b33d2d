import { frame } from './frame'
import { registry } from './registry'
import { events } from './events'
import { audience } from './audience'
import { sending } from './sending'
import { answers } from './answers'
import { answering } from './answering'
import { signIn } from './sign-in'
import { my } from './my'
import { own } from './own'
import { mailbox } from './mailbox'
import { rounds } from './rounds'
import { proposals } from './proposals'
import { welcoming } from './welcoming'
import { renewing } from './renewing'
import { home } from './home'
import { meetings } from './meetings'
import { seating } from './seating'
import { deputies } from './deputies'
import { asking } from './asking'
import { planning } from './planning'
import { agenda } from './agenda'
import { year } from './year'
import { feeds } from './feeds'
import { series } from './series'
import { door } from './door'
import { afterwards } from './afterwards'
import { incoming } from './incoming'
import { alumni } from './alumni'
import { profile } from './profile'
import { remarks } from './remarks'
import { design } from './design'
import { palette } from './palette'
import { caring } from './caring'
import { board } from './board'
import { directory } from './directory'
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
  own,
  mailbox,
  rounds,
  proposals,
  welcoming,
  renewing,
  home,
  meetings,
  seating,
  deputies,
  asking,
  planning,
  agenda,
  year,
  feeds,
  series,
  door,
  afterwards,
  incoming,
  alumni,
  profile,
  remarks,
  design,
  palette,
  caring,
  board,
  directory,
  reasons,
} as const
