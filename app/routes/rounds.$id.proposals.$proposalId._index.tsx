// The board of a proposal: how it spreads, how good it is, who sits where; people are moved here, and the rest composed again.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import {
  useActionData,
  useLoaderData,
  useSearchParams,
  type ShouldRevalidateFunctionArgs,
} from '@remix-run/react'
import { useMemo } from 'react'
import { localeOf } from '~/auth/actor.server'
import { requireOrganiser } from '~/auth/require.server'
import { dateOf } from '~/domain/core/time'
import { groupsOf, judged } from '~/domain/rounds/proposal-board'
import { onBoard, roundOnBoard } from '~/domain/rounds/proposal-board.server'
import { actOnBoard, type BoardAnswer } from '~/domain/rounds/proposal-presses.server'
import { groupKeysOf, nextSteps, seatsOfKnown, type Standing } from '~/domain/rounds/proposal-rules'
import { proposalOfRound, proposalsProgress, statusOf, stepsOf } from '~/domain/rounds/proposals.server'
import { roundById } from '~/domain/rounds/rounds.server'
import { isOver } from '~/domain/rounds/rules'
import { BoardActions, BoardNews, HowTo, Newcomers, NoteCard } from '~/parts/proposals/board-parts'
import { Lanes } from '~/parts/proposals/lanes'
import { PersonPanel } from '~/parts/proposals/person-panel'
import { SectorMatrix } from '~/parts/proposals/sector-matrix'
import { LastStep, Steps } from '~/parts/proposals/steps'
import { useBoard, useUndoKeys } from '~/parts/proposals/use-board'
import { useProgress } from '~/parts/proposals/use-progress'
import { ProposalFigures, VerdictNote } from '~/parts/proposals/verdict'
import { useBoardWords, useProposalName } from '~/parts/proposals/words'
import { paths } from '~/paths'
import { Card, Notice, Page, Split } from '~/ui/page'
import { useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const { db } = context
  const round = await roundById(db, params.id ?? '')
  const proposal = await proposalOfRound(db, round.id, params.proposalId ?? '')
  const over = isOver(round)
  const view = { on: dateOf(context.now()), locale: await localeOf(request, context) }
  const board = await roundOnBoard(db, round, view)
  const steps = await stepsOf(db, proposal.id)
  const { id, name, settings, note, version, seats, pins, composed, obstacles } = proposal
  return {
    round: { id: round.id, name: round.name, over, confirmed: round.confirmedProposalId === id },
    proposal: { id, name, settings, note, version, obstacles, dropped: proposal.droppedAt !== null },
    standing: { seats, pins, composed },
    status: statusOf(proposal),
    view: onBoard(board, proposal, over),
    people: board.people,
    names: board.names,
    sectors: board.sectors,
    steps: steps.map(({ doneBy: _, place: __, ...step }) => step),
    progress: await proposalsProgress(db, round.id),
  }
}

