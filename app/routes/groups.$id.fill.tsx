// Fills a place in a small group: first who might come, then whether the group is heard or the person comes at once.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { z } from 'zod'
import { requireOrganiser } from '~/auth/require.server'
import { inDeed } from '~/domain/core/deeds.server'
import { dateOf, daysLater } from '~/domain/core/time'
import { dayOfGroup, smallGroup } from '~/domain/groups/queries.server'
import { fullName } from '~/domain/people/rules'
import { readWords } from '~/domain/people/search'
import { fillingOf, fillRowOf } from '~/domain/renewals/filling.server'
import { hostChoice } from '~/domain/renewals/newcomer-page.server'
import { fieldOfNewcomerRefusal, proposeForm, usualHearing } from '~/domain/renewals/newcomers'
import { proposeNewcomer, takeInAtOnce } from '~/domain/renewals/newcomers.server'
import { FillPage } from '~/parts/welcoming/fill-page'
import { ProposePage } from '~/parts/welcoming/propose-page'
import { withNews } from '~/parts/with-news'
import { paths } from '~/paths'

export async function loader({ request, params: { id = '' }, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const { db } = context
  const today = dateOf(context.now())
  const query = new URL(request.url).searchParams
  const personId = query.get('person')
  const q = readWords(query)
  if (personId === null) {
    const filling = await fillingOf(db, id, today, { q, all: query.has('all') })
    return { view: 'list' as const, filling, q }
  }
  const group = await smallGroup(db, id)
  const { nameFi, nameSv, nameEn } = group
  return {
    view: 'propose' as const,
    proposal: {
      group: { id, nameFi, nameSv, nameEn },
      row: await fillRowOf(db, id, personId, today),
      hosts: await hostChoice(db, id, today),
      newId: crypto.randomUUID(),
      hearUntil: daysLater(today, usualHearing),
      from: dayOfGroup(group, today),
    },
  }
}

export async function action({ request, params: { id = '' }, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const { db } = context
  const body = await request.formData()
  const { nameFi } = await smallGroup(db, id)
  const personId = String(body.get('personId') ?? '')
  const row = await fillRowOf(db, id, personId, dateOf(context.now()))
  const submission = parseWithZod(body, { schema: proposeForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return submission.reply()
  const given = submission.value
  const newId = z.uuid().safeParse(body.get('newId')).data ?? crypto.randomUUID()
  const proposing = { networkId: id, personId, reasons: { foundIn: row.foundIn, brings: row.brings } }
  const result = await inDeed(
    db,
    { actor, now: context.now() },
    {
      act: given.how === 'hear' ? 'proposeNewcomer' : 'takeInNewcomer',
      thing: { kind: 'network', id },
      detail: { name: fullName(row.person), network: nameFi },
    },
    async (d) =>
      given.how === 'hear'
        ? await proposeNewcomer(d, newId, { ...proposing, hearUntil: given.hearUntil })
        : await takeInAtOnce(d, newId, proposing, given),
  )
  if (!result.ok) {
    const said = [`reasons.${result.reason}`]
    const field = fieldOfNewcomerRefusal[result.reason]
    return submission.reply(field === undefined ? { formErrors: said } : { fieldErrors: { [field]: said } })
  }
  context.post.wake()
  return redirect(
    withNews(paths.newcomer(id, newId), given.how === 'hear' ? 'proposed' : 'joined', result.deedId),
  )
}

export default function Fill() {
  const data = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  return data.view === 'list' ? (
    <FillPage filling={data.filling} q={data.q} />
  ) : (
    <ProposePage proposal={data.proposal} lastResult={lastResult} />
  )
}
