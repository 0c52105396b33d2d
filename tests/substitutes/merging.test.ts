// A merged record: the substitute it was, the requests it made and an assistant's own link follow to the one that stays.
import { expect, test } from 'vitest'
import { inDeed } from '~/domain/core/deeds.server'
import { undoDeed } from '~/domain/core/undoing.server'
import { invitationByToken } from '~/domain/invitations/queries.server'
import { mergePeople } from '~/domain/people/merging-acts.server'
import { sendSubstitute } from '~/domain/substitutes/acts.server'
import { lettersIn, testWorld } from '../world'

test('substitutes and links of assistants follow the record, and taking it back leads them home', async () => {
  await using world = await testWorld()
  const [manager, assistant, kept] = [await world.person(), await world.person(), await world.person()]
  await world.assist(manager, assistant)
  const { eventId, invitationIds } = await world.invited([manager])
  await world.db.updateTable('event').set({ substitutes: 'yes' }).where('id', '=', eventId).execute()
  const deputy = {
    firstName: 'Sini',
    lastName: 'Sijainen',
    email: 'sini@virasto.example',
    language: 'fi' as const,
  }
  const sending = {
    invitationId: invitationIds[0] ?? '',
    deputy,
    note: '',
    source: 'assistant' as const,
  }
  const actor = await world.actor(assistant)
  await world.act((c) => sendSubstitute(c, crypto.randomUUID(), sending), actor)
  const copy = (await lettersIn(world.db)).find(({ personId }) => personId === assistant)
  const by = { actor: world.organiser, now: world.now() }
  const sign = { act: 'mergePeople', thing: { kind: 'person', id: kept }, detail: { gone: assistant } }
  const merged = await inDeed(world.db, by, sign, (d) =>
    mergePeople(d, { keptId: kept, goneId: assistant, choices: {}, versions: null }),
  )
  const askedBy = async () =>
    (await world.db.selectFrom('substitution').select('askedBy').executeTakeFirstOrThrow()).askedBy
  const opened = () => invitationByToken(world.db, copy?.data.answerToken ?? '', world.now())
  expect(await askedBy()).toBe(kept)
  expect(await opened()).toMatchObject({ ok: true, holderId: kept })
  expect(await undoDeed(world.db, by, merged.deedId ?? '')).toMatchObject({ ok: true })
  expect(await askedBy()).toBe(assistant)
  expect(await opened()).toMatchObject({ ok: true, holderId: assistant })
})
