// The networks: all of them for an organiser, one's own for others; for an organiser the programmes too.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { networkKinds, type NetworkKind } from '#db/schema'
import { requirePerson } from '~/auth/require.server'
import { dateOf } from '~/domain/core/time'
import { networksAt, type NetworkRow } from '~/domain/networks/queries.server'
import { programmeList } from '~/domain/programmes/queries.server'
import { nameIn, written } from '~/i18n/named'
import { paths } from '~/paths'
import { Card, Empty, Page, Split } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'

/** Small groups have a page of their own. */
const kindsListed = networkKinds.filter((kind) => kind !== 'smallGroup')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requirePerson(request, context)
  const on = dateOf(context.now())
  if (!actor.organiser)
    return { own: true, networks: await networksAt(context.db, on, { of: actor.personId }), programmes: [] }
  return {
    own: false,
    networks: await networksAt(context.db, on, { kinds: kindsListed }),
    programmes: await programmeList(context.db),
  }
}

export default function Networks() {
  const { t, locale } = useWords()
  const { own, networks, programmes } = useLoaderData<typeof loader>()
  const kinds = networkKinds.filter((kind) => networks.some((network) => network.kind === kind))
  const cards = kinds.map((kind) => (
    <NetworksOfKind key={kind} kind={kind} networks={networks.filter((network) => network.kind === kind)} />
  ))
  return (
    <Page title={own ? t('registry.networks.yours') : t('registry.networks.title')}>
      {networks.length === 0 && (
        <Empty title={own ? t('registry.networks.none') : t('registry.networks.noneAtAll')} />
      )}
      {programmes.length === 0 ? (
        <div className="stack">{cards}</div>
      ) : (
        <Split
          aside={
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
          }
        >
          {cards}
        </Split>
      )}
    </Page>
  )
}

function NetworksOfKind({ kind, networks }: { kind: NetworkKind; networks: NetworkRow[] }) {
  const { t, locale } = useWords()
  return (
    <Card title={t(`registry.networks.kinds.${kind}`)}>
      <ul className="rows">
        {networks.map((network) => {
          const about = written(network, 'description', locale)
          return (
            <li key={network.id} className="pair">
              <span className="person">
                <h3>
                  <Link to={paths.network(network.id)}>
                    <InLanguage written={written(network, 'name', locale)} />
                  </Link>
                </h3>
                {about.text && (
                  <small>
                    <InLanguage written={about} />
                  </small>
                )}
              </span>
              <small className="n">{t('registry.networks.members', { count: network.members })}</small>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
