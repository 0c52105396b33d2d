// Finding a date: a member proposes times to the group, or calls a meeting at once when the time is known.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireInGroup } from '~/auth/require-group.server'
import { liaisonOf } from '~/domain/groups/introductions.server'
import { firstRows } from '~/domain/meetings/poll-form'
import { written } from '~/i18n/named'
import { pressDates } from '~/parts/meetings/dates-press.server'
import { DatesForm } from '~/parts/meetings/dates-form'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'

export async function loader({ request, context, params: { id = '' } }: LoaderFunctionArgs) {
  const { network, today } = await requireInGroup(request, context, id)
  const { nameFi, nameSv, nameEn } = network
  return {
    network: { id, nameFi, nameSv, nameEn },
    today,
    newId: crypto.randomUUID(),
    rows: firstRows(),
    liaison: (await liaisonOf(context.db, id, today))?.name ?? null,
  }
}

export async function action({ request, context, params: { id = '' } }: ActionFunctionArgs) {
  const { actor } = await requireInGroup(request, context, id)
  const body = await request.formData()
  const pressed = await pressDates({ context, actor, networkId: id, body })
  if (pressed.to === null) return pressed
  context.post.wake()
  return redirect(pressed.to)
}

export default function NewDates() {
  const { t, locale } = useWords()
  const { network, ...given } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <Page
      title={t('meetings.new.title')}
      trail={[
        { to: paths.group(network.id), label: <InLanguage written={written(network, 'name', locale)} /> },
      ]}
    >
      <p className="soft">{t('meetings.new.lead')}</p>
      <DatesForm key={answer?.key ?? 'first'} {...given} answer={answer} />
    </Page>
  )
}
