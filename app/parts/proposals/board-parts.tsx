// Around the board: the presses on top, what has happened meanwhile, who has come or left, the note.
import { Form, Link, useSearchParams } from '@remix-run/react'
import type { OnBoard } from '~/domain/rounds/proposal-board.server'
import type { BoardAnswer } from '~/domain/rounds/proposal-presses.server'
import type { ProposalSettings } from '~/domain/rounds/proposal-rules'
import type { Proposal } from '~/domain/rounds/proposals.server'
import { lacksOfMost, type BoardPerson } from '~/domain/rounds/proposal-board'
import { paths } from '~/paths'
import { Button, ButtonLink } from '~/ui/button'
import { TextAreaField } from '~/ui/field'
import { SubmitButton } from '~/ui/form'
import { Card, Notice } from '~/ui/page'
import { Progress } from '~/ui/progress'
import { useWords } from '~/ui/words'
import { keysHint } from './lanes'
import { Obstacles } from './obstacles'
import { organisationsOf } from './proposal-card'
import { useStepWords, type ShownStep } from './step-words'
import type { BoardWords } from './words'

type BoardData = {
  round: { id: string; name: string; over: boolean; confirmed: boolean }
  proposal: Pick<Proposal, 'id' | 'name' | 'note' | 'version' | 'obstacles'> & {
    settings: ProposalSettings
    dropped: boolean
  }
  status: Proposal['status']
  view: OnBoard
  people: Record<string, BoardPerson>
}

type Way = 'undo' | 'redo'

export function BoardActions({
  data,
  next,
  still,
  words,
  turn,
}: {
  data: BoardData
  next: Record<Way, ShownStep | null>
  still: boolean
  words: BoardWords
  turn: Record<Way, () => void>
}) {
  const { t } = useWords()
  const { round, proposal } = data
  const reasons = (
    <ButtonLink kind="quiet" icon="info" to={paths.proposalReasons(round.id, proposal.id)}>
      {t('proposals.board.reasons')}
    </ButtonLink>
  )
  if (still) return reasons
  return (
    <>
      <Turn way="undo" step={next.undo} words={words} turn={turn.undo} />
      <Turn way="redo" step={next.redo} words={words} turn={turn.redo} />
      {reasons}
      <Form method="post" preventScrollReset>
        <input type="hidden" name="version" value={proposal.version} />
        <SubmitButton kind="plain" name="intent" value="recompose" pending={t('proposals.compose.pending')}>
          {t('proposals.board.recompose')}
        </SubmitButton>
      </Form>
      <ButtonLink kind="main" to={paths.confirmProposal(round.id, proposal.id)}>
        {t('proposals.board.confirm')}
      </ButtonLink>
    </>
  )
}

/** Undoing or doing again: it says what, and who did it. */
function Turn({
  way,
  step,
  words,
  turn,
}: {
  way: Way
  step: ShownStep | null
  words: BoardWords
  turn: () => void
}) {
  const { t } = useWords()
  const stepWords = useStepWords(words)
  if (step === null) return null
  const what = `${stepWords(step)}${step.by ? ` (${step.by})` : ''}`
  return (
    <Form
      method="post"
      preventScrollReset
      onSubmit={(event) => {
        event.preventDefault()
        turn()
      }}
    >
      <input type="hidden" name="step" value={step.id} />
      <Button
        kind="quiet"
        icon={way}
        name="intent"
        value={way}
        title={what}
        aria-keyshortcuts={way === 'undo' ? 'Control+Z' : 'Control+Y'}
      >
        {t(`proposals.board.${way}`)}
        <span className="unseen">: {what}</span>
      </Button>
    </Form>
  )
}

