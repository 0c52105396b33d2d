// What is pressed on a person's page of assistants, by the person or by an organiser for them.
import { redirect } from '@remix-run/node'
import type { SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { z } from 'zod'
import type { Db } from '#db/connect'
import type { Actor } from '~/domain/core/access'
import { inDeed, type Deed } from '~/domain/core/deeds.server'
import type { Instant } from '~/domain/core/time'
import {
  endAssistance,
  nameAssistant,
  setLastDay,
  undoAssistance,
  type AssistanceRefusal,
} from '~/domain/people/assistance-acts.server'
import {
  assistantPresses,
  chosenAssistantForm,
  lastDayForm,
  writtenAssistantForm,
  type AssistantPress,
} from '~/domain/people/assistance-form'
import { withNews } from '~/parts/with-news'

/** Whose assistants, and where the page is. */
export type Pressing = { managerId: string; managerName: string; here: string }
type By = { db: Db; actor: Actor; now: Instant }

/** What a refused press is answered with; `id` is the assistance it was about. */
export type AssistantsAnswer = { press: AssistantPress; id: string; lastResult: SubmissionResult<string[]> }

const acts = {
  chosen: 'nameAssistant',
  written: 'nameAssistant',
  lastDay: 'setLastDay',
  end: 'endAssistance',
} as const
const dones = { chosen: 'named', written: 'named', lastDay: 'lastDay', end: 'ended' } as const
type Done = keyof typeof acts

/** Does what was pressed. @throws redirect when it was done */
export async function pressAssistants(body: FormData, by: By, pressing: Pressing): Promise<AssistantsAnswer> {
  const press = assistantPresses.find((one) => one === body.get('press')) ?? 'chosen'
  const id = z.uuid().safeParse(body.get('id')).data ?? crypto.randomUUID()
  if (press === 'undo') throw await takenBack(String(body.get('deed') ?? ''), by, pressing)
  const schema = {
    chosen: chosenAssistantForm,
    written: writtenAssistantForm,
    lastDay: lastDayForm,
    end: z.object({}),
  }[press]
  const submission = parseWithZod(body, { schema: schema as z.ZodType, disableAutoCoercion: true })
  if (submission.status !== 'success') return { press, id, lastResult: submission.reply() }
  const done = await inDeed(by.db, by, signOf(press, pressing), (d) =>
    actOf(press, d, { id, body, pressing }),
  )
  if (done.ok) throw redirect(withNews(pressing.here, dones[press], done.deedId))
  const field = fieldOf(press, done.reason)
  return { press, id, lastResult: submission.reply({ fieldErrors: { [field]: [`reasons.${done.reason}`] } }) }
}

const signOf = (press: Done, { managerId, managerName }: Pressing) => ({
  act: acts[press],
  thing: { kind: 'person', id: managerId },
  detail: { name: managerName },
  right: { act: 'nameAssistants' as const, personId: managerId },
})

type Given = { id: string; body: FormData; pressing: Pressing }

function actOf(press: Done, d: Deed, { id, body, pressing: { managerId } }: Given) {
  const typed = Object.fromEntries(body)
  if (press === 'end') return endAssistance(d, { id, managerId })
  if (press === 'lastDay') return setLastDay(d, { id, managerId, lastDay: lastDayForm.parse(typed).lastDay })
  const { from, to, ...named } = (press === 'chosen' ? chosenAssistantForm : writtenAssistantForm).parse(
    typed,
  )
  return nameAssistant(d, id, { managerId, named, from, to })
}

function fieldOf(press: Done, reason: AssistanceRefusal): string {
  if (press === 'lastDay' || press === 'end') return 'lastDay'
  if (reason === 'endBeforeStart') return 'to'
  return press === 'chosen' ? 'assistantId' : 'email'
}

async function takenBack(deedId: string, by: By, { managerId, here }: Pressing): Promise<Response> {
  const undone = await undoAssistance(by.db, by, { deedId, managerId })
  const news = new URLSearchParams(undone.ok ? 'undone=1' : { undoRefused: undone.reason })
  return redirect(`${here}?${news.toString()}`)
}
