// One candidate of a round: an answer told by phone, whom they wish not to sit with, taken out or put back.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import { dateOf } from '~/domain/core/time'
import { fullName } from '~/domain/people/rules'
import { peopleList } from '~/domain/people/queries.server'
import { readWords } from '~/domain/people/search'
import { candidateInRound } from '~/domain/rounds/rounds.server'
import { isOver } from '~/domain/rounds/rules'
import { pressOnCandidate } from '~/parts/rounds/candidate-press.server'
import { CandidateFacts, LeaveOrReturn } from '~/parts/rounds/candidate-facts'
import { framed, RoundNews, roundNews, useRoundTrail } from '~/parts/rounds/frame'
import { ToldAnswer } from '~/parts/rounds/told-answer'
import { WishCard } from '~/parts/rounds/wish-card'
import { Notice, Page, Split } from '~/ui/page'
import { useWords } from '~/ui/words'

/** More than this are not worth reading through: a better search is. */
const mostFound = 20

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const { db } = context
  const today = dateOf(context.now())
  const { id = '', candidateId = '' } = params
  const { round, one } = await candidateInRound(db, { roundId: id, candidateId }, today)
  const q = readWords(new URL(request.url).searchParams)
  const found = q === '' ? null : await peopleList(db, { q, size: mostFound }, today)
  const away = new Set([one.id, ...one.apart.map((other) => other.id)])
  return {
    round: framed(round),
    candidateId,
    one,
    q,
    found: found && found.rows.filter((person) => !away.has(person.id)),
    news: roundNews(request),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const { id = '', candidateId = '' } = params
  const { round, one } = await candidateInRound(
    context.db,
    { roundId: id, candidateId },
    dateOf(context.now()),
  )
  const pressed = await pressOnCandidate(context, actor, {
    round,
    candidateId,
    one,
    body: await request.formData(),
  })
  return pressed.ok ? redirect(pressed.to) : pressed.answer
}

export default function CandidatePage() {
  const { t } = useWords()
  const { round, one, q, found, news } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const trail = useRoundTrail(round)
  const over = isOver(round)
  return (
    <Page title={fullName(one)} trail={trail}>
      <RoundNews news={news} />
      {answer && 'refused' in answer && answer.refused && (
        <Notice kind="error">{t(`reasons.${answer.refused}`)}</Notice>
      )}
      <Split
        aside={
          <>
            <CandidateFacts one={one} />
            {!over && <LeaveOrReturn one={one} />}
          </>
        }
      >
        {over ? (
          <Notice>{t('reasons.roundOver')}</Notice>
        ) : (
          <>
            <ToldAnswer
              key={`${one.answeredAt}`}
              one={one}
              lastResult={answer && 'lastResult' in answer ? answer.lastResult : undefined}
            />
            <WishCard one={one} q={q} found={found} />
          </>
        )}
      </Split>
    </Page>
  )
}
