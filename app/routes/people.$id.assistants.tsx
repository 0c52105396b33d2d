// The assistants of a person, as an organiser keeps them.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import { dateOf } from '~/domain/core/time'
import { assistantsOf } from '~/domain/people/assistance.server'
import { recordOf } from '~/domain/people/person-acts.server'
import { peopleList } from '~/domain/people/queries.server'
import { fullName } from '~/domain/people/rules'
import { readWords } from '~/domain/people/search'
import { assistantsNewsOf } from '~/parts/deputies/assistant-news'
import { AssistantsPage } from '~/parts/deputies/assistants-page'
import { pressAssistants } from '~/parts/deputies/assistants-press.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { useWords } from '~/ui/words'

const mostFound = 20

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const { db } = context
  const today = dateOf(context.now())
  const query = new URL(request.url).searchParams
  const q = readWords(query)
  const { id, firstName, lastName } = await recordOf(db, params.id ?? '')
  const found = q === '' ? null : (await peopleList(db, { q, size: mostFound }, today)).rows
  return {
    manager: { id, firstName, lastName },
    own: false,
    today,
    q,
    assistants: await assistantsOf(db, id, today),
    found: found && found.filter((person) => person.id !== id),
    newId: crypto.randomUUID(),
    news: assistantsNewsOf(query),
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const manager = await recordOf(context.db, params.id ?? '')
  const by = { db: context.db, actor, now: context.now() }
  return pressAssistants(await request.formData(), by, {
    managerId: manager.id,
    managerName: fullName(manager),
    here: paths.assistantsOf(manager.id),
  })
}

export default function AssistantsOf() {
  const { t } = useWords()
  const data = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const name = fullName(data.manager)
  return (
    <Page
      title={t('deputies.assistants.title', { name })}
      trail={[
        { to: paths.people(), label: t('frame.nav.people') },
        { to: paths.person(data.manager.id), label: name },
      ]}
    >
      <AssistantsPage {...data} answer={answer} />
    </Page>
  )
}
