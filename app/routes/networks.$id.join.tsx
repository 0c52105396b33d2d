// Joining a network by oneself: at once for those who completed the programme of an alumni network, by a wish otherwise.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { getFormProps, useForm } from '@conform-to/react'
import { requireLooker } from '~/auth/require-looker.server'
import { networkById } from '~/domain/networks/queries.server'
import { leadersAt } from '~/domain/networks/list.server'
import { ownWish, wayInto } from '~/domain/networks/joining.server'
import { shownNetwork } from '~/domain/networks/rules'
import { date } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { doneAt } from '~/parts/networks/done'
import { pressJoin } from '~/parts/networks/join-press.server'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { TextAreaField } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card, Notice, Page } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'

export async function loader({ request, context, params: { id = '' } }: LoaderFunctionArgs) {
  const { actor, today } = await requireLooker(request, context)
  const { db } = context
  const network = await networkById(db, id)
  if (network === null || network.kind === 'smallGroup') throw new Response(null, { status: 404 })
  const way = await wayInto(db, network, actor.personId, today)
  if (way === 'member') throw redirect(paths.network(id))
  return {
    network: shownNetwork(network),
    way,
    wish: await ownWish(db, id, actor.personId),
    leader: (await leadersAt(db, today)).get(id) ?? null,
    newId: crypto.randomUUID(),
    done: new URL(request.url).searchParams.get('done'),
  }
}

export async function action({ request, context, params: { id = '' } }: ActionFunctionArgs) {
  const { actor } = await requireLooker(request, context)
  const network = await networkById(context.db, id)
  if (network === null || network.kind === 'smallGroup') throw new Response(null, { status: 404 })
  const by = { actor, now: context.now() }
  const pressed = await pressJoin(context.db, by, { network, body: await request.formData() })
  if (!pressed.ok) return pressed.lastResult
  if (pressed.done === 'joined') return redirect(doneAt(paths.network(id), 'selfJoined', null))
  return redirect(paths.joinNetwork(id, { done: pressed.done }))
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>

export default function JoinNetwork() {
  const { t, locale } = useWords()
  const data = useLoaderData<typeof loader>()
  const { network, leader, done } = data
  const about = written(network, 'description', locale)
  return (
    <Page
      title={<InLanguage written={written(network, 'name', locale)} />}
      trail={[{ to: paths.networks(), label: t('registry.networks.title') }]}
      facts={[t(`frame.networkKind.${network.kind}`)]}
    >
      {(done === 'wished' || done === 'withdrawn') && (
        <Notice kind="good" arrived>
          {t(`caring.join.done.${done}`)}
        </Notice>
      )}
      <Card title={t('registry.network.about')}>
        {about.text && (
          <p>
            <InLanguage written={about} />
          </p>
        )}
        {leader && (
          <p className="soft">
            {t(`frame.membershipRole.${leader.role}`)} {leader.firstName} {leader.lastName}
          </p>
        )}
      </Card>
      <WayIn data={data} />
      <p>
        <Link to={paths.networks()}>{t('caring.join.back')}</Link>
      </p>
    </Page>
  )
}

function WayIn({ data }: { data: Data }) {
  const { t, locale } = useWords()
  const lastResult = useActionData<typeof action>()
  const { way, wish, newId } = data
  const [form, fields] = useForm({ id: 'join', lastResult, defaultValue: { note: '' } })
  if (way === 'closed')
    return (
      <>
        <ErrorSummary form={form} result={lastResult} />
        <Notice title={t('caring.join.closed')}>{t('caring.join.closedText')}</Notice>
      </>
    )
  if (way === 'waits' && wish)
    return (
      <Card title={t('caring.join.waits')}>
        <p>{t('caring.join.since', { date: date(wish.appliedAt, locale) })}</p>
        {wish.note && <blockquote>{wish.note}</blockquote>}
        <Form method="post" {...getFormProps(form)}>
          <ErrorSummary form={form} result={lastResult} />
          <input type="hidden" name="id" value={wish.id} />
          <SubmitButton kind="plain" name="press" value="withdraw">
            {t('caring.join.withdraw')}
          </SubmitButton>
        </Form>
      </Card>
    )
  const atOnce = way === 'atOnce'
  return (
    <Card title={t(atOnce ? 'caring.join.atOnce' : 'caring.join.wish')}>
      <Form method="post" {...getFormProps(form)} className="stack">
        <ErrorSummary form={form} result={lastResult} />
        <input type="hidden" name="id" value={newId} />
        <p>{t(atOnce ? 'caring.join.atOnceText' : 'caring.join.wishText')}</p>
        {!atOnce && (
          <TextAreaField
            field={fields.note}
            label={t('caring.join.note')}
            hint={t('caring.join.noteHint')}
            rows={3}
          />
        )}
        <div className="cluster">
          <SubmitButton name="press" value={atOnce ? 'join' : 'wish'}>
            {t(atOnce ? 'caring.join.doJoin' : 'caring.join.doWish')}
          </SubmitButton>
          <ButtonLink kind="quiet" to={paths.networks()}>
            {t('frame.do.cancel')}
          </ButtonLink>
        </div>
      </Form>
    </Card>
  )
}
