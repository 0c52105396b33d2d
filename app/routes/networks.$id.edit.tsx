// Editing a network. A last day is confirmed first: the page says how many memberships end with it.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { requireOrganiser } from '~/auth/require.server'
import { inDeed } from '~/domain/core/deeds.server'
import { dateOf } from '~/domain/core/time'
import { endingWith, networkStanding, reviseNetwork } from '~/domain/networks/network-acts.server'
import { fieldOfRefusal, networkFields, networkForm } from '~/domain/networks/network-form'
import { takeFresh, version as versionField } from '~/domain/people/form-fields'
import { programmeList } from '~/domain/programmes/queries.server'
import { plainDate } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { doneAt } from '~/parts/networks/done'
import { NetworkFields } from '~/parts/networks/network-fields'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Notice, Page } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const network = await networkStanding(context.db, params.id ?? '')
  return { network, fields: networkFields(network), programmes: await programmeList(context.db) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const body = await request.formData()
  const before = await networkStanding(context.db, params.id ?? '')
  const version = versionField.parse(body.get('version'))
  if (version !== before.version) takeFresh(body, body.get('opened'), networkFields(before))
  const submission = parseWithZod(body, { schema: networkForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return { lastResult: submission.reply(), ending: null }
  const given = submission.value
  const ends = given.endedOn !== null && given.endedOn !== before.endedOn ? given.endedOn : null
  if (ends !== null && body.get('intent') !== 'end' && version === before.version) {
    const today = dateOf(context.now())
    const ending = await endingWith(context.db, before.id, { lastDay: ends, today })
    if (ending && ending.members + ending.waiting > 0)
      return { lastResult: submission.reply(), ending: { on: ends, ...ending } }
  }
  const result = await inDeed(
    context.db,
    { actor, now: context.now() },
    {
      act: ends === null ? 'reviseNetwork' : 'endNetwork',
      thing: { kind: 'network', id: before.id },
      detail: { name: given.nameFi },
    },
    (d) => reviseNetwork(d, before.id, version, given),
  )
  if (!result.ok) {
    const field = fieldOfRefusal[result.reason]
    const errors = [`reasons.${result.reason}`]
    const told = field ? { fieldErrors: { [field]: errors } } : { formErrors: errors }
    return { lastResult: submission.reply(told), ending: null }
  }
  return redirect(doneAt(paths.network(before.id), ends === null ? 'saved' : 'ended', result.deedId))
}

type Ending = { on: string; members: number; waiting: number }

/** Another version is another form: it keeps what was typed, and shows what stands now where nobody touched it. */
export default function EditNetwork() {
  const { network } = useLoaderData<typeof loader>()
  return <NetworkEdit key={network.version} />
}

function NetworkEdit() {
  const { t, locale } = useWords()
  const { network, fields: initial, programmes } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [form, fields] = useForm({ id: 'network', lastResult: answer?.lastResult, defaultValue: initial })
  return (
    <Page
      title={t(network.kind === 'smallGroup' ? 'registry.network.editGroup' : 'registry.network.edit')}
      trail={[
        { to: paths.networks(), label: t('registry.networks.title') },
        {
          to: paths.network(network.id),
          label: <InLanguage written={written(network, 'name', locale)} />,
        },
      ]}
    >
      <Form method="post" {...getFormProps(form)} className="stack">
        <ErrorSummary form={form} result={answer?.lastResult} />
        <input type="hidden" name="version" value={network.version} />
        <input type="hidden" name="opened" value={JSON.stringify(initial)} />
        {answer?.ending && <EndingNotice ending={answer.ending} />}
        <NetworkFields fields={fields} programmes={programmes} group={network.kind === 'smallGroup'} />
        <div className="cluster">
          <SubmitButton name="intent" value="save" kind={answer?.ending ? 'plain' : 'main'}>
            {t('registry.network.form.save')}
          </SubmitButton>
          <ButtonLink kind="quiet" to={paths.network(network.id)}>
            {t('frame.do.cancel')}
          </ButtonLink>
        </div>
      </Form>
    </Page>
  )
}

function EndingNotice({ ending }: { ending: Ending }) {
  const { t, locale } = useWords()
  const { on, members, waiting } = ending
  return (
    <Notice
      kind="warning"
      title={t('registry.network.ending.title', { date: plainDate(on, locale) })}
      arrived
    >
      <p>
        {t('registry.network.ending.members', { count: members })}
        {waiting > 0 && ` ${t('registry.network.ending.waiting', { count: waiting })}`}
      </p>
      <SubmitButton name="intent" value="end">
        {t('registry.network.ending.do')}
      </SubmitButton>
    </Notice>
  )
}
