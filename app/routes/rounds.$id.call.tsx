// The call: the letter as it will be sent, those who wait for it, the press, how the letters go, reminding the silent.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { locales } from '#db/schema'
import { renderLetter } from '#emails/render'
import { localeOf } from '~/auth/actor.server'
import { requireOrganiser } from '~/auth/require.server'
import { inDeed } from '~/domain/core/deeds.server'
import { batchProgress } from '~/domain/core/outbox-queries.server'
import { dateOf } from '~/domain/core/time'
import { restOfAll } from '~/domain/letters/list.server'
import { callListOf, previewOfCall, silentListOf, type CallList } from '~/domain/rounds/calling.server'
import { callListed, remindSilent } from '~/domain/rounds/candidate-acts.server'
import { roundById } from '~/domain/rounds/rounds.server'
import { isOver } from '~/domain/rounds/rules'
import { inLocale } from '~/i18n/named'
import { BatchProgress } from '~/parts/batch-progress'
import { PauseBands, PauseNews } from '~/parts/letters/pauses'
import { CallLetter } from '~/parts/rounds/call-letter'
import { CallPress } from '~/parts/rounds/call-press'
import { framed, RoundFrame, RoundNews, roundNews } from '~/parts/rounds/frame'
import { RemindPress } from '~/parts/rounds/remind-press'
import { paths } from '~/paths'
import { Notice } from '~/ui/page'
import { useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const { db, config } = context
  const query = new URL(request.url).searchParams
  const today = dateOf(context.now())
  const round = await roundById(db, params.id ?? '')
  const own = await localeOf(request, context)
  const letterLocale = locales.find((one) => one === query.get('letter')) ?? own
  const site = { baseUrl: config.baseUrl, senderName: config.mailFrom.name }
  const letter = await previewOfCall(db, round, { locale: letterLocale, by: actor })
  const { subject, text } = await renderLetter(letter, letterLocale, site)
  const batchId = query.get('batch')
  return {
    round: framed(round),
    late: today > round.answerBy,
    letter: {
      locale: letterLocale,
      subject,
      text,
      from: `${config.mailFrom.name} <${config.mailFrom.address}>`,
      missing: locales.filter((locale) => inLocale(round, 'message', locale).trim() === ''),
    },
    list: shown(await callListOf(db, round, today)),
    silent: shown(await silentListOf(db, round, today)),
    pauses: await restOfAll(db, context.now()),
    newBatch: crypto.randomUUID(),
    batch: batchId ? { id: batchId, progress: await batchProgress(db, batchId) } : null,
    news: roundNews(request),
  }
}

/** What the page shows of a list: nobody's wishes. */
const shown = ({ people, unreachable, readers, mark }: CallList) => {
  const row = ({ id, firstName, lastName, post, remindedAt }: CallList['people'][number]) => ({
    id,
    firstName,
    lastName,
    post,
    remindedAt,
  })
  return { people: people.map(row), unreachable: unreachable.map(row), readers, mark }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const body = await request.formData()
  const round = await roundById(context.db, params.id ?? '')
  const [batchId, mark] = [body.get('batchId'), body.get('mark')]
  if (typeof batchId !== 'string' || !batchId || typeof mark !== 'string')
    return { refused: 'callListChanged' as const }
  const press = { batchId: batchId.slice(0, 100), mark }
  const reminds = body.get('intent') === 'remind'
  const result = await inDeed(
    context.db,
    { actor, now: context.now() },
    {
      act: reminds ? 'remindCandidates' : 'callCandidates',
      thing: { kind: 'round', id: round.id },
      detail: { name: round.name },
    },
    async (d) => (reminds ? await remindSilent(d, round.id, press) : await callListed(d, round.id, press)),
  )
  if (!result.ok) return { refused: result.reason }
  context.post.wake()
  return redirect(paths.roundCall(round.id, { batch: press.batchId }))
}

export default function Call() {
  const { t } = useWords()
  const data = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { round, late, list, silent, pauses, batch, newBatch, news } = data
  const over = isOver(round)
  return (
    <RoundFrame round={round}>
      <RoundNews news={news} />
      {answer?.refused && <Notice kind="error">{t(`reasons.${answer.refused}`)}</Notice>}
      <PauseNews />
      <PauseBands pauses={pauses} />
      {batch && batch.progress.total > 0 && (
        <BatchProgress
          key={batch.id}
          batch={batch.progress}
          progress={paths.roundCallProgress(round.id, { batch: batch.id })}
          held={pauses.length > 0}
        />
      )}
      {over ? (
        <Notice>{t('reasons.roundOver')}</Notice>
      ) : (
        <>
          <CallPress round={round} late={late} list={list} batchId={newBatch} />
          {silent.people.length + silent.unreachable.length > 0 && (
            <RemindPress round={round} late={late} list={silent} batchId={newBatch} />
          )}
        </>
      )}
      <CallLetter roundId={round.id} letter={data.letter} over={over} />
    </RoundFrame>
  )
}
