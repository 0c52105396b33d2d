// One's own assistants: named, until when, ended.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requirePerson } from '~/auth/require.server'
import { dateOf } from '~/domain/core/time'
import { assistantsOf, colleaguesNamed } from '~/domain/people/assistance.server'
import { recordOf } from '~/domain/people/person-acts.server'
import { readWords } from '~/domain/people/search'
import { assistantsNewsOf } from '~/parts/deputies/assistant-news'
import { AssistantsPage } from '~/parts/deputies/assistants-page'
import { pressAssistants } from '~/parts/deputies/assistants-press.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { useWords } from '~/ui/words'

const mostFound = 20

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { personId } = await requirePerson(request, context)
  const { db } = context
  const today = dateOf(context.now())
  const query = new URL(request.url).searchParams
  const q = readWords(query)
  const { id, firstName, lastName } = await recordOf(db, personId)
  return {
    manager: { id, firstName, lastName },
    own: true,
    today,
    q,
    assistants: await assistantsOf(db, personId, today),
    found: q === '' ? null : await colleaguesNamed(db, personId, { q, most: mostFound }, today),
    newId: crypto.randomUUID(),
    news: assistantsNewsOf(query),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requirePerson(request, context)
  const by = { db: context.db, actor, now: context.now() }
  const { personId: managerId, name: managerName } = actor
  return pressAssistants(await request.formData(), by, { managerId, managerName, here: paths.myAssistants() })
}

export default function MyAssistants() {
  const { t } = useWords()
  const data = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <Page title={t('deputies.assistants.mine')}>
      <AssistantsPage {...data} answer={answer} />
    </Page>
  )
}
