// A proposal explained: how good it is and why nothing is better, what each group covers and lacks, why each person is where
// they are. Printed, it is the paper for whoever decides.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'
import { localeOf } from '~/auth/actor.server'
import { requireOrganiser } from '~/auth/require.server'
import { dateOf } from '~/domain/core/time'
import type { Candidate } from '~/domain/groups/composer/problem'
import { fullName } from '~/domain/people/rules'
import { judged, lanesOf, type BoardGroup } from '~/domain/rounds/proposal-board'
import { onBoard, roundOnBoard } from '~/domain/rounds/proposal-board.server'
import { heldAt, movedIn, sitsIn } from '~/domain/rounds/proposal-rules'
import { proposalOfRound, stepsOf } from '~/domain/rounds/proposals.server'
import { roundById } from '~/domain/rounds/rounds.server'
import { isOver } from '~/domain/rounds/rules'
import { plainDate } from '~/i18n/dates'
import { SectorMatrix } from '~/parts/proposals/sector-matrix'
import { useStepWords } from '~/parts/proposals/step-words'
import { ProposalFigures, VerdictNote } from '~/parts/proposals/verdict'
import { GroupWhy, Why } from '~/parts/proposals/why'
import { useBoardWords, useProposalName } from '~/parts/proposals/words'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Card, Empty, Page, Split } from '~/ui/page'
import { PrintButton } from '~/ui/print-button'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'

/** Beyond these, the people of one group are explained at a time. */
const mostExplained = 250

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const { db } = context
  const round = await roundById(db, params.id ?? '')
  const proposal = await proposalOfRound(db, round.id, params.proposalId ?? '')
  const on = dateOf(context.now())
  const board = await roundOnBoard(db, round, { on, locale: await localeOf(request, context) })
  const steps = await stepsOf(db, proposal.id)
  const { id, name, settings, note, pins, composed, seats } = proposal
  return {
    on,
    round: { id: round.id, name: round.name, startsOn: round.startsOn },
    proposal: { id, name, settings, note, pins, moved: movedIn({ composed, seats }) },
    view: onBoard(board, proposal, isOver(round)),
    people: board.people,
    sectors: board.sectors,
    steps: steps
      .filter(({ undone, note: why, kind }) => !undone && (why !== '' || kind === 'move' || kind === 'swap'))
      .map(({ doneBy: _, place: __, ...step }) => step),
  }
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>

export default function ProposalReasons() {
  const { t, locale } = useWords()
  const data = useLoaderData<typeof loader>()
  const { round, proposal, view, sectors, on } = data
  const { problem, seats, groups, bounds } = view
  const name = useProposalName()(proposal)
  const quality = judged(problem, seats, bounds)
  const lanes = lanesOf(problem, seats, groups).lanes.filter(({ members }) => members.length > 0)
  const goOn = lanes.filter(({ group }) => group.name !== null).length
  const things = { problem, seats, groups }
  return (
    <Page
      title={t('proposals.reasons.title', { name })}
      trail={[
        { to: paths.round(round.id), label: round.name },
        { to: paths.proposals(round.id), label: t('proposals.title') },
        { to: paths.proposal(round.id, proposal.id), label: name },
      ]}
      facts={[
        round.name,
        t('proposals.reasons.from', { date: plainDate(round.startsOn, locale) }),
        t('proposals.facts.people', { count: Object.keys(seats).length }),
        t('proposals.reasons.groups', { count: lanes.length }),
        goOn > 0 && t('proposals.reasons.goOn', { count: goOn }),
        t('proposals.reasons.printed', { date: plainDate(on, locale) }),
      ]}
      actions={
        <>
          <PrintButton>{t('proposals.reasons.print')}</PrintButton>
          <ButtonLink to={paths.proposal(round.id, proposal.id)}>{t('proposals.reasons.board')}</ButtonLink>
        </>
      }
    >
      {lanes.length === 0 ? (
        <Empty title={t('proposals.reasons.none')} />
      ) : (
        <>
          <Split
            aside={
              <Card title={t('proposals.verdict.title')}>
                {quality && <VerdictNote quality={quality} />}
                <ProposalFigures {...things} quality={quality} />
              </Card>
            }
          >
            <Card title={t('proposals.matrix.title')}>
              <SectorMatrix {...things} sectors={sectors} caption={t('proposals.matrix.title')} />
            </Card>
          </Split>
          <HowMade data={data} />
          {lanes.map(({ group, members }) => (
            <GroupCard key={group.key} data={data} group={group} members={members} />
          ))}
        </>
      )}
    </Page>
  )
}

