// Continuity: what changes of posts mean to memberships, as tasks that are done with a press, and the lists beside them.
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import { continuityPage, newsOf, tasksOnPage } from '~/domain/continuity/page.server'
import { press } from '~/domain/continuity/pressing.server'
import { readWindow } from '~/domain/continuity/findings'
import { readFindingKind, readSettling } from '~/domain/continuity/settle-form'
import { readPage } from '~/domain/people/search'
import { Filters } from '~/parts/continuity/filters'
import { HandledTable } from '~/parts/continuity/handled-table'
import { KindSection } from '~/parts/continuity/kind-section'
import { AskedCard, LosingCard, TermsCard, UnreachableCard, VacantCard } from '~/parts/continuity/lists'
import { NewsOfPress } from '~/parts/continuity/news'
import { paths } from '~/paths'
import { Figures } from '~/ui/figures'
import { Card, Empty, Notice, Page } from '~/ui/page'
import { Pager } from '~/ui/pager'
import { useWords } from '~/ui/words'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const query = new URL(request.url).searchParams
  const filter = {
    kind: readFindingKind(query.get('kind')),
    networkId: query.get('network') || null,
    months: readWindow(query.get('months')),
    page: readPage(query),
  }
  const now = context.now()
  const shown = await continuityPage(context.db, filter, now)
  return { filter, ...shown, news: await newsOf(context.db, query), now, size: tasksOnPage }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const settling = readSettling(await request.formData())
  if (settling === null) return redirect(paths.continuity())
  const result = await press(context.db, { actor, now: context.now() }, settling)
  if (!result.ok) return data({ settling, reason: result.reason }, { status: 400 })
  context.post.wake()
  const query = new URL(request.url).searchParams
  const { at } = result
  const address = new URL(
    paths.continuity({
      kind: query.get('kind') ?? undefined,
      network: query.get('network') ?? undefined,
      months: query.get('months') ?? undefined,
    }),
    request.url,
  )
  for (const [name, value] of result.news) address.searchParams.append(name, value)
  if (at !== null) address.searchParams.set('at', at)
  return redirect(`${address.pathname}${address.search}${at === null ? '' : `#${at}`}`)
}

export default function Continuity() {
  const { t } = useWords()
  const page = useLoaderData<typeof loader>()
  const { filter, total, sections, named, today, news } = page
  const refused = useRefused()
  // What an earlier press did is not told again beside why the last one was refused.
  const told = refused.notice === null && refused.press === null && <NewsOfPress news={news} />
  const here = sections.some(({ kind }) => kind === news.at)
  return (
    <Page title={t('registry.continuity.title')} facts={[t('registry.continuity.tasks', { count: total })]}>
      <p>{t('registry.continuity.lead')}</p>
      {!here && told}
      {refused.notice}
      <Figures
        items={[
          { value: total, label: t('registry.continuity.figures.tasks'), tone: 'accent' },
          { value: page.asked.total, label: t('registry.continuity.figures.asked') },
          { value: page.terms.total, label: t('registry.continuity.figures.terms') },
          { value: page.vacant.total, label: t('registry.continuity.figures.vacant') },
          { value: page.people.total, label: t('registry.continuity.figures.unreachable') },
        ]}
      />
      {total === 0 ? (
        <Card>
          <Empty title={t('registry.continuity.none')}>{t('registry.continuity.noneHint')}</Empty>
        </Card>
      ) : (
        <>
          <Filters filter={filter} counts={page.counts} networks={page.networks} />
          {sections.length === 0 && <Empty title={t('registry.continuity.noneHere')} />}
          {sections.map((section) => (
            <KindSection
              key={section.kind}
              {...section}
              alone={filter.kind !== null}
              named={named}
              today={today}
              refused={refused.press}
              news={section.kind === news.at && told}
            />
          ))}
          {filter.kind !== null && (
            <Pager page={filter.page} size={page.size} total={sections[0]?.total ?? 0} />
          )}
        </>
      )}
      <AskedCard asked={page.asked} />
      <TermsCard terms={page.terms} months={filter.months} />
      <VacantCard vacant={page.vacant} named={named} networkId={filter.networkId} />
      <LosingCard losing={page.losing} />
      <UnreachableCard people={page.people} />
      <Card
        title={t('registry.continuity.handled.latest')}
        actions={<Link to={paths.continuityHandled()}>{t('registry.continuity.handled.all')}</Link>}
      >
        {page.latest.length === 0 ? (
          <Empty title={t('registry.continuity.handled.none')} />
        ) : (
          <HandledTable rows={page.latest} now={page.now} />
        )}
      </Card>
    </Page>
  )
}

/** Why the last press was refused: told at its task, or on top when the task is not there any more. */
function useRefused() {
  const { t } = useWords()
  const answer = useActionData<typeof action>()
  const { sections } = useLoaderData<typeof loader>()
  if (!answer) return { notice: null, press: null }
  const { settling, reason } = answer
  const there =
    settling.intent === 'one' &&
    sections.some(({ findings }) => findings.some(({ key }) => key === settling.key))
  if (settling.intent === 'one' && there) return { notice: null, press: { ...settling, reason } }
  const notice = (
    <Notice kind="error" title={t('registry.continuity.refused')} arrived>
      {t(`reasons.${reason}`)}
    </Notice>
  )
  return { notice, press: null }
}
