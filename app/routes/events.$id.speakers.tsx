// Who speaks at an event and what each still owes; one press asks all of them, another reminds those who still owe.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import {
  matches,
  speakerFilters,
  speakerGroups,
  speakersClosed,
  toAsk,
  toRemind,
} from '~/domain/agenda/speaker-rules'
import { speakersOf } from '~/domain/agenda/speakers.server'
import { eventById } from '~/domain/events/queries.server'
import { AskSpeakers, ExpectOfAll } from '~/parts/agenda/ask-speakers'
import { AgendaLinks } from '~/parts/agenda/links'
import { SpeakerList } from '~/parts/agenda/speaker-list'
import { pressOnSpeakers } from '~/parts/agenda/speakers-press.server'
import { paths } from '~/paths'
import { Button, ButtonLink } from '~/ui/button'
import { Card, Empty, Notice, Split } from '~/ui/page'
import { problemText } from '~/ui/problem'
import { useQueryLink } from '~/ui/query'
import { FilterTag } from '~/ui/tag'
import { useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const event = await eventById(context.db, params.id ?? '')
  const query = new URL(request.url).searchParams
  const groups = speakerGroups(await speakersOf(context.db, event.id))
  const show = speakerFilters.find((one) => one === query.get('show')) ?? null
  return {
    eventId: event.id,
    closed: speakersClosed(event, context.now()),
    show,
    total: groups.length,
    counts: Object.fromEntries(speakerFilters.map((one) => [one, groups.filter(matches[one]).length])),
    speakers: show === null ? groups : groups.filter(matches[show]),
    asks: toAsk(groups),
    reminds: toRemind(groups),
    batchId: crypto.randomUUID(),
    news: {
      done: query.get('done'),
      count: Number(query.get('count') ?? 0),
      speaker: groups.find(({ id }) => id === query.get('speaker')) ?? null,
      mark: query.get('mark'),
      of: query.get('of'),
    },
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const { id } = await eventById(context.db, params.id ?? '')
  const { db, now, config, post } = context
  const by = { db, actor, now: now(), secret: config.secret, wake: () => post.wake() }
  return pressOnSpeakers(await request.formData(), id, by)
}

type Data = Awaited<ReturnType<typeof loader>>

export default function EventSpeakers() {
  const { t } = useWords()
  const data = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <div className="stack">
      <AgendaLinks eventId={data.eventId} />
      {refused ? <Notice kind="error">{problemText(t, refused.reason)}</Notice> : <Done news={data.news} />}
      {data.total === 0 ? (
        <Card title={t('agenda.links.speakers')}>
          <Empty
            title={t('agenda.speakers.none')}
            action={
              <ButtonLink to={paths.eventProgramme(data.eventId)}>
                {t('agenda.speakers.toProgramme')}
              </ButtonLink>
            }
          >
            {t('agenda.speakers.noneHint')}
          </Empty>
        </Card>
      ) : (
        <>
          {data.closed === null && (
            <Split aside={<ExpectOfAll />}>
              <AskSpeakers asks={data.asks} reminds={data.reminds} batchId={data.batchId} />
            </Split>
          )}
          <Speakers {...data} />
        </>
      )}
    </div>
  )
}

function Speakers({ eventId, speakers, show, total, counts }: Data) {
  const { t } = useWords()
  const link = useQueryLink()
  const cleared = { done: null, count: null, speaker: null, mark: null, of: null }
  return (
    <Card title={t('agenda.speakers.count', { count: total })}>
      <nav className="cluster" aria-label={t('agenda.speakers.filters')}>
        <FilterTag to={link({ ...cleared, show: null })} on={show === null}>
          {t('frame.state.all')} {total}
        </FilterTag>
        {speakerFilters
          .filter((one) => (counts[one] ?? 0) > 0 || one === show)
          .map((one) => (
            <FilterTag key={one} to={link({ ...cleared, show: one })} on={show === one}>
              {t(`agenda.speakers.filter.${one}`)} {counts[one]}
            </FilterTag>
          ))}
      </nav>
      {speakers.length === 0 ? (
        <Empty title={t('frame.state.noMatch')}>{t('agenda.speakers.noMatchHint')}</Empty>
      ) : (
        <SpeakerList eventId={eventId} speakers={speakers} />
      )}
    </Card>
  )
}

function Done({ news: { done, count, speaker, mark, of } }: Pick<Data, 'news'>) {
  const { t } = useWords()
  if (done === 'marked' && speaker && mark && of) {
    return (
      <Notice kind="good" arrived>
        <p>{t('agenda.speakers.done.marked', { name: speaker.name || speaker.role })}</p>
        <Form method="post">
          <input type="hidden" name="intent" value="mark" />
          <input type="hidden" name="speaker" value={speaker.id} />
          <input type="hidden" name="mark" value={mark} />
          <input type="hidden" name="of" value={of} />
          <Button icon="undo">{t('agenda.undo')}</Button>
        </Form>
      </Notice>
    )
  }
  const texts: Record<string, string> = {
    asked: t('agenda.speakers.done.asked', { count }),
    expected:
      count === 0 ? t('agenda.speakers.done.expectedNone') : t('agenda.speakers.done.expected', { count }),
    unmarked: t('agenda.speakers.done.unmarked'),
    revised: t('agenda.speakers.done.revised'),
  }
  const said = texts[done ?? '']
  return said ? (
    <Notice kind="good" arrived>
      {said}
    </Notice>
  ) : null
}
