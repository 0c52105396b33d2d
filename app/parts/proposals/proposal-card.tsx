// One proposal among several: the verdict, the figures, the picture of its sectors, what it breaks or repeats.
import { Form, Link } from '@remix-run/react'
import { brokenRules, pairsOf } from '~/domain/groups/composer/judging'
import { seatingOf } from '~/domain/groups/composer/moving'
import type { Bounds, Obstacle, Problem, Quality } from '~/domain/groups/composer/problem'
import { indexOf, meetAgain } from '~/domain/groups/composer/relations'
import type { Sector } from '~/domain/people/rules'
import { judged, type BoardGroup, type BoardPerson } from '~/domain/rounds/proposal-board'
import { movedIn, seatsOfKnown, type ProposalSettings, type Seats } from '~/domain/rounds/proposal-rules'
import type { Proposal } from '~/domain/rounds/proposals.server'
import { paths } from '~/paths'
import { Button, ButtonLink } from '~/ui/button'
import { TextField } from '~/ui/field'
import { SubmitButton } from '~/ui/form'
import { Notice } from '~/ui/page'
import { Progress } from '~/ui/progress'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'
import { Obstacles } from './obstacles'
import { SectorMatrix } from './sector-matrix'
import { ProposalFigures, VerdictNote } from './verdict'
import { useBoardWords, useProposalName } from './words'

export type CardData = {
  id: string
  name: string
  settings: ProposalSettings
  status: Proposal['status']
  note: string
  confirmed: boolean
  seats: Seats
  composed: Seats
  pins: number
  obstacles: Obstacle[]
  bounds: Bounds | null
  groups: BoardGroup[]
  come: number
}

type Round = {
  roundId: string
  over: boolean
  problem: Problem
  people: Record<string, BoardPerson>
  sectors: Sector[]
}

export function ProposalCard({
  card,
  round,
  share,
  copyId,
}: {
  card: CardData
  round: Round
  share: number
  copyId: string
}) {
  const { t } = useWords()
  const name = useProposalName()(card)
  const { roundId, over } = round
  const composed = Object.keys(card.seats).length > 0
  return (
    <article className="card proposal-card" aria-labelledby={`name-${card.id}`}>
      <header className="cluster apart">
        <h2 id={`name-${card.id}`}>
          {composed ? <Link to={paths.proposal(roundId, card.id)}>{name}</Link> : name}
        </h2>
        {card.confirmed && (
          <Tag tone="yes" icon="yes">
            {t('proposals.card.confirmed')}
          </Tag>
        )}
      </header>
      {card.status === 'composing' ? (
        <Composing id={card.id} share={share} />
      ) : composed ? (
        <Composed card={card} round={round} />
      ) : (
        <NotComposed card={card} round={round} />
      )}
      {card.note !== '' && <p className="proposal-note">{card.note}</p>}
      {composed && card.status !== 'composing' && (
        <div className="cluster">
          <ButtonLink to={paths.proposal(roundId, card.id)}>
            {t(over ? 'proposals.card.look' : 'proposals.card.open')}
            <span className="unseen"> {name}</span>
          </ButtonLink>
          <ButtonLink kind="quiet" to={paths.proposalReasons(roundId, card.id)}>
            {t('proposals.card.reasons')}
            <span className="unseen"> {name}</span>
          </ButtonLink>
        </div>
      )}
      {!over && card.status !== 'composing' && (
        <CardActs card={card} name={name} copyId={copyId} composed={composed} />
      )}
    </article>
  )
}

function Composing({ id, share }: { id: string; share: number }) {
  const { t } = useWords()
  return (
    <Form method="post" className="stack tight" preventScrollReset>
      <input type="hidden" name="proposal" value={id} />
      <Progress label={t('proposals.card.composing')} done={Math.round(share * 100)} total={100} />
      <div>
        <Button name="intent" value="stop" icon="no">
          {t('proposals.card.stop')}
        </Button>
      </div>
      <p className="soft">{t('proposals.card.stopHint')}</p>
    </Form>
  )
}

