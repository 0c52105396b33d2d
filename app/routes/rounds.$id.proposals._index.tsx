// The proposals of a round: asking for several at one press, then looking at them side by side.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { v7 } from 'uuid'
import { localeOf } from '~/auth/actor.server'
import { requireOrganiser } from '~/auth/require.server'
import { dateOf } from '~/domain/core/time'
import { groupsFor, possibleCounts } from '~/domain/groups/composer/group-count'
import { obstaclesOf } from '~/domain/groups/composer/obstacles'
import { onBoard, roundOnBoard } from '~/domain/rounds/proposal-board.server'
import { ownFields } from '~/domain/rounds/proposal-form'
import { actOnProposals, type ProposalsAnswer } from '~/domain/rounds/proposal-presses.server'
import { presets } from '~/domain/rounds/proposal-rules'
import { proposalsOf, proposalsProgress, statusOf } from '~/domain/rounds/proposals.server'
import { roundById } from '~/domain/rounds/rounds.server'
import { isOver } from '~/domain/rounds/rules'
import { ComposeForm, type Askable } from '~/parts/proposals/compose-form'
import { Obstacles } from '~/parts/proposals/obstacles'
import { organisationsOf, ProposalCard, type CardData } from '~/parts/proposals/proposal-card'
import { useProgress } from '~/parts/proposals/use-progress'
import { paths } from '~/paths'
import { Button, ButtonLink } from '~/ui/button'
import { Card, Empty, Notice, Page } from '~/ui/page'
import { useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const { db } = context
  const round = await roundById(db, params.id ?? '')
  const over = isOver(round)
  const view = { on: dateOf(context.now()), locale: await localeOf(request, context) }
  const board = await roundOnBoard(db, round, view)
  const { problem } = board
  const proposals = await proposalsOf(db, round.id)
  const cards = proposals.map((proposal): CardData => {
    const { seats, groups, bounds, come } = onBoard(board, proposal, over)
    const { id, name, settings, note, composed, pins, obstacles } = proposal
    const [status, confirmed] = [statusOf(proposal), round.confirmedProposalId === id]
    const counts = { pins: pins.length, come: come.length }
    return {
      id,
      name,
      settings,
      status,
      note,
      confirmed,
      seats,
      composed,
      obstacles,
      bounds,
      groups,
      ...counts,
    }
  })
  return {
    round: { id: round.id, name: round.name, over },
    people: {
      all: problem.people.length,
      sitting: problem.people.filter(({ fixed }) => fixed).length,
    },
    board,
    cards,
    copyIds: proposals.map(() => v7()),
    progress: await proposalsProgress(db, round.id),
    askable: over ? null : askableOf(problem),
    obstacles: over || cards.length > 0 || problem.people.length === 0 ? [] : obstaclesOf(problem),
  }
}

