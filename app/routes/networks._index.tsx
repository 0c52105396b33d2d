// The networks: for an organiser all of them with their leaders and vacant seats, and the programmes; for others their own,
// those that they keep marked, and those that they may join.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { networkKinds, type NetworkKind } from '#db/schema'
import { requirePerson } from '~/auth/require.server'
import { dateOf } from '~/domain/core/time'
import { joinableFor } from '~/domain/networks/joining.server'
import { networksKeptBy } from '~/domain/networks/keepers.server'
import { comingNetworks, endedNetworks, leadersAt } from '~/domain/networks/list.server'
import { networksEnding } from '~/domain/networks/own.server'
import { waitingCounts } from '~/domain/networks/members.server'
import { foundedKinds } from '~/domain/networks/choices'
import { networksAt } from '~/domain/networks/queries.server'
import { shownNetwork } from '~/domain/networks/rules'
import { mayLook, viewerOf } from '~/domain/people/visibility.server'
import { programmeList } from '~/domain/programmes/queries.server'
import { seatsOfAll } from '~/domain/seats/queries.server'
import { nameIn } from '~/i18n/named'
import { deedNoticeOf } from '~/parts/deed-notice'
import { NetworkNotice } from '~/parts/networks/done-notice'
import { JoinableCard } from '~/parts/networks/joinable-card'
import { NetworkLines, OtherTimes, type ListedNetwork } from '~/parts/networks/network-lines'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Card, Empty, Page, Split } from '~/ui/page'
import { useWords } from '~/ui/words'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requirePerson(request, context)
  const { db } = context
  const on = dateOf(context.now())
  const news = deedNoticeOf(request)
  const given = actor.organiser ? { kinds: foundedKinds } : { of: actor.personId }
  const networks: ListedNetwork[] = (await networksAt(db, on, given)).map(shownNetwork)
  const viewer = viewerOf(actor, on)
  if (!actor.organiser) {
    const joinable = (await mayLook(db, viewer)) ? await joinableFor(db, actor.personId, on) : []
    const kept = await networksKeptBy(db, actor.personId, on)
    const ending = await networksEnding(db, actor.personId, on)
    return { own: true, networks, kept, ending, joinable, programmes: [], ended: [], coming: [], news }
  }
  const [leaders, seats, waiting] = [
    await leadersAt(db, on),
    await seatsOfAll(db, on),
    await waitingCounts(db),
  ]
  return {
    own: false,
    kept: [],
    ending: [],
    joinable: [],
    networks: networks.map((network) => ({
      ...network,
      leader: leaders.get(network.id),
      vacant: seats.get(network.id)?.vacant.length ?? 0,
      waiting: waiting.get(network.id) ?? 0,
    })),
    programmes: await programmeList(db),
    ended: await endedNetworks(db, on, foundedKinds),
    coming: await comingNetworks(db, on, foundedKinds),
    news,
  }
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>

export default function Networks() {
  const { t } = useWords()
  const { own, networks, kept, ending, joinable, programmes, ended, coming, news } =
    useLoaderData<typeof loader>()
  const kinds = networkKinds.filter((kind) => networks.some((network) => network.kind === kind))
  const create = (
    <ButtonLink icon="add" to={paths.newNetwork()}>
      {t('registry.networks.new')}
    </ButtonLink>
  )
  const cards = (
    <>
      {kinds.map((kind: NetworkKind) => (
        <Card key={kind} title={t(`registry.networks.kinds.${kind}`)}>
          <NetworkLines
            networks={networks.filter((network) => network.kind === kind)}
            kept={kept}
            ending={ending}
          />
        </Card>
      ))}
      <JoinableCard networks={joinable} />
      <OtherTimes title={t('registry.networks.coming', { count: coming.length })} networks={coming} />
      <OtherTimes title={t('registry.networks.ended', { count: ended.length })} networks={ended} />
    </>
  )
  return (
    <Page
      title={own ? t('registry.networks.yours') : t('registry.networks.title')}
      actions={
        !own && (
          <>
            <ButtonLink kind="quiet" to={paths.programmes()}>
              {t('registry.networks.programmes')}
            </ButtonLink>
            {networks.length > 0 && create}
          </>
        )
      }
    >
      <NetworkNotice news={news} organiser={!own} />
      {networks.length === 0 && (
        <Empty
          title={own ? t('registry.networks.none') : t('registry.networks.noneAtAll')}
          action={!own && create}
        />
      )}
      {programmes.length === 0 ? (
        <div className="stack">{cards}</div>
      ) : (
        <Split aside={<Programmes programmes={programmes} />}>{cards}</Split>
      )}
    </Page>
  )
}

function Programmes({ programmes }: Pick<Data, 'programmes'>) {
  const { t, locale } = useWords()
  return (
    <Card title={t('registry.networks.programmes')}>
      <ul className="rows">
        {programmes.map((programme) => (
          <li key={programme.id}>
            <Link to={paths.programme(programme.id)}>{nameIn(programme, locale)}</Link>
            <br />
            <small>
              {t('registry.networks.courses', { count: programme.courses })} ·{' '}
              {t('registry.networks.completers', { count: programme.completers })}
            </small>
          </li>
        ))}
      </ul>
    </Card>
  )
}
