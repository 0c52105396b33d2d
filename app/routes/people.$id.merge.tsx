// Merging another record of the same person into this one: found, looked at, merged; it can be taken back for a day.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import { inDeed } from '~/domain/core/deeds.server'
import { dateOf } from '~/domain/core/time'
import { version } from '~/domain/people/form-fields'
import { mergeFields, type MergeField, type Side } from '~/domain/people/merging'
import { mergePeople, mergeSign, wholeRecord } from '~/domain/people/merging-acts.server'
import { mergeCandidates, mergePreview } from '~/domain/people/merging-page.server'
import { fullName, type PersonRow } from '~/domain/people/rules'
import { readWords } from '~/domain/people/search'
import { MergeFields } from '~/parts/people/merge-preview'
import { withNews } from '~/parts/with-news'
import { paths } from '~/paths'
import { ButtonLink, SubmitButton } from '~/ui/button'
import { Card, Empty, Notice, Page } from '~/ui/page'
import { PersonLine } from '~/ui/person-line'
import { SearchForm } from '~/ui/search-field'
import { useWords } from '~/ui/words'

export async function loader({ request, context, params: { id = '' } }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const person = await wholeRecord(context.db, id)
  if (person === null || person.mergedInto !== null) throw new Response(null, { status: 404 })
  const query = new URL(request.url).searchParams
  const [q, other, on] = [readWords(query), query.get('with'), dateOf(context.now())]
  const preview = other ? await mergePreview(context.db, person, other, context.now(), on) : null
  const candidates = preview ? { doubles: [], found: [] } : await mergeCandidates(context.db, person, q, on)
  return { person, q, preview, ...candidates }
}

/** Whose word holds, field by field. */
function readChoices(body: FormData): Partial<Record<MergeField, Side>> {
  const said = (field: MergeField): Side => (body.get(`choose-${field}`) === 'gone' ? 'gone' : 'kept')
  return Object.fromEntries(mergeFields.map((field) => [field, said(field)]))
}

export async function action({ request, context, params: { id = '' } }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const body = await request.formData()
  const goneId = new URL(request.url).searchParams.get('with') ?? ''
  const kept = await wholeRecord(context.db, id)
  if (kept === null) throw new Response(null, { status: 404 })
  const versions = {
    kept: version.parse(body.get('keptVersion')),
    gone: version.parse(body.get('goneVersion')),
  }
  const sign = mergeSign(kept, goneId)
  const result = await inDeed(context.db, { actor, now: context.now() }, sign, (d) =>
    mergePeople(d, { keptId: id, goneId, choices: readChoices(body), versions }),
  )
  if (!result.ok) return { reason: result.reason }
  return redirect(withNews(paths.person(id), 'merged', result.deedId))
}

export default function MergePeople() {
  const { t } = useWords()
  const { person, preview, q, doubles, found } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page
      title={t('registry.merge.title')}
      trail={[
        { to: paths.people(), label: t('registry.people.title') },
        { to: paths.person(person.id), label: fullName(person) },
      ]}
    >
      {refused && <Notice kind="error">{t(`reasons.${refused.reason}`)}</Notice>}
      {preview ? (
        <Form method="post" className="stack">
          <MergeFields preview={preview} />
          <div className="cluster">
            <SubmitButton>{t('registry.merge.merge')}</SubmitButton>
            <ButtonLink kind="quiet" to={paths.mergePeople(preview.gone.id, { with: preview.kept.id })}>
              {t('registry.merge.otherWay')}
            </ButtonLink>
            <ButtonLink kind="quiet" to={paths.person(person.id)}>
              {t('frame.do.cancel')}
            </ButtonLink>
          </div>
        </Form>
      ) : (
        <>
          <p>{t('registry.merge.lead', { name: fullName(person) })}</p>
          <Card title={t('registry.merge.doubles')}>
            {doubles.length === 0 ? (
              <p className="soft">{t('registry.merge.noDoubles')}</p>
            ) : (
              <Candidates id={person.id} people={doubles} />
            )}
          </Card>
          <Card title={t('registry.merge.search')}>
            <SearchForm label={t('registry.people.search')} q={q} />
            {q !== '' && found.length === 0 && <Empty title={t('frame.state.noMatch')} />}
            <Candidates id={person.id} people={found} />
          </Card>
        </>
      )}
    </Page>
  )
}

function Candidates({ id, people }: { id: string; people: PersonRow[] }) {
  const { t } = useWords()
  if (people.length === 0) return null
  return (
    <ul className="rows">
      {people.map((other) => (
        <li key={other.id} className="cluster apart">
          <PersonLine person={other} post={other.post} to={paths.person(other.id)} />
          <Link className="button" to={paths.mergePeople(id, { with: other.id })}>
            {t('registry.merge.look')}
            <span className="unseen"> {fullName(other)}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