function Composed({ card, round }: { card: CardData; round: Round }) {
  const { t } = useWords()
  const problem = { ...round.problem, weights: card.settings.weights, size: card.settings.size }
  const quality = judged(problem, card.seats, card.bounds)
  // Whoever has left the round was moved by nobody.
  const moved = movedIn({ seats: card.seats, composed: seatsOfKnown(problem, card.composed) }).length
  return (
    <>
      {quality && <VerdictNote quality={quality} />}
      {card.obstacles.length > 0 && <ObstaclesOf card={card} round={round} />}
      <SectorMatrix
        problem={problem}
        seats={card.seats}
        groups={card.groups}
        sectors={round.sectors}
        caption={t('proposals.matrix.title')}
        small
      />
      <ProposalFigures problem={problem} seats={card.seats} groups={card.groups} quality={quality} />
      {quality && <Repeats card={card} problem={problem} people={round.people} quality={quality} />}
      <ul className="facts soft">
        {moved > 0 && <li>{t('proposals.card.moved', { count: moved })}</li>}
        {card.pins > 0 && <li>{t('proposals.card.pinned', { count: card.pins })}</li>}
        {card.come > 0 && <li>{t('proposals.card.come', { count: card.come })}</li>}
      </ul>
    </>
  )
}

const ObstaclesOf = ({ card, round }: { card: CardData; round: Round }) => (
  <Obstacles
    obstacles={card.obstacles}
    roundId={round.roundId}
    groups={card.groups}
    people={round.people}
    organisationOf={organisationsOf(round.problem)}
  />
)

export const organisationsOf = (problem: Problem): Record<string, string | null> =>
  Object.fromEntries(problem.people.map(({ id, organisation }) => [id, organisation]))

const mostTold = 4

/** Which rules it breaks and who meet again, by name; the first of them. */
function Repeats({
  card,
  problem,
  people,
  quality,
}: {
  card: CardData
  problem: Problem
  people: Record<string, BoardPerson>
  quality: Quality
}) {
  const { t } = useWords()
  const and = ` ${t('proposals.list.and')} `
  const { broken, personName } = useBoardWords({ problem, groups: card.groups, people })
  const told = [
    ...brokenRules(problem, card.seats).map((one) => broken(one)),
    ...(quality.met.value > 0 ? meetingsIn(problem, card.seats) : []).map((pair) =>
      t('proposals.card.meetAgain', { who: pair.map(personName).join(and) }),
    ),
  ]
  if (told.length === 0) return null
  return (
    <ul className="lines soft screen-only">
      {told.slice(0, mostTold).map((text) => (
        <li key={text}>{text}</li>
      ))}
      {told.length > mostTold && <li>{t('proposals.card.moreTold', { count: told.length - mostTold })}</li>}
    </ul>
  )
}

/** The pairs who meet again in their group. */
function meetingsIn(problem: Problem, seats: Seats): [string, string][] {
  const relations = indexOf(problem)
  return [...seatingOf(problem, seats).values()].flatMap((members) =>
    [...pairsOf(members)]
      .filter(([one, other]) => meetAgain(relations, one, other))
      .map(([one, other]): [string, string] => [one.id, other.id]),
  )
}

function NotComposed({ card, round }: { card: CardData; round: Round }) {
  const { t } = useWords()
  if (card.obstacles.length > 0) return <ObstaclesOf card={card} round={round} />
  return (
    <Notice kind="warning" title={t('proposals.card.stopped')}>
      {t('proposals.card.stoppedText')}
    </Notice>
  )
}

function CardActs({
  card,
  name,
  copyId,
  composed,
}: {
  card: CardData
  name: string
  copyId: string
  composed: boolean
}) {
  const { t } = useWords()
  return (
    <details className="acts">
      <summary>
        {t('proposals.card.more')}
        <span className="unseen"> {name}</span>
      </summary>
      <Form method="post" className="stack tight" preventScrollReset>
        <input type="hidden" name="proposal" value={card.id} />
        <input type="hidden" name="newId" value={copyId} />
        <div className="cluster">
          {!composed && (
            <Button name="intent" value="again">
              {t('proposals.card.composeAgain')}
            </Button>
          )}
          {composed && (
            <Button name="intent" value="copy" icon="copy">
              {t('proposals.card.copy')}
            </Button>
          )}
          <Button name="intent" value="drop" icon="remove">
            {t('proposals.card.drop')}
          </Button>
        </div>
      </Form>
      <Form method="post" className="cluster rename" preventScrollReset>
        <input type="hidden" name="proposal" value={card.id} />
        <TextField
          field={{ name: 'name', initialValue: name, maxLength: 100 }}
          label={t('proposals.card.name')}
        />
        <SubmitButton name="intent" value="rename" kind="plain">
          {t('proposals.card.rename')}
        </SubmitButton>
      </Form>
    </details>
  )
}
