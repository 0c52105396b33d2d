// The replies to an event's questions: figures and own words by question, by name, and a summary without names to print.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { localeOf } from '~/auth/actor.server'
import { requireOrganiser } from '~/auth/require.server'
import { audit } from '~/domain/core/audit.server'
import { change } from '~/domain/core/change.server'
import { dateOf } from '~/domain/core/time'
import { eventById } from '~/domain/events/queries.server'
import { chosenCounts, erasedOn, ownWords, repliesOf, summaryLines } from '~/domain/questions/summary.server'
import { RepliesCard } from '~/parts/asking/replies-card'
import { SummaryPrint } from '~/parts/asking/summary-print'
import { paths } from '~/paths'
import { Button, ButtonLink } from '~/ui/button'
import { Card, Empty } from '~/ui/page'
import { useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const event = await eventById(context.db, params.id ?? '')
  const { coming, onSite, questions } = await repliesOf(context.db, event)
  const print = new URL(request.url).searchParams.get('print') === '1'
  const on = erasedOn(event)
  return {
    eventId: event.id,
    coming,
    onSite,
    erased: { on, done: dateOf(context.now()) >= on },
    lines: print ? summaryLines(questions, await localeOf(request, context)) : null,
    cards: questions.map((question) => ({
      question,
      counts: chosenCounts(question),
      words: ownWords(question),
    })),
  }
}

/** The summary leaves the app on paper: the trail says who took it. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const { id } = await eventById(context.db, params.id ?? '')
  await change(context.db, { actor, now: context.now() }, (c) =>
    audit(c, 'exportReplies', { kind: 'event', id }, { form: 'paper' }),
  )
  return redirect(paths.eventReplies(id, { print: '1' }))
}

export default function Replies() {
  const { t } = useWords()
  const { eventId, coming, onSite, erased, lines, cards } = useLoaderData<typeof loader>()
  if (lines !== null) return <SummaryPrint eventId={eventId} coming={coming} onSite={onSite} lines={lines} />
  if (cards.length === 0)
    return (
      <Card title={t('asking.replies.title')}>
        <Empty
          title={t('asking.replies.none')}
          action={
            <ButtonLink to={paths.eventQuestions(eventId)}>{t('asking.replies.toQuestions')}</ButtonLink>
          }
        />
      </Card>
    )
  return (
    <>
      <Card
        title={t('asking.replies.title')}
        actions={
          <ButtonLink to={paths.eventQuestions(eventId)}>{t('asking.replies.toQuestions')}</ButtonLink>
        }
      >
        <Take eventId={eventId} />
      </Card>
      {cards.map((card) => (
        <RepliesCard key={card.question.id} eventId={eventId} erased={erased} {...card} />
      ))}
    </>
  )
}

function Take({ eventId }: { eventId: string }) {
  const { t } = useWords()
  return (
    <>
      <h3>{t('asking.replies.caterer')}</h3>
      <p className="soft">{t('asking.replies.catererHint')}</p>
      <div className="cluster">
        {/* A file is no page: the browser itself sends the form. */}
        <form method="post" className="cluster">
          <Button icon="download" formAction={paths.eventRepliesSheet(eventId, 'xlsx')}>
            {t('asking.replies.excel')}
          </Button>
          <Button icon="download" formAction={paths.eventRepliesSheet(eventId, 'csv')}>
            {t('asking.replies.csv')}
          </Button>
        </form>
        <Form method="post" action={paths.eventReplies(eventId)}>
          <Button icon="print">{t('asking.replies.print')}</Button>
        </Form>
      </div>
    </>
  )
}
