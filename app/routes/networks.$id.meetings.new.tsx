// Calling a meeting of a network: by those who keep it, of a proposal on its board or without one.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { getFormProps, useForm } from '@conform-to/react'
import { locales } from '#db/schema'
import { requireCaller } from '~/auth/require-keeper.server'
import { invitedThen } from '~/domain/meetings/network-meetings.server'
import type { TimeRow } from '~/domain/meetings/poll-form'
import { written } from '~/i18n/named'
import { openedCall } from '~/parts/meetings/call-page.server'
import { pressCall } from '~/parts/meetings/call-press.server'
import { WhenWhere } from '~/parts/meetings/when-where'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { SelectField, TextAreaField, TextField } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card, Notice, Page } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'

const noteIn = (request: Request): string | null => new URL(request.url).searchParams.get('note')

export async function loader({ request, context, params: { id = '' } }: LoaderFunctionArgs) {
  const { actor, network, today } = await requireCaller(request, context, id)
  const { nameFi, nameSv, nameEn } = network
  const now = context.now()
  const members = await invitedThen(context.db, id, { now, startsAt: now })
  return {
    network: { id, nameFi, nameSv, nameEn },
    today,
    reached: members.filter(({ email }) => email !== null).length,
    unreached: members.filter(({ email }) => email === null).length,
    opened: await openedCall(context.db, { networkId: id, noteId: noteIn(request) }, actor),
  }
}

export async function action({ request, context, params: { id = '' } }: ActionFunctionArgs) {
  const { actor } = await requireCaller(request, context, id)
  const body = await request.formData()
  const pressed = await pressCall({ context, actor, networkId: id, noteId: noteIn(request), body })
  if (pressed.to === null) return pressed.lastResult
  context.post.wake()
  return redirect(pressed.to)
}

type CallFields = {
  title: string
  note: string
  language: string
  time: TimeRow
  place: string
  onlineUrl: string
  contactEmail: string
}

export default function CallMeeting() {
  const { t, locale } = useWords()
  const { network, today, reached, unreached, opened } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { id: newId, settled, ...typed } = opened
  const [form, fields] = useForm<CallFields>({ id: 'call', lastResult, defaultValue: typed })
  return (
    <Page
      title={t('meetings.call.title')}
      trail={[
        { to: paths.network(network.id), label: <InLanguage written={written(network, 'name', locale)} /> },
      ]}
    >
      <Form method="post" {...getFormProps(form)} className="narrow stack">
        <ErrorSummary form={form} result={lastResult} />
        <input type="hidden" name="id" value={newId} />
        <Card>
          <TextField field={fields.title} label={t('meetings.call.subject')} required />
          <TextAreaField field={fields.note} label={t('meetings.call.note')} rows={5} />
          <SelectField
            field={fields.language}
            label={t('meetings.call.language')}
            hint={t('meetings.call.languageHint')}
            width="middle"
            options={locales.map((value) => ({ value, label: t(`frame.language.${value}`) }))}
          />
        </Card>
        <Card title={t('meetings.call.whenWhere')}>
          <WhenWhere fields={fields} today={today} placeHint={t('meetings.call.oneOfThese')} />
          <TextField
            field={fields.contactEmail}
            label={t('meetings.call.contact')}
            hint={t('meetings.call.contactHint')}
            type="email"
          />
        </Card>
        {settled && <Notice kind="warning">{t('meetings.call.settled')}</Notice>}
        <p>{t('meetings.call.says', { count: reached })}</p>
        {unreached > 0 && <p>{t('meetings.call.unreached', { count: unreached })}</p>}
        <div className="cluster">
          <SubmitButton icon="send">{t('meetings.call.do')}</SubmitButton>
          <ButtonLink kind="quiet" to={paths.network(network.id)}>
            {t('frame.do.cancel')}
          </ButtonLink>
        </div>
      </Form>
    </Page>
  )
}