function askableOf(problem: Parameters<typeof groupsFor>[0]): Askable {
  const usualCount = groupsFor(problem).length
  const possible = possibleCounts(problem)
  const can = { fewer: possible.includes(usualCount - 1), more: possible.includes(usualCount + 1) }
  const there = presets.filter((preset) => can[preset as 'more'] ?? true)
  return {
    // Ids sort in the order they are made: the proposals of one press stand in the order of the form.
    presets: there.map((preset) => ({ preset, id: v7(), ticked: preset !== 'own' })),
    usualCount,
    own: ownFields(problem.size),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const round = await roundById(context.db, params.id ?? '')
  const body = await request.formData()
  const answer = await actOnProposals({ ...context, actor }, round, body)
  if (!answer.ok) return answer
  const query = new URLSearchParams(answer.done === null ? {} : { done: answer.done })
  if (answer.proposal) query.set('proposal', answer.proposal)
  return redirect(`${paths.proposals(round.id)}?${query.toString()}`)
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>

export default function Proposals() {
  const { t } = useWords()
  const data = useLoaderData<typeof loader>()
  const answer = useActionData<ProposalsAnswer>()
  const { round, people, cards } = data
  const shares = useProgress(round.id, data.progress)
  const nobody = people.all === 0
  return (
    <Page
      title={t('proposals.title')}
      trail={[
        { to: paths.groups(), label: t('proposals.trail.groups') },
        { to: paths.round(round.id), label: round.name },
      ]}
      facts={
        // Of a round that is over, nobody is to be placed any more.
        round.over
          ? []
          : [
              t('proposals.facts.people', { count: people.all }),
              people.sitting > 0 && t('proposals.facts.sitting', { count: people.sitting }),
              people.all > people.sitting &&
                t('proposals.facts.joining', { count: people.all - people.sitting }),
            ]
      }
      actions={
        <ButtonLink kind="quiet" icon="people" to={paths.candidates(round.id)}>
          {t('proposals.facts.candidates')}
        </ButtonLink>
      }
    >
      <News roundId={round.id} answer={answer} />
      {round.over && <Notice>{t('proposals.over')}</Notice>}
      {nobody ? (
        <Empty
          title={t('proposals.nobody.title')}
          action={<ButtonLink to={paths.candidates(round.id)}>{t('proposals.nobody.act')}</ButtonLink>}
        >
          {t('proposals.nobody.text')}
        </Empty>
      ) : (
        <Asking data={data} answer={answer} />
      )}
      {cards.length > 0 && <SideBySide data={data} shares={shares} />}
    </Page>
  )
}

function Asking({ data, answer }: { data: Data; answer: ProposalsAnswer | undefined }) {
  const { t } = useWords()
  const { askable, board, obstacles, round, cards } = data
  if (!askable) return null
  const faulty = answer && !answer.ok && 'faults' in answer ? answer : null
  const form = (
    <ComposeForm
      key={cards.length}
      askable={askable}
      faults={faulty?.faults ?? {}}
      typed={faulty?.typed ?? null}
    />
  )
  return (
    <>
      {obstacles.length > 0 && (
        <Obstacles
          obstacles={obstacles}
          roundId={round.id}
          groups={board.problem.groups.map(({ id }) => ({
            key: id,
            name: board.names[id] ?? id,
            number: null,
          }))}
          people={board.people}
          organisationOf={organisationsOf(board.problem)}
        />
      )}
      <Card title={cards.length === 0 ? t('proposals.compose.title') : undefined}>
        {cards.length === 0 && <p className="soft">{t('proposals.compose.intro')}</p>}
        {cards.length > 0 ? (
          <details open={faulty !== null}>
            <summary>{t('proposals.compose.openMore')}</summary>
            {form}
          </details>
        ) : (
          form
        )}
      </Card>
    </>
  )
}

function SideBySide({ data, shares }: { data: Data; shares: Record<string, number> }) {
  const { t } = useWords()
  const { board, round, cards, copyIds } = data
  return (
    <section aria-label={t('proposals.sideBySide')} className="proposals">
      {cards.map((card, index) => (
        <ProposalCard
          key={card.id}
          card={card}
          copyId={copyIds[index] ?? ''}
          share={shares[card.id] ?? 0}
          round={{
            roundId: round.id,
            over: round.over,
            problem: board.problem,
            people: board.people,
            sectors: board.sectors,
          }}
        />
      ))}
    </section>
  )
}

/** What was done, with a press that brings a dropped proposal back; or why it was not. */
function News({ roundId, answer }: { roundId: string; answer: ProposalsAnswer | undefined }) {
  const { t } = useWords()
  const [query] = useSearchParams()
  if (answer && !answer.ok && 'reason' in answer)
    return <Notice kind="error">{t(`reasons.${answer.reason}`)}</Notice>
  const dropped = query.get('done') === 'dropped' ? query.get('proposal') : null
  if (dropped !== null)
    return (
      <Notice kind="good" arrived>
        <p>{t('proposals.done.dropped')}</p>
        <Form method="post" action={paths.proposals(roundId) + '?index'}>
          <input type="hidden" name="proposal" value={dropped} />
          <Button name="intent" value="restore">
            {t('proposals.done.restore')}
          </Button>
        </Form>
      </Notice>
    )
  const done = (['copied', 'renamed', 'restored'] as const).find((one) => one === query.get('done'))
  if (!done) return null
  return (
    <Notice kind="good" arrived>
      {t(`proposals.done.${done}`)}
    </Notice>
  )
}