/** What stands in the way, what is under way, why a press was refused. */
export function BoardNews({
  data,
  share,
  refused,
  words,
}: {
  data: BoardData
  share: number
  refused: Exclude<BoardAnswer, { ok: true }> | null
  words: BoardWords
}) {
  const { t } = useWords()
  const [query] = useSearchParams()
  const { round, proposal, status, view, people } = data
  const any = Object.keys(view.seats).length > 0
  return (
    <>
      {refused && (
        <Notice kind="error" title={t('proposals.board.notDone')}>
          {refused.reason === 'movedMeanwhile'
            ? t(
                refused.meanwhile.by === null ? 'proposals.board.movedMeanwhile' : 'proposals.board.movedBy',
                {
                  who: words.personName(refused.person),
                  by: refused.meanwhile.by ?? '',
                  group: words.groupName(refused.meanwhile.group),
                },
              )
            : t(`reasons.${refused.reason}`)}
        </Notice>
      )}
      {query.get('done') === 'same' && status === 'ready' && (
        <Notice kind="good" title={t('proposals.board.same')} arrived>
          {t('proposals.board.sameText')}
        </Notice>
      )}
      {round.over && (
        <Notice title={t(round.confirmed ? 'proposals.board.confirmed' : 'proposals.board.over')}>
          {t('proposals.over')}
        </Notice>
      )}
      {proposal.dropped && !round.over && (
        <Notice kind="warning" title={t('proposals.board.dropped')}>
          <Link to={paths.proposals(round.id)}>{t('proposals.title')}</Link>
        </Notice>
      )}
      {status === 'composing' && (
        <Card>
          <Form method="post" className="stack tight" preventScrollReset>
            <Progress label={t('proposals.card.composing')} done={Math.round(share * 100)} total={100} />
            <div>
              <Button name="intent" value="stop" icon="no">
                {t('proposals.card.stop')}
              </Button>
            </div>
          </Form>
        </Card>
      )}
      {status === 'stopped' && (
        <Notice kind="warning" title={t('proposals.card.stopped')}>
          {t(any ? 'proposals.board.stoppedText' : 'proposals.card.stoppedText')}
        </Notice>
      )}
      {proposal.obstacles.length > 0 && !round.over && (
        <Obstacles
          obstacles={proposal.obstacles}
          roundId={round.id}
          groups={view.groups}
          people={people}
          organisationOf={organisationsOf(view.problem)}
        />
      )}
    </>
  )
}

/** Who has come to the round since, and who has left it. */
export function Newcomers({ data, still, words }: { data: BoardData; still: boolean; words: BoardWords }) {
  const { t } = useWords()
  const { come, left } = data.view
  if (still || (come.length === 0 && left.length === 0)) return null
  const most = 6
  return (
    <Notice kind="warning" title={t('proposals.since.title')}>
      {come.length > 0 && (
        <>
          <p>
            {t('proposals.since.come', { count: come.length })}:{' '}
            {come.slice(0, most).map(words.personName).join(', ')}
            {come.length > most && ' …'}
          </p>
          <Form method="post" preventScrollReset>
            <SubmitButton kind="plain" name="intent" value="place">
              {t('proposals.since.place', { count: come.length })}
            </SubmitButton>
          </Form>
        </>
      )}
      {left.length > 0 && (
        <p>
          {t('proposals.since.left', { count: left.length })}:{' '}
          {left
            .slice(0, most)
            .map(({ name, group }) => `${name} (${words.groupName(group)})`)
            .join(', ')}
          {left.length > most && ' …'}
        </p>
      )}
    </Notice>
  )
}

/** How people are moved, and what is not known of most of them. */
export function HowTo({ data, still }: { data: BoardData; still: boolean }) {
  const { t } = useWords()
  const told = lacksOfMost(data.view.problem, data.people).filter((lack) => lack !== 'address')
  if (still) return null
  return (
    <div className="stack tight screen-only">
      {told.length > 0 && (
        <p className="soft">
          {t('proposals.lack.most', { what: told.map((lack) => t(`proposals.lack.${lack}`)).join(', ') })}{' '}
          <Link to={paths.candidates(data.round.id)}>{t('proposals.lack.act')}</Link>
        </p>
      )}
      <details>
        <summary>{t('proposals.keysTitle')}</summary>
        <p className="soft" id={keysHint}>
          {t('proposals.board.keys')}
        </p>
      </details>
    </div>
  )
}

export function NoteCard({ note, still }: { note: string; still: boolean }) {
  const { t } = useWords()
  return (
    <Card title={t('proposals.board.note')}>
      {still ? (
        <p className={note === '' ? 'soft' : 'proposal-note'}>
          {note === '' ? t('proposals.board.noNote') : note}
        </p>
      ) : (
        <Form method="post" className="stack tight" preventScrollReset>
          <TextAreaField
            key={note}
            field={{ name: 'note', initialValue: note, maxLength: 2000 }}
            label={t('proposals.board.noteLabel')}
            rows={3}
          />
          <div>
            <SubmitButton kind="plain" name="intent" value="note">
              {t('frame.do.save')}
            </SubmitButton>
          </div>
        </Form>
      )}
    </Card>
  )
}
