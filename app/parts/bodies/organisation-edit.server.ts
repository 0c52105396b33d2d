// What the four forms of an organisation do when they are sent: read, act as one deed, say what came of it.
import { parseWithZod } from '@conform-to/zod/v4'
import { z } from 'zod'
import type { Db } from '#db/connect'
import type { Actor } from '~/domain/core/access'
import { inDeed, type Deed } from '~/domain/core/deeds.server'
import type { Instant } from '~/domain/core/time'
import { takeFresh, version } from '~/domain/people/form-fields'
import {
  endOrganisation,
  moveToSector,
  organisationRow,
  renameOrganisation,
  reviseOrganisation,
} from '~/domain/people/organisation-acts.server'
import {
  endForm,
  errorsOf,
  moveForm,
  organisationFields,
  organisationForm,
  renameForm,
} from '~/domain/people/organisation-form'
import { postsEndingWith } from '~/domain/people/organisation-merge-page.server'
import type { EditAnswer, EditIntent } from './organisation-edit'

type By = { db: Db; actor: Actor; now: Instant }
type Press = { version: number; sure: string }
export type EditOutcome = { answer: EditAnswer } | { done: string; deedId: string | null }
type Act = (by: By, id: string, pressed: Press, body: FormData) => Promise<EditOutcome>

const press = z.object({
  version,
  intent: z.enum(['correct', 'rename', 'move', 'end']).catch('correct'),
  sure: z.string().catch(''),
})

/** @param look what is asked before the act: its figure is shown, and the act waits for another press */
function form<Value>(
  given: {
    intent: EditIntent
    schema: z.ZodType<Value>
    act: string
    done: string
    fields?: Record<string, string>
    look?: (by: By, id: string, value: Value) => Promise<number>
  },
  run: (
    d: Deed,
    id: string,
    version: number,
    value: Value,
  ) => Promise<{ ok: true } | { ok: false; reason: string }>,
): Act {
  return async ({ db, actor, now }, id, pressed, body) => {
    const read = parseWithZod(body, { schema: given.schema, disableAutoCoercion: true })
    const answer = (lastResult: EditAnswer['lastResult'], ending: number | null = null) => ({
      answer: { intent: given.intent, lastResult, ending },
    })
    if (read.status !== 'success') return answer(read.reply())
    if (given.look && pressed.sure !== 'yes')
      return answer(read.reply(), await given.look({ db, actor, now }, id, read.value))
    const { nameFi } = await organisationRow(db, id)
    const sign = { act: given.act, thing: { kind: 'organisation', id }, detail: { name: nameFi } }
    const result = await inDeed(db, { actor, now }, sign, (d) => run(d, id, pressed.version, read.value))
    return result.ok
      ? { done: given.done, deedId: result.deedId }
      : answer(read.reply(errorsOf(result.reason, given.fields)))
  }
}

const forms: Record<EditIntent, Act> = {
  correct: form(
    { intent: 'correct', schema: organisationForm, act: 'reviseOrganisation', done: 'corrected' },
    reviseOrganisation,
  ),
  rename: form(
    { intent: 'rename', schema: renameForm, act: 'renameOrganisation', done: 'renamed' },
    renameOrganisation,
  ),
  move: form({ intent: 'move', schema: moveForm, act: 'moveToSector', done: 'moved' }, moveToSector),
  end: form(
    {
      intent: 'end',
      schema: endForm,
      act: 'endOrganisation',
      done: 'ended',
      fields: { endBeforeStart: 'lastDay', postsBeginLater: 'lastDay' },
      look: ({ db }, id, { lastDay }) => postsEndingWith(db, id, lastDay),
    },
    (d, id, of, { lastDay }) => endOrganisation(d, id, { lastDay, version: of }),
  ),
}

/** Does what the form asks. @throws Response 404 when there is no such organisation */
export async function editOrganisation(by: By, id: string, body: FormData): Promise<EditOutcome> {
  const pressed = press.parse(Object.fromEntries(body))
  const before = await organisationRow(by.db, id)
  if (pressed.intent === 'correct' && pressed.version !== before.version)
    takeFresh(body, body.get('opened'), organisationFields(before))
  return forms[pressed.intent](by, id, pressed, body)
}
