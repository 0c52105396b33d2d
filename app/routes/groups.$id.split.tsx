// Splitting a small group: the organiser says who goes on in a new group and from which day.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { requireOrganiser } from '~/auth/require.server'
import { inDeed } from '~/domain/core/deeds.server'
import { dateOf, daysLater } from '~/domain/core/time'
import { fieldOfReshaping, groupsIn, splitForm } from '~/domain/groups/reshaping-form'
import { groupNames, groupToReshape } from '~/domain/groups/reshaping-page.server'
import { splitGroup } from '~/domain/groups/reshaping.server'
import { version } from '~/domain/people/form-fields'
import { namesOfNumber, nextNumber } from '~/domain/rounds/confirming'
import { written } from '~/i18n/named'
import { SplitForm, type SplitStart } from '~/parts/renewing/split-form'
import { withNews } from '~/parts/with-news'
import { paths } from '~/paths'
import { Empty, Page } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'

export async function loader({ request, context, params: { id = '' } }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const { db, now } = context
  const group = await groupToReshape(db, id, now())
  const number = nextNumber(await groupNames(db))
  const [one, two] = [namesOfNumber(number), namesOfNumber(number + 1)]
  const start: SplitStart = {
    from: daysLater(dateOf(now()), 1),
    ...{ id1: crypto.randomUUID(), id2: crypto.randomUUID(), liaisonToo: 'on', tell: 'on' },
    ...{ nameFi1: one.nameFi, nameSv1: one.nameSv, nameEn1: one.nameEn },
    ...{ nameFi2: two.nameFi, nameSv2: two.nameSv, nameEn2: two.nameEn },
  }
  return { group, start }
}

export async function action({ request, context, params: { id = '' } }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const { db, now } = context
  const group = await groupToReshape(db, id, now())
  const body = await request.formData()
  const submission = parseWithZod(body, { schema: splitForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return submission.reply()
  const { from, liaisonToo, tell } = submission.value
  const people = group.members.map((member) => member.id)
  const given = {
    ...{ from, liaisonToo, tell, version: version.parse(body.get('version')) },
    groups: groupsIn(submission.value, body, people, () => crypto.randomUUID()),
  }
  const result = await inDeed(
    db,
    { actor, now: now() },
    { act: 'splitGroup', thing: { kind: 'network', id }, detail: { name: group.nameFi } },
    (d) => splitGroup(d, id, given),
  )
  if (!result.ok) {
    const [field, errors] = [fieldOfReshaping[result.reason], [`reasons.${result.reason}`]]
    return submission.reply(field ? { fieldErrors: { [field]: errors } } : { formErrors: errors })
  }
  context.post.wake()
  return redirect(withNews(paths.groupHistory(id), 'split', result.deedId))
}

export default function SplitGroup() {
  const { t, locale } = useWords()
  const { group, start } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  return (
    <Page
      title={t('renewing.split.title')}
      trail={[
        { to: paths.groups(), label: t('renewing.trail') },
        { to: paths.network(group.id), label: <InLanguage written={written(group, 'name', locale)} /> },
      ]}
    >
      <p>{t('renewing.split.lead')}</p>
      {group.endedOn !== null ? (
        <Empty title={t('reasons.groupOver')} />
      ) : group.members.length < 2 ? (
        <Empty title={t('renewing.split.tooFew')} />
      ) : (
        <SplitForm key={group.version} group={group} start={start} lastResult={lastResult} />
      )}
    </Page>
  )
}
