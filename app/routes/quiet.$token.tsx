// Where a letter's link stops letters of its kind, without signing in. Opening changes nothing (rule L1); one press does.
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { chosenLocale } from '~/auth/actor.server'
import { change } from '~/domain/core/change.server'
import { letCome, wantedBy } from '~/domain/profile/letters.server'
import { openQuietLink } from '~/domain/profile/quiet-link.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Notice, Page } from '~/ui/page'
import { useWords } from '~/ui/words'

export const handle = { bare: true, scripts: false }

/** A secret in the address must not leak to other sites, nor stay in caches. */
export const headers = () => ({ 'Cache-Control': 'no-store' })

export async function loader({
  request,
  params: { token = '' },
  context: { db, config },
}: LoaderFunctionArgs) {
  const about = await openQuietLink(db, token, config.secret)
  if (about === null) return data({ open: false as const }, { status: 404 })
  const done = new URL(request.url).searchParams.get('done') !== null
  const wanted = (await wantedBy(db, about.personId)).includes(about.kind)
  return data({ open: true as const, kind: about.kind, wanted, done })
}

/** A press on the page says which way; a mail program's own press says nothing but that letters shall stop (RFC 8058). */
export async function action({ request, params: { token = '' }, context }: ActionFunctionArgs) {
  const { db, now, config } = context
  const about = await openQuietLink(db, token, config.secret)
  if (about === null) return data(null, { status: 404 })
  const press = (await request.formData()).get('press')
  const actor = { kind: 'quietLink' as const, personId: about.personId }
  await change(db, { actor, now: now() }, (c) => letCome(c, { ...about, wanted: press === 'come' }))
  if (press === null) return new Response(null, { status: 200 })
  return redirect(paths.quiet(token, { lang: chosenLocale(request) ?? undefined, done: '1' }))
}

export default function Quiet() {
  const { t } = useWords()
  const page = useLoaderData<typeof loader>()
  if (!page.open)
    return (
      <Page title={t('profile.quiet.dead')}>
        <p>{t('profile.quiet.deadHint')}</p>
      </Page>
    )
  const { kind, wanted, done } = page
  const letters = t(`profile.letters.${kind}`)
  return (
    <Page title={wanted ? t('profile.quiet.stop') : t('profile.quiet.stopped')} facts={[letters]}>
      {done && (
        <Notice kind="good" arrived>
          {wanted ? t('profile.quiet.comeDone') : t('profile.quiet.stopDone')}
        </Notice>
      )}
      <p>{wanted ? t('profile.quiet.stopSays') : t('profile.quiet.comeSays')}</p>
      <Form method="post" className="cluster">
        <Button kind={wanted ? 'main' : 'plain'} name="press" value={wanted ? 'stop' : 'come'}>
          {wanted ? t('profile.quiet.stopPress') : t('profile.quiet.comePress')}
        </Button>
      </Form>
      <p className="soft">{t('profile.quiet.always')}</p>
    </Page>
  )
}
