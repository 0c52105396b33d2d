// One's own data as one keeps it: the record, what one has written of oneself, who sees it, which letters come.
import type { Reader } from '#db/connect'
import type { Locale, OptionalLetter } from '#db/schema'
import type { PlainDate } from '../core/time'
import { asHomeRegion, type HomeRegion } from '../people/home-regions'
import { recordOf } from '../people/person-acts.server'
import { currentPostsOf, personById } from '../people/queries.server'
import type { PersonRow } from '../people/rules'
import type { Sharing } from '../people/sharing'
import { sharingOf } from '../people/sharing.server'
import { wantedBy } from './letters.server'
import { ownPhotoMark } from './photos.server'

export type OwnData = {
  person: PersonRow & {
    version: number
    language: Locale
    phone: string | null
    /** The address in use, as the registry has it. */
    email: string | null
    /** Letters to it come back. */
    returned: boolean
    privateEmail: string | null
    expertise: string
    offers: string
    links: string
    homeRegion: HomeRegion | null
    photoMark: string | null
  }
  sharing: Sharing
  wanted: OptionalLetter[]
}

/** @throws Response 404 when there is no such person */
export async function ownData(db: Reader, personId: string, on: PlainDate): Promise<OwnData> {
  const record = await recordOf(db, personId)
  const reached = await personById(db, personId)
  const { id, firstName, lastName, version, language, phone, privateEmail, expertise, offers, links } = record
  return {
    person: {
      ...{ id, firstName, lastName, version, language, phone, privateEmail, expertise, offers, links },
      post: (await currentPostsOf(db, [personId], on)).get(personId) ?? null,
      email: reached?.email ?? null,
      returned: (reached?.failedAt ?? null) !== null,
      homeRegion: asHomeRegion(record.homeRegion),
      photoMark: await ownPhotoMark(db, personId),
    },
    sharing: await sharingOf(db, personId),
    wanted: await wantedBy(db, personId),
  }
}