/** Opening a person changes what is shown of what is here already. */
export function shouldRevalidate({
  currentUrl,
  nextUrl,
  formMethod,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs): boolean {
  const looks = formMethod === undefined && currentUrl.pathname === nextUrl.pathname
  return looks && currentUrl.search !== nextUrl.search ? false : defaultShouldRevalidate
}

/** Presses that belong to a person's panel leave it open; a move leads to where the person now is. */
const staysOpen = new Set(['pin', 'unpin'])

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const round = await roundById(context.db, params.id ?? '')
  const proposal = await proposalOfRound(context.db, round.id, params.proposalId ?? '')
  const body = await request.formData()
  const answer = await actOnBoard({ ...context, actor }, { round, proposal }, body)
  if (!answer.ok || body.get('by') === 'script') return answer
  const [intent, person] = [String(body.get('intent')), String(body.get('person') ?? '')]
  if (answer.same) return redirect(`${paths.proposal(round.id, proposal.id)}?done=same`)
  const query = staysOpen.has(intent) && person !== '' ? { person } : {}
  const hash = intent === 'move' || intent === 'swap' ? `#p-${person}` : ''
  return redirect(paths.proposal(round.id, proposal.id, query) + hash)
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>

export default function ProposalBoard() {
  const { t } = useWords()
  const data = useLoaderData<typeof loader>()
  const answered = useActionData<BoardAnswer>()
  const { round, proposal, view, people, sectors, status } = data
  const address = paths.proposal(round.id, proposal.id)
  const { standing, press, turned, busy, saving, refused } = useBoard(data.standing, `${address}?index`)
  const shares = useProgress(round.id, data.progress, proposal.id)
  const still = round.over || proposal.dropped || status === 'composing'
  const steps = data.steps.map((step) => ({ ...step, undone: turned.get(step.id) ?? step.undone }))
  const next = nextSteps(steps)
  const turn = (way: 'undo' | 'redo') => () => {
    const step = next[way]
    if (step === null || still || busy) return
    const undone = way === 'undo'
    press(
      { intent: way, step: step.id },
      { side: undone ? step.before : step.after, turned: { id: step.id, undone } },
    )
  }
  useUndoKeys(turn('undo'), turn('redo'))
  const seen = useSeen(data, standing)
  const words = useBoardWords({ problem: view.problem, groups: seen.groups, people })
  const [query] = useSearchParams()
  const chosen = people[query.get('person') ?? '']
  const known = chosen && view.problem.people.some(({ id }) => id === chosen.id) ? chosen : null
  const things = { problem: view.problem, seats: seen.seats, groups: seen.groups }
  return (
    <Page
      title={useProposalName()(proposal)}
      trail={[
        { to: paths.groups(), label: t('proposals.trail.groups') },
        { to: paths.round(round.id), label: round.name },
        { to: paths.proposals(round.id), label: t('proposals.title') },
      ]}
      actions={
        <BoardActions
          data={data}
          next={next}
          still={still}
          words={words}
          turn={{ undo: turn('undo'), redo: turn('redo') }}
        />
      }
    >
      <BoardNews
        data={data}
        share={shares[proposal.id] ?? 0}
        refused={refused ?? refusedIn(answered)}
        words={words}
      />
      <Split
        aside={
          <Card title={t('proposals.verdict.title')}>
            {seen.quality ? <VerdictNote quality={seen.quality} /> : <Notice>{t('proposals.over')}</Notice>}
            <ProposalFigures {...things} quality={seen.quality} />
            <div aria-live="polite">
              <LastStep
                step={next.undo}
                problem={view.problem}
                standing={{ ...standing, seats: seen.seats }}
                words={words}
              />
            </div>
          </Card>
        }
      >
        <Card title={t('proposals.matrix.title')}>
          <SectorMatrix {...things} sectors={sectors} caption={t('proposals.matrix.title')} />
        </Card>
        <Newcomers data={data} still={still} words={words} />
        <HowTo data={data} still={still} />
      </Split>
      <section aria-label={t('proposals.board.title')} aria-busy={saving} className="stack">
        <Lanes
          roundId={round.id}
          proposalId={proposal.id}
          problem={view.problem}
          groups={seen.groups}
          people={people}
          standing={{ ...standing, seats: seen.seats }}
          press={press}
          still={still}
          chosen={known?.id ?? null}
        />
      </section>
      {known && (
        <PersonPanel
          key={known.id}
          roundId={round.id}
          proposalId={proposal.id}
          problem={view.problem}
          groups={seen.groups}
          people={people}
          standing={{ ...standing, seats: seen.seats }}
          person={known}
          asked={query.get('group')}
          still={still}
        />
      )}
      <div className="halves">
        <NoteCard note={proposal.note} still={still} />
        <Card title={t('proposals.step.title')}>
          <Steps steps={steps} words={words} mayNote={!still} />
        </Card>
      </div>
    </Page>
  )
}

const refusedIn = (answer: BoardAnswer | undefined) => (answer && !answer.ok ? answer : null)

/** What is seen at this moment, moves on their way among it: seats, groups, and how good it is. */
function useSeen({ view, names }: Data, standing: Standing) {
  const { problem, bounds } = view
  return useMemo(() => {
    const seats = seatsOfKnown(problem, standing.seats)
    const groups = groupsOf(groupKeysOf(problem, seats, bounds ? standing.composed : {}), names)
    return { seats, groups, quality: judged(problem, seats, bounds) }
  }, [problem, bounds, names, standing])
}
