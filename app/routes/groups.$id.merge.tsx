// Merging a small group into another: first which and from when, then who it would be, then the press.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { requireOrganiser } from '~/auth/require.server'
import { inDeed } from '~/domain/core/deeds.server'
import { dateOf, daysLater } from '~/domain/core/time'
import { mergeForm } from '~/domain/groups/reshaping-form'
import { alikeIn, groupsToMergeInto, groupToReshape } from '~/domain/groups/reshaping-page.server'
import { mergeGroups } from '~/domain/groups/reshaping.server'
import { isDay, version } from '~/domain/people/form-fields'
import { nameIn, written } from '~/i18n/named'
import { MergePreview } from '~/parts/renewing/merge-preview'
import { withNews } from '~/parts/with-news'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { SelectField, TextField } from '~/ui/field'
import { Card, Empty, Notice, Page } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'

export async function loader({ request, context, params: { id = '' } }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const { db, now } = context
  const today = dateOf(now())
  const query = new URL(request.url).searchParams
  const group = await groupToReshape(db, id, now())
  const others = await groupsToMergeInto(db, id, today)
  const into = others.find((other) => other.id === query.get('into')) ?? null
  const asked = query.get('from') ?? ''
  return {
    group,
    choices: others.map(({ members, ...other }) => ({ ...other, size: members.length })),
    into,
    alike: into ? alikeIn([...into.members, ...group.members]) : [],
    from: isDay(asked) ? asked : daysLater(today, 1),
  }
}

export async function action({ request, context, params: { id = '' } }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const { db, now } = context
  const group = await groupToReshape(db, id, now())
  const body = await request.formData()
  const read = parseWithZod(body, { schema: mergeForm, disableAutoCoercion: true })
  if (read.status !== 'success') return { refused: 'frame.form.notADay' as const }
  const { into, from, tell } = read.value
  const other = await groupToReshape(db, into, now())
  const result = await inDeed(
    db,
    { actor, now: now() },
    {
      act: 'mergeGroups',
      thing: { kind: 'network', id },
      detail: { name: group.nameFi, into: other.nameFi },
    },
    (d) => mergeGroups(d, id, { intoId: into, from, tell, version: version.parse(body.get('version')) }),
  )
  if (!result.ok) return { refused: `reasons.${result.reason}` as const }
  context.post.wake()
  return redirect(withNews(paths.groupHistory(into), 'merged', result.deedId))
}

export default function MergeGroup() {
  const { t, locale } = useWords()
  const { group, choices, into, alike, from } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  return (
    <Page
      title={t('renewing.merge.title')}
      trail={[
        { to: paths.groups(), label: t('renewing.trail') },
        { to: paths.network(group.id), label: <InLanguage written={written(group, 'name', locale)} /> },
      ]}
    >
      {refused && (
        <Notice kind="error" arrived>
          {t(refused)}
        </Notice>
      )}
      <p>{t('renewing.merge.lead')}</p>
      {group.endedOn !== null ? (
        <Empty title={t('reasons.groupOver')} />
      ) : choices.length === 0 ? (
        <Empty title={t('renewing.merge.none')} />
      ) : (
        <Card title={t('renewing.merge.which')}>
          <Form method="get" className="search">
            <SelectField
              key={into?.id}
              field={{ name: 'into', initialValue: into?.id ?? '' }}
              label={t('renewing.merge.into')}
              required
              empty={t('renewing.merge.choose')}
              options={choices.map((choice) => ({
                value: choice.id,
                label: t('renewing.merge.choice', { group: nameIn(choice, locale), count: choice.size }),
              }))}
            />
            <TextField
              key={from}
              field={{ name: 'from', initialValue: from }}
              label={t('renewing.merge.from')}
              type="date"
              required
            />
            <Button>{t('frame.do.show')}</Button>
          </Form>
        </Card>
      )}
      {into && group.endedOn === null && <MergePreview group={group} into={into} alike={alike} from={from} />}
    </Page>
  )
}
