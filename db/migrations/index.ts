// Every migration in order. A landed one is never changed: a new one follows it.
import type { Migration } from 'kysely/migration'
import * as people from './0001-people'
import * as programmes from './0002-programmes'
import * as networks from './0003-networks'
import * as events from './0004-events'
import * as invitations from './0005-invitations'
import * as post from './0006-post'
import * as signIn from './0007-sign-in'
import * as registry from './0008-registry'
import * as deeds from './0009-deeds'
import * as groups from './0010-groups'
import * as eventLife from './0011-event-life'
import * as mail from './0012-mail'
import * as peopleSide from './0013-people-side'
import * as networkMeetings from './0014-network-meetings'
import * as calledMeetings from './0015-called-meetings'

export const migrations: Record<string, Migration> = {
  '0001-people': people,
  '0002-programmes': programmes,
  '0003-networks': networks,
  '0004-events': events,
  '0005-invitations': invitations,
  '0006-post': post,
  '0007-sign-in': signIn,
  '0008-registry': registry,
  '0009-deeds': deeds,
  '0010-groups': groups,
  '0011-event-life': eventLife,
  '0012-mail': mail,
  '0013-people-side': peopleSide,
  '0014-network-meetings': networkMeetings,
  '0015-called-meetings': calledMeetings,
}