/** What was put first, and what the organisers did by hand. */
function HowMade({ data }: { data: Data }) {
  const { t } = useWords()
  const { proposal, view, people, steps } = data
  const words = useBoardWords({ problem: view.problem, groups: view.groups, people })
  const stepWords = useStepWords(words)
  const { size, preset } = proposal.settings
  return (
    <Card title={t('proposals.reasons.how')}>
      <p>
        {t('proposals.reasons.rules', { ...size })} {t(`proposals.presetSays.${preset}`)}
      </p>
      {proposal.note !== '' && <p className="proposal-note">{proposal.note}</p>}
      {steps.length > 0 && (
        <>
          <h3>{t('proposals.reasons.byHand')}</h3>
          <ul className="lines">
            {steps.map((step) => (
              <li key={step.id}>
                {stepWords(step)}
                {step.note !== '' && ` – ${step.note}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}

function GroupCard({
  data,
  group,
  members,
}: {
  data: Data
  group: BoardGroup
  members: readonly Candidate[]
}) {
  const { t } = useWords()
  const [query] = useSearchParams()
  const { view, people, sectors, proposal, round } = data
  const words = useBoardWords({ problem: view.problem, groups: view.groups, people })
  const explained = view.problem.people.length <= mostExplained || query.get('group') === group.key
  const held = heldAt(view.problem, { seats: view.seats, pins: proposal.pins })
  return (
    <Card
      title={words.groupName(group.key)}
      id={`g-${group.key}`}
      actions={
        <Tag tone={group.name === null ? 'plain' : 'none'}>
          {t(group.name === null ? 'proposals.lane.new' : 'proposals.lane.goesOn')} · {members.length}
        </Tag>
      }
    >
      <GroupWhy
        problem={view.problem}
        seats={view.seats}
        group={group.key}
        sectors={sectors}
        people={people}
        words={words}
      />
      <ul className="explained">
        {members.map(({ id }) => {
          const person = people[id]
          if (!person) return null
          return (
            <li key={id} id={`p-${id}`}>
              <div className="cluster">
                <span className="code">{person.sector ?? '–'}</span>
                <b>{fullName(person)}</b>
                <span>{[person.title, person.organisation].filter(Boolean).join(', ')}</span>
                <Marks id={id} data={data} group={group.key} />
              </div>
              {explained && <Why problem={held} seats={view.seats} person={id} words={words} />}
            </li>
          )
        })}
      </ul>
      {!explained && (
        <p className="screen-only">
          <Link to={`${paths.proposalReasons(round.id, proposal.id)}?group=${group.key}#g-${group.key}`}>
            {t('proposals.reasons.explain')}
          </Link>
        </p>
      )}
    </Card>
  )
}

function Marks({ id, data, group }: { id: string; data: Data; group: string }) {
  const { t } = useWords()
  const { view, proposal } = data
  const said = [
    sitsIn(view.problem, id) === group && t('proposals.mark.sits'),
    proposal.moved.includes(id) && t('proposals.mark.moved'),
    proposal.pins.includes(id) && t('proposals.mark.pinned'),
  ].filter((one) => one !== false)
  return said.length === 0 ? null : <small>{said.join(', ')}</small>
}
