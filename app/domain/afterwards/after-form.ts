// Reads the forms of the page after an event: a tick put right, the list closed or opened, lessons.
import { z } from 'zod'
import { text, ticked, version } from '../people/form-fields'
import { longestLessons, longestMessage } from './rules'

export const closeForm = z.object({
  version,
  batchId: z.uuid(),
  thank: ticked,
  miss: ticked,
  countSite: ticked,
  countOnline: ticked,
  messageFi: text(longestMessage),
  messageSv: text(longestMessage),
  messageEn: text(longestMessage),
})
export type CloseForm = z.output<typeof closeForm>

/** What the form opens with: thanks are sent unless the organiser says otherwise, "we missed you" only if they want. */
export const closeFields = (online: boolean) => ({
  thank: 'on',
  miss: '',
  countSite: '',
  countOnline: online ? 'on' : '',
  messageFi: '',
  messageSv: '',
  messageEn: '',
})

export const reopenForm = z.object({ version })

export const lessonsForm = z.object({ version, lessons: text(longestLessons) })

/** A tick put right; `id` is made by the form, so that one sent twice counts once. */
export const tickForm = z.object({
  id: z.uuid(),
  invitationId: z.string().max(100),
  came: z.enum(['1', '0']).transform((came) => came === '1'),
})
