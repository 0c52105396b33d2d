// What the pages of one round share: where they are, the round's pages beside each other, what was just done.
import type { ReactNode } from 'react'
import { stateOf, type RoundState } from '~/domain/rounds/rules'
import { plainDate } from '~/i18n/dates'
import { DeedNotice, type DeedNews } from '~/parts/deed-notice'
import { paths } from '~/paths'
import { Page, Tabs, type Crumb } from '~/ui/page'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'

/** A round as its pages name it. */
export type FramedRound = {
  id: string
  name: string
  startsOn: string
  answerBy: string
  confirmedAt: string | null
  closedAt: string | null
}

export const framed = ({
  id,
  name,
  startsOn,
  answerBy,
  confirmedAt,
  closedAt,
}: FramedRound): FramedRound => ({
  id,
  name,
  startsOn,
  answerBy,
  confirmedAt,
  closedAt,
})

const tones = { open: 'good', confirmed: 'plain', closed: 'plain' } as const

export function StateTag({ state }: { state: RoundState }) {
  const { t } = useWords()
  return <Tag tone={tones[state]}>{t(`rounds.state.${state}`)}</Tag>
}

/** Where the pages of rounds are. */
export function useRoundTrail(round?: FramedRound): Crumb[] {
  const { t } = useWords()
  const trail = [
    { to: paths.groups(), label: t('rounds.groups') },
    { to: paths.rounds(), label: t('rounds.title') },
  ]
  return round ? [...trail, { to: paths.round(round.id), label: round.name }] : trail
}

/** One of the pages of a round. */
export function RoundFrame({
  round,
  actions,
  children,
}: {
  round: FramedRound
  actions?: ReactNode
  children: ReactNode
}) {
  const { t, locale } = useWords()
  const trail = useRoundTrail()
  return (
    <Page
      title={round.name}
      trail={trail}
      facts={[
        <StateTag key="state" state={stateOf(round)} />,
        t('rounds.answersBy', { date: plainDate(round.answerBy, locale) }),
        t('rounds.startsOn', { date: plainDate(round.startsOn, locale) }),
      ]}
      actions={actions}
    >
      <Tabs
        label={t('rounds.pages')}
        items={[
          { to: paths.round(round.id), label: t('rounds.page.overview') },
          { to: paths.roundCall(round.id), label: t('rounds.page.call') },
          { to: paths.candidates(round.id), label: t('rounds.page.candidates') },
          { to: paths.proposals(round.id), label: t('rounds.page.proposals') },
        ]}
      />
      {children}
    </Page>
  )
}

/** What can be told as done on the pages of a round. */
const doneKeys = [
  'opened',
  'saved',
  'closed',
  'confirmed',
  'listed',
  'added',
  'removed',
  'back',
  'apart',
  'together',
  'read',
  'unread',
  'told',
] as const

/** What was just done in the round, with a press that takes it back. */
export function RoundNews({ news }: { news: DeedNews & { count: number | null } }) {
  const { t } = useWords()
  const done = doneKeys.find((key) => key === news.done)
  return (
    <DeedNotice done={done ?? null} deed={news.deed}>
      {done && (done === 'listed' || done === 'added' || done === 'confirmed')
        ? t(`rounds.done.${done}`, { count: news.count ?? 0 })
        : done && t(`rounds.done.${done}`)}
    </DeedNotice>
  )
}

/** Reads out of the address what was just done, for a loader. */
export function roundNews(request: Request): DeedNews & { count: number | null } {
  const query = new URL(request.url).searchParams
  const count = Number(query.get('count') ?? 'none')
  return {
    done: query.get('done'),
    deed: query.get('deed'),
    count: Number.isInteger(count) && count >= 0 ? count : null,
  }
}
