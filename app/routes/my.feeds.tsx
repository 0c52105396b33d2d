// One's own calendar feeds: made, their address shown once, changed, ended.
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requirePerson } from '~/auth/require.server'
import { feedLines } from '~/domain/feeds/queries.server'
import { useFeedName } from '~/parts/feeds/feed-name'
import { FeedRows } from '~/parts/feeds/feed-rows'
import { MadeAddress } from '~/parts/feeds/made-address'
import { pressFeeds } from '~/parts/feeds/press.server'
import { paths } from '~/paths'
import { Card, Notice, Page } from '~/ui/page'
import { useWords } from '~/ui/words'

/** The address that is shown once must not stay in caches. */
export const headers = () => ({ 'Cache-Control': 'no-store' })

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requirePerson(request, context)
  const lines = await feedLines(context.db, actor.personId, context.now())
  return {
    lines: lines.map((line) => ({ ...line, newId: crypto.randomUUID() })),
    ended: new URL(request.url).searchParams.get('done') === 'revoked',
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requirePerson(request, context)
  const by = { actor, now: context.now() }
  const pressed = await pressFeeds(context.db, by, await request.formData())
  if (pressed === null) return redirect(paths.feeds())
  if (pressed.done === 'revoked') return redirect(paths.feeds({ done: 'revoked' }))
  if (pressed.done === 'refused') return data(pressed, { headers: headers() })
  const { done, key, token } = pressed
  const address = token === null ? null : new URL(paths.feed(token), context.config.baseUrl).href
  // The secret is answered to the press itself: in an address it would stay in the browser's history.
  return data({ done, key, address }, { headers: headers() })
}

export default function Feeds() {
  const { t } = useWords()
  const { lines } = useLoaderData<typeof loader>()
  const forOrganisers = lines.filter(({ thing }) => thing.kind === 'organiser' || thing.kind === 'eventKind')
  return (
    <Page title={t('feeds.title')} facts={[t('feeds.lead')]}>
      <News />
      <Card title={t('feeds.ownCard')}>
        <FeedRows lines={lines.filter((line) => !forOrganisers.includes(line))} />
      </Card>
      {forOrganisers.length > 0 && (
        <Card title={t('feeds.organiserCard')}>
          <FeedRows lines={forOrganisers} />
        </Card>
      )}
      <How />
    </Page>
  )
}

/** What came of the last press. */
function News() {
  const { t } = useWords()
  const { lines, ended } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const nameOf = useFeedName()
  if (answer === undefined)
    return ended ? (
      <Notice kind="good" arrived>
        {t('feeds.revoked')}
      </Notice>
    ) : null
  if (answer.done === 'refused')
    return (
      <Notice kind="error" arrived>
        {t(`reasons.${answer.reason}`)}
      </Notice>
    )
  const { address, done, key } = answer
  const line = lines.find((one) => one.key === key)
  if (address === null || line === undefined)
    return (
      <Notice kind="warning" arrived>
        {t('feeds.madeBefore')}
      </Notice>
    )
  return <MadeAddress address={address} name={nameOf(line)} rotated={done === 'rotated'} />
}

function How() {
  const { t } = useWords()
  return (
    <Card title={t('feeds.how')}>
      <ul className="lines">
        <li>{t('feeds.outlook')}</li>
        <li>{t('feeds.apple')}</li>
        <li>{t('feeds.google')}</li>
      </ul>
      <p className="soft">{t('feeds.howOften')}</p>
    </Card>
  )
}
