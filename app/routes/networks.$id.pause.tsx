// One's own pause in a network: from–to, back early, and dropping one that has not begun.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { getFormProps, useForm } from '@conform-to/react'
import { requireMember } from '~/auth/require-member.server'
import { written } from '~/i18n/named'
import { pressPause, type PauseDone } from '~/parts/networks/pause-press.server'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { TextField } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card, Notice, Page } from '~/ui/page'
import { PeriodText } from '~/ui/period-text'
import { InLanguage, useWords } from '~/ui/words'

export async function loader({ request, context, params: { id = '' } }: LoaderFunctionArgs) {
  const { network, own, today } = await requireMember(request, context, id)
  const { nameFi, nameSv, nameEn } = network
  const done = new URL(request.url).searchParams.get('done')
  return { network: { id, nameFi, nameSv, nameEn }, own, today, done }
}

export async function action({ request, context, params: { id = '' } }: ActionFunctionArgs) {
  const { actor, network, own } = await requireMember(request, context, id)
  const by = { actor, now: context.now() }
  const pressed = await pressPause(context.db, { by, network, own, body: await request.formData() })
  if (!pressed.ok) return pressed
  return redirect(paths.pauseNetwork(id, { done: pressed.done }))
}

const dones: readonly PauseDone[] = ['paused', 'returned', 'dropped']

export default function PauseNetwork() {
  const { t, locale } = useWords()
  const { network, own, done } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const said = refused === undefined && dones.find((one) => one === done)
  return (
    <Page
      title={t('caring.pause.title')}
      trail={[
        { to: paths.networks(), label: t('registry.networks.title') },
        {
          to: paths.network(network.id),
          label: <InLanguage written={written(network, 'name', locale)} />,
        },
      ]}
    >
      {said && (
        <Notice kind="good" arrived>
          {t(`caring.pause.done.${said}`)}
        </Notice>
      )}
      {refused?.press === 'return' && (
        <Notice kind="error" arrived>
          {t(`reasons.${refused.reason}`)}
        </Notice>
      )}
      {own.paused && (
        <Card title={t('caring.pause.now')}>
          <p>
            <PeriodText from={own.paused.validFrom} to={own.paused.validTo} />
          </p>
          <Form method="post">
            <SubmitButton name="press" value="return">
              {t('caring.pause.return')}
            </SubmitButton>
          </Form>
        </Card>
      )}
      {own.planned.length > 0 && (
        <Card title={t('caring.pause.planned')}>
          <ul className="rows">
            {own.planned.map((pause) => (
              <li key={pause.id} className="cluster apart">
                <PeriodText from={pause.validFrom} to={pause.validTo} />
                <Form method="post">
                  <input type="hidden" name="pauseId" value={pause.id} />
                  <SubmitButton kind="quiet" name="press" value="drop">
                    {t('caring.pause.drop')}
                    <span className="unseen">
                      {' '}
                      <PeriodText from={pause.validFrom} to={pause.validTo} />
                    </span>
                  </SubmitButton>
                </Form>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <PauseForm key={`${done} ${own.planned.length}`} />
    </Page>
  )
}

function PauseForm() {
  const { t } = useWords()
  const { network, own, today } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const lastResult = refused?.press === 'pause' ? refused.lastResult : undefined
  const [form, fields] = useForm({ id: 'pause', lastResult, defaultValue: { from: today, to: '' } })
  return (
    <Card title={t('caring.pause.new')}>
      <Form method="post" {...getFormProps(form)} className="stack">
        <ErrorSummary form={form} result={lastResult} />
        <p>{t('caring.pause.says')}</p>
        {!own.leaves && <p className="soft">{t('caring.pause.seat')}</p>}
        <div className="cluster top">
          <TextField field={fields.from} label={t('caring.pause.from')} type="date" required />
          <TextField
            field={fields.to}
            label={t('caring.pause.to')}
            hint={t('caring.pause.toHint')}
            type="date"
          />
        </div>
        <div className="cluster">
          <SubmitButton kind={own.paused ? 'plain' : 'main'} name="press" value="pause">
            {t('caring.pause.do')}
          </SubmitButton>
          <ButtonLink kind="quiet" to={paths.network(network.id)}>
            {t('caring.pause.back')}
          </ButtonLink>
        </div>
      </Form>
    </Card>
  )
}
