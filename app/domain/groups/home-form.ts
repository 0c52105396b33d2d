// What the forms of a small group's home read out of what was typed.
import { z } from 'zod'
import { locales, meetingForms } from '#db/schema'
import { line, neededLine, neededText, orNone, text, version } from '../people/form-fields'
import { longest, type Ways } from './home'

/** An id that the page made; without one, or with something else in its place, the press makes one. */
const madeId = z.uuid().catch(() => crypto.randomUUID())

/** How the group works. */
export const waysForm = z.object({
  version,
  practices: text(longest.practices),
  language: orNone(locales),
  meets: orNone(meetingForms),
  hostId: line(100).transform((id) => id || null),
})

/** What the form shows of a home. */
export const waysFields = ({ practices, language, meets, hostId }: Ways) => ({
  practices,
  language: language ?? '',
  meets: meets ?? '',
  hostId: hostId ?? '',
})

export const themeForm = z.object({
  id: madeId,
  title: neededLine(longest.title),
  detail: text(longest.detail),
})

export const wishForm = z.object({ id: madeId, wish: neededText(longest.wish) })

export const noteForm = z.object({ id: madeId, text: neededText(longest.note) })

export const replyForm = z.object({ reply: neededText(longest.reply) })
