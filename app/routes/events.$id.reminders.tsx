// The reminders that leave by themselves, whom each reaches as things stand, and the practical facts that go along.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import { eventById } from '~/domain/events/queries.server'
import { remindersOf } from '~/domain/reminders/queries.server'
import { AddReminder, AheadCard, GoneCard } from '~/parts/asking/reminder-cards'
import { PracticalCard } from '~/parts/asking/practical-card'
import { pressOnReminders } from '~/parts/asking/reminders-press.server'
import { Notice, Split } from '~/ui/page'
import { problemText } from '~/ui/problem'
import { useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const event = await eventById(context.db, params.id ?? '')
  const now = context.now()
  const { practicalFi, practicalSv, practicalEn, version, status } = event
  return {
    reminders: await remindersOf(context.db, event, now),
    hasDeadline: event.answerBy !== null,
    practical: { practicalFi, practicalSv, practicalEn },
    version,
    isDraft: status === 'draft',
    open: status !== 'cancelled' && event.startsAt > now,
    newId: crypto.randomUUID(),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const { id } = await eventById(context.db, params.id ?? '')
  const by = { actor, now: context.now() }
  const answer = await pressOnReminders(context.db, by, id, await request.formData())
  return answer.ok ? redirect(answer.to) : answer
}

export default function Reminders() {
  const { t } = useWords()
  const data = useLoaderData<typeof loader>()
  const { reminders, hasDeadline, open, isDraft } = data
  const refused = useActionData<typeof action>() ?? null
  const plain = refused?.press === 'add' || refused?.press === 'practical' ? null : refused
  return (
    <>
      {refused === null && <Done />}
      {plain && (
        <Notice kind="error" arrived>
          {Object.values(plain.errors)
            .flat()
            .map((error) => problemText(t, error))
            .join(' ')}
        </Notice>
      )}
      {!open && <Notice>{t('asking.reminders.closed')}</Notice>}
      {open && isDraft && <Notice>{t('asking.reminders.draft')}</Notice>}
      <Split
        aside={
          <>
            {open && <AddReminder newId={data.newId} refused={refused} />}
            <GoneCard
              reminders={reminders.filter(({ doneAt }) => doneAt !== null)}
              hasDeadline={hasDeadline}
            />
          </>
        }
      >
        <AheadCard
          reminders={reminders.filter(({ doneAt }) => doneAt === null)}
          hasDeadline={hasDeadline}
          open={open}
          refused={refused}
        />
        <PracticalCard practical={data.practical} version={data.version} open={open} refused={refused} />
      </Split>
    </>
  )
}

function Done() {
  const { t } = useWords()
  const [query] = useSearchParams()
  const done = (['added', 'changed', 'on', 'off', 'removed', 'practical'] as const).find(
    (one) => one === query.get('done'),
  )
  return done ? (
    <Notice kind="good" arrived>
      {t(`asking.reminders.done.${done}`)}
    </Notice>
  ) : null
}
