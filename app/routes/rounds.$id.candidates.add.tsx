// Choosing whom to take into a round: members of a network, a role, a sector, or by name; then called, or taken in by hand.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { roleClasses } from '#db/schema'
import { requireOrganiser } from '~/auth/require.server'
import { inDeed } from '~/domain/core/deeds.server'
import { dateOf } from '~/domain/core/time'
import { networksAt } from '~/domain/networks/queries.server'
import { sectorsAt } from '~/domain/people/queries.server'
import { readRoleClass, readSector, readWords } from '~/domain/people/search'
import { addByHand, listForCall } from '~/domain/rounds/candidate-acts.server'
import { choicesOf, isNarrowed } from '~/domain/rounds/choosing.server'
import { roundById } from '~/domain/rounds/rounds.server'
import { isOver } from '~/domain/rounds/rules'
import { nameIn } from '~/i18n/named'
import { ChoiceList } from '~/parts/rounds/choice-list'
import { framed, useRoundTrail } from '~/parts/rounds/frame'
import { withNews } from '~/parts/with-news'
import { paths } from '~/paths'
import { Card, Empty, Notice, Page } from '~/ui/page'
import { SearchForm } from '~/ui/search-field'
import { useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const { db } = context
  const today = dateOf(context.now())
  const query = new URL(request.url).searchParams
  const round = await roundById(db, params.id ?? '')
  if (isOver(round)) throw redirect(paths.candidates(round.id))
  const networkId = query.get('network') || undefined
  const roleClass = readRoleClass(query)
  const sectorId = readSector(query)
  const choosing = {
    q: readWords(query),
    ...(networkId && { networkId }),
    ...(roleClass && { roleClass }),
    ...(sectorId && { sectorId }),
  }
  const networks = await networksAt(db, today)
  return {
    round: framed(round),
    choosing: {
      q: choosing.q,
      network: networkId ?? '',
      role: roleClass ?? '',
      sector: sectorId ?? '',
    },
    // A circle of people is taken whole; who is looked for by name is ticked one by one.
    ticked: !query.has('none') && (networkId ?? roleClass ?? sectorId) !== undefined,
    found: isNarrowed(choosing) ? await choicesOf(db, round, choosing, today) : null,
    networks: networks.map(({ id, nameFi, nameSv, nameEn }) => ({ id, nameFi, nameSv, nameEn })),
    sectors: await sectorsAt(db, today),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const body = await request.formData()
  const round = await roundById(context.db, params.id ?? '')
  const chosen = body.getAll('person').filter((id) => typeof id === 'string')
  const byHand = body.get('intent') === 'byHand'
  const result = await inDeed(
    context.db,
    { actor, now: context.now() },
    {
      act: byHand ? 'addByHand' : 'listForCall',
      thing: { kind: 'round', id: round.id },
      detail: { name: round.name },
    },
    async (d) => (byHand ? await addByHand(d, round.id, chosen) : await listForCall(d, round.id, chosen)),
  )
  if (!result.ok) return { refused: result.reason, chosen }
  const [to, done, count] =
    'added' in result
      ? [paths.candidates(round.id), 'added', result.added]
      : [paths.roundCall(round.id), 'listed', result.listed]
  return redirect(withNews(to, done, result.deedId, { count }))
}

export default function AddCandidates() {
  const { t, locale } = useWords()
  const { round, choosing, ticked, found, networks, sectors } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const trail = useRoundTrail(round)
  return (
    <Page title={t('rounds.add.title')} trail={trail}>
      {answer?.refused && <Notice kind="error">{t(`reasons.${answer.refused}`)}</Notice>}
      <Card>
        <SearchForm
          label={t('rounds.add.search')}
          q={choosing.q}
          filters={[
            {
              name: 'network',
              label: t('rounds.add.network'),
              value: choosing.network,
              options: networks.map((network) => ({ value: network.id, label: nameIn(network, locale) })),
              empty: t('rounds.add.any'),
            },
            {
              name: 'role',
              label: t('rounds.add.role'),
              value: choosing.role,
              options: roleClasses.map((role) => ({ value: role, label: t(`frame.roleClass.${role}`) })),
              empty: t('rounds.add.any'),
            },
            {
              name: 'sector',
              label: t('frame.table.sector'),
              value: choosing.sector,
              options: sectors.map((sector) => ({
                value: sector.id,
                label: `${sector.code} – ${nameIn(sector, locale)}`,
              })),
              empty: t('rounds.add.any'),
            },
          ]}
        />
        {found === null ? (
          <Empty title={t('rounds.add.begin')}>{t('rounds.add.beginHint')}</Empty>
        ) : found.rows.length === 0 ? (
          <Empty title={t('frame.state.noMatch')}>{t('frame.state.noMatchHint')}</Empty>
        ) : (
          <ChoiceList
            key={JSON.stringify([choosing, ticked])}
            {...found}
            ticked={ticked}
            chosen={answer?.chosen ?? null}
          />
        )}
      </Card>
    </Page>
  )
}
