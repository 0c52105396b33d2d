// An organiser's own calendar feed: made, its address shown once, changed, ended.
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireOrganiser } from '~/auth/require.server'
import { change } from '~/domain/core/change.server'
import { feedOf, makeFeed, revokeFeed } from '~/domain/year/feeds.server'
import { moment } from '~/i18n/dates'
import { paths } from '~/paths'
import { Button, ButtonLink } from '~/ui/button'
import { TextField } from '~/ui/field'
import { SubmitButton } from '~/ui/form'
import { Card, Empty, Notice, Page } from '~/ui/page'
import { useWords } from '~/ui/words'

/** The address that is shown once must not stay in caches. */
export const headers = () => ({ 'Cache-Control': 'no-store' })

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  return {
    feed: await feedOf(context.db, actor.personId),
    newId: crypto.randomUUID(),
    done: new URL(request.url).searchParams.get('done'),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const body = await request.formData()
  const by = { actor, now: context.now() }
  if (body.get('intent') === 'revoke') {
    await change(context.db, by, revokeFeed)
    return redirect(paths.feeds({ done: 'revoked' }))
  }
  const id = z.uuid().safeParse(body.get('id')).data
  if (id === undefined) return redirect(paths.feeds())
  const { token } = await change(context.db, by, (c) => makeFeed(c, id))
  if (token === null) return data({ address: null }, { headers: headers() })
  const address = new URL(paths.feed(token), context.config.baseUrl).href
  // The secret is answered to the press itself: in an address it would stay in the browser's history.
  return data({ address }, { headers: headers() })
}

export default function Feeds() {
  const { t } = useWords()
  const { feed, newId, done } = useLoaderData<typeof loader>()
  const made = useActionData<typeof action>()
  return (
    <Page
      title={t('year.feed.title')}
      trail={[{ to: paths.year(), label: t('year.title') }]}
      facts={[t('year.feed.lead')]}
    >
      {done === 'revoked' && made === undefined && (
        <Notice kind="good" arrived>
          {t('year.feed.revoked')}
        </Notice>
      )}
      {made?.address === null && <Notice kind="warning">{t('year.feed.madeBefore')}</Notice>}
      {made?.address && <Address address={made.address} />}
      {feed === null ? <None newId={newId} /> : <Standing feed={feed} newId={newId} />}
      <How />
    </Page>
  )
}

function Address({ address }: { address: string }) {
  const { t } = useWords()
  const webcal = address.replace(/^https?:/, 'webcal:')
  return (
    <Notice kind="good" title={t('year.feed.made')} arrived>
      <div className="stack tight">
        <p>{t('year.feed.madeHint')}</p>
        <TextField field={{ name: 'https', initialValue: address }} label={t('year.feed.https')} />
        <TextField field={{ name: 'webcal', initialValue: webcal }} label={t('year.feed.webcal')} />
        <div>
          <ButtonLink icon="calendar" to={webcal} away>
            {t('year.feed.open')}
          </ButtonLink>
        </div>
      </div>
    </Notice>
  )
}

function None({ newId }: { newId: string }) {
  const { t } = useWords()
  return (
    <Card>
      <Empty
        title={t('year.feed.none')}
        action={
          <Form method="post">
            <input type="hidden" name="id" value={newId} />
            <SubmitButton icon="add" name="intent" value="make">
              {t('year.feed.make')}
            </SubmitButton>
          </Form>
        }
      />
    </Card>
  )
}

type Standing = { feed: { createdAt: string; fetchedAt: string | null }; newId: string }

function Standing({ feed, newId }: Standing) {
  const { t, locale } = useWords()
  return (
    <Card title={t('year.feed.standing')}>
      <dl>
        <dt>{t('year.feed.createdAt')}</dt>
        <dd>{moment(feed.createdAt, locale)}</dd>
        <dt>{t('year.feed.fetchedAt')}</dt>
        <dd>{feed.fetchedAt ? moment(feed.fetchedAt, locale) : t('year.feed.neverFetched')}</dd>
      </dl>
      <p className="soft">{t('year.feed.rotateSays')}</p>
      <Form method="post" className="cluster">
        <input type="hidden" name="id" value={newId} />
        <Button name="intent" value="make">
          {t('year.feed.rotate')}
        </Button>
        <Button kind="grave" name="intent" value="revoke">
          {t('year.feed.revoke')}
        </Button>
      </Form>
    </Card>
  )
}

function How() {
  const { t } = useWords()
  return (
    <Card title={t('year.feed.how')}>
      <ul className="lines">
        <li>{t('year.feed.outlook')}</li>
        <li>{t('year.feed.apple')}</li>
        <li>{t('year.feed.google')}</li>
      </ul>
    </Card>
  )
}
