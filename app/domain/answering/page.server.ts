// Everything that the page of one invitation shows, gathered from the rooms it touches.
import type { Reader } from '#db/connect'
import type { AnswerSource, InvitationTable } from '#db/schema'
import { materialsFor } from '../agenda/materials.server'
import type { Instant } from '../core/time'
import { answerView } from '../invitations/answer-view.server'
import { questionsFor } from '../questions/queries.server'
import { deputyView } from '../substitutes/queries.server'

/** What the one who answers sees, and nothing of other people. */
export async function answerPage(
  db: Reader,
  invitation: InvitationTable,
  by: { now: Instant; source: AnswerSource },
) {
  return {
    view: await answerView(db, invitation, by),
    asked: await questionsFor(db, invitation),
    materials: await materialsFor(db, invitation, by.now),
    deputy: await deputyView(db, invitation, by),
  }
}
export type AnswerPageData = Awaited<ReturnType<typeof answerPage>>
