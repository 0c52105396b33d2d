// Choices and replies as the database holds them: read with a check, written as they are read.
import { z } from 'zod'
import type { QuestionKind } from '#db/schema'
import { wayOf, type Option, type Reply } from './rules'

const storedOptions = z.array(
  z.object({
    id: z.string(),
    fi: z.string(),
    sv: z.string(),
    en: z.string(),
    seats: z.number().int().positive().nullable().default(null),
  }),
)

/** The choices as the database holds them. */
export const readOptions = (json: string): Option[] => storedOptions.parse(JSON.parse(json))

const storedReply = z.object({ chosen: z.array(z.string()), text: z.string() })

/** A reply as the database holds it: words as they are; choices as their ids; both together as an object. */
export function readReply(kind: QuestionKind, value: string): Reply {
  if (wayOf[kind] === 'text') return { chosen: [], text: value }
  if (wayOf[kind] === 'manyAndText') return storedReply.parse(JSON.parse(value))
  return { chosen: z.array(z.string()).parse(JSON.parse(value)), text: '' }
}

export function replyValue(kind: QuestionKind, { chosen, text }: Reply): string {
  if (wayOf[kind] === 'text') return text
  return JSON.stringify(wayOf[kind] === 'manyAndText' ? { chosen, text } : chosen)
}
