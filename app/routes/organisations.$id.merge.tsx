// Merging an organisation, alone or with others, into one that stands or a new one, and what becomes of its people.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { z } from 'zod'
import { requireOrganiser } from '~/auth/require.server'
import { inDeed } from '~/domain/core/deeds.server'
import { dateOf } from '~/domain/core/time'
import { errorsOf, successorForm } from '~/domain/people/organisation-form'
import { mergeReview, postsToDecide, type MergeReview } from '~/domain/people/organisation-merge-page.server'
import { mergeIntoNew, mergeOrganisations } from '~/domain/people/organisation-merge.server'
import { plainDate } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { KindField, NameFields, SectorField } from '~/parts/bodies/fields'
import { Fates, MergeChoice } from '~/parts/bodies/merge-form'
import { mergeDetail, mergePage, newBody, readFates, readMerge } from '~/parts/bodies/merge-page.server'
import { withNews } from '~/parts/with-news'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card, Notice, Page } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'

export async function loader({ request, context, params: { id = '' } }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const today = dateOf(context.now())
  const asked = readMerge(new URL(request.url).searchParams, today)
  return { ...(await mergePage(context.db, id, asked, today)), newId: crypto.randomUUID() }
}

/** A body that stands already asks for nothing more. */
const nothing = z.object({}).transform(() => null)

export async function action({ request, context, params: { id = '' } }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const { db } = context
  const asked = readMerge(new URL(request.url).searchParams, dateOf(context.now()))
  const body = await request.formData()
  const [isNew, from] = [asked.into === newBody, [id, ...asked.also]]
  const into = isNew ? String(body.get('id') || crypto.randomUUID()) : asked.into
  const people = readFates(body)
  const read = parseWithZod(body, { schema: isNew ? successorForm : nothing, disableAutoCoercion: true })
  const answer = (lastResult: ReturnType<typeof read.reply>, review: MergeReview | null = null) => ({
    lastResult,
    review,
    fates: people,
    newId: into,
  })
  if (read.status !== 'success') return answer(read.reply())
  if (body.get('intent') !== 'merge') {
    const posts = await postsToDecide(db, from, asked.lastDay)
    return answer(read.reply(), await mergeReview(db, posts, people, asked.lastDay))
  }
  const successor = read.value
  const given = { from, into, lastDay: asked.lastDay, people }
  const detail = await mergeDetail(db, id, asked, successor?.nameFi ?? null)
  const sign = { act: 'mergeOrganisations', thing: { kind: 'organisation', id: into }, detail }
  const result = await inDeed(db, { actor, now: context.now() }, sign, (d) =>
    successor ? mergeIntoNew(d, given, successor) : mergeOrganisations(d, given),
  )
  if (!result.ok) return answer(read.reply(errorsOf(result.reason, { organisationNotThen: '' })))
  return redirect(withNews(paths.organisation(into), 'merged', result.deedId))
}

export default function MergeOrganisation() {
  const { t, locale } = useWords()
  const { organisation, asked, choices, ending, posts, into, sectors, firstDay, newId } =
    useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [form, fields] = useForm({
    id: 'merge',
    lastResult: answer?.lastResult,
    defaultValue: {
      nameFi: '',
      nameSv: '',
      nameEn: '',
      kind: organisation.kind as string,
      sectorId: organisation.sectorId ?? '',
    },
  })
  return (
    <Page
      title={t('registry.organisation.merge.title')}
      trail={[
        { to: paths.organisations(), label: t('registry.organisations.title') },
        {
          to: paths.organisation(organisation.id),
          label: <InLanguage written={written(organisation, 'name', locale)} />,
        },
      ]}
    >
      <MergeChoice id={organisation.id} asked={asked} choices={choices} />
      {asked.into !== '' && (
        <Form method="post" {...getFormProps(form)} className="stack">
          <ErrorSummary form={form} result={answer?.lastResult} />
          <input type="hidden" name="id" value={answer?.newId ?? newId} />
          {answer?.review && <Review review={answer.review} lastDay={asked.lastDay} />}
          <Card title={t('registry.organisation.merge.successor')}>
            {into ? (
              <p>
                <InLanguage written={written(into, 'name', locale)} />
              </p>
            ) : (
              <>
                <NameFields fields={fields} />
                <KindField field={fields.kind} />
                <SectorField field={fields.sectorId} sectors={sectors} />
              </>
            )}
            <p className="soft">
              {t('registry.organisation.merge.begins', {
                date: plainDate(firstDay, locale),
              })}
            </p>
          </Card>
          <Fates ending={ending} posts={posts} fates={answer?.fates ?? {}} />
          <div className="cluster">
            <SubmitButton name="intent" value="look" kind={answer?.review ? 'plain' : 'main'}>
              {t('registry.organisation.merge.look')}
            </SubmitButton>
            <ButtonLink kind="quiet" to={paths.organisation(organisation.id)}>
              {t('frame.do.cancel')}
            </ButtonLink>
          </div>
        </Form>
      )}
    </Page>
  )
}

function Review({ review, lastDay }: { review: MergeReview; lastDay: string }) {
  const { t, locale } = useWords()
  return (
    <Notice kind="warning" title={t('registry.organisation.merge.sure')} arrived>
      <p>
        {t('registry.organisation.merge.ends', { date: plainDate(lastDay, locale) })}{' '}
        {t('registry.organisation.merge.continue', { count: review.continue })}{' '}
        {t('registry.organisation.merge.end', { count: review.end })}
      </p>
      <p>{t('registry.organisation.merge.memberships', { count: review.memberships })}</p>
      <SubmitButton name="intent" value="merge">
        {t('registry.organisation.merge.do')}
      </SubmitButton>
    </Notice>
  )
}
