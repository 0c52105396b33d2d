// One round: its way from the call to the groups, what is done, and the one next thing to do.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import { inDeed } from '~/domain/core/deeds.server'
import { dateOf } from '~/domain/core/time'
import { closeRound } from '~/domain/rounds/round-acts.server'
import { candidatesOf, groupChoices, proposalCount, roundById } from '~/domain/rounds/rounds.server'
import { asAnswered, countsOf, isOver, nextStep } from '~/domain/rounds/rules'
import { nameIn } from '~/i18n/named'
import { framed, RoundFrame, RoundNews, roundNews } from '~/parts/rounds/frame'
import { RoundSteps } from '~/parts/rounds/steps'
import { withNews } from '~/parts/with-news'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { SubmitButton } from '~/ui/form'
import { Card, Notice, Split } from '~/ui/page'
import { useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const { db } = context
  const today = dateOf(context.now())
  const round = await roundById(db, params.id ?? '')
  const candidates = await candidatesOf(db, round.id, today)
  const counts = countsOf(round.confirmedAt === null ? candidates : candidates.map(asAnswered))
  const proposals = await proposalCount(db, round.id)
  const groups = await groupChoices(db, round.startsOn)
  return {
    round: { ...framed(round), sizeMin: round.sizeMin, sizeMax: round.sizeMax },
    groups: groups.filter(({ id }) => round.groups.includes(id)),
    confirmedProposalId: round.confirmedProposalId,
    counts,
    proposals,
    today,
    next: nextStep(round, counts, { today, proposals }),
    news: roundNews(request),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const round = await roundById(context.db, params.id ?? '')
  const result = await inDeed(
    context.db,
    { actor, now: context.now() },
    { act: 'closeRound', thing: { kind: 'round', id: round.id }, detail: { name: round.name } },
    (d) => closeRound(d, round.id),
  )
  if (!result.ok) return { refused: result.reason }
  return redirect(withNews(paths.round(round.id), 'closed', result.deedId))
}

export default function Round() {
  const { t } = useWords()
  const data = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { round, counts, news } = data
  const over = isOver(round)
  return (
    <RoundFrame
      round={round}
      actions={
        !over && (
          <ButtonLink kind="quiet" icon="edit" to={paths.editRound(round.id)}>
            {t('rounds.edit')}
          </ButtonLink>
        )
      }
    >
      <RoundNews news={news} />
      {answer?.refused && <Notice kind="error">{t(`reasons.${answer.refused}`)}</Notice>}
      <Split aside={<About {...data} />}>
        <RoundSteps {...data} />
      </Split>
      {!over && (
        <details className="card">
          <summary>{t('rounds.close.title')}</summary>
          <Form method="post" className="stack tight">
            <p>{t('rounds.close.says', { count: counts.silent + counts.yes })}</p>
            <div>
              <SubmitButton kind="grave">{t('rounds.close.do')}</SubmitButton>
            </div>
          </Form>
        </details>
      )}
    </RoundFrame>
  )
}

function About({ round, groups }: ReturnType<typeof useLoaderData<typeof loader>>) {
  const { t, locale } = useWords()
  return (
    <Card title={t('rounds.about')}>
      <dl>
        <dt>{t('rounds.form.groups')}</dt>
        <dd>{t('rounds.sizes', { min: round.sizeMin, max: round.sizeMax })}</dd>
        <dt>{t('rounds.form.goOn')}</dt>
        <dd>
          {groups.length === 0 ? (
            t('rounds.noneGoOn')
          ) : (
            <ul className="lines">
              {groups.map((group) => (
                <li key={group.id}>
                  {nameIn(group, locale)} <small>{t('rounds.members', { count: group.members })}</small>
                </li>
              ))}
            </ul>
          )}
        </dd>
      </dl>
    </Card>
  )
}
