// The tab "Kutsuttavat" of an event: whom it is for, why each is on the list, and what to look at before inviting.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import { change } from '~/domain/core/change.server'
import { AddPart } from '~/parts/audience/add-part'
import { DoubtsCard } from '~/parts/audience/doubts-card'
import { readAudienceAct, versionFrom } from '~/parts/audience/form'
import { NamePeople } from '~/parts/audience/name-people'
import { audiencePage } from '~/parts/audience/page-data.server'
import { PeopleCard } from '~/parts/audience/people-card'
import { press } from '~/parts/audience/press.server'
import { RuleCard } from '~/parts/audience/rule-card'
import { SavedCard } from '~/parts/audience/saved-card'
import { Frozen, Spread, Summary } from '~/parts/audience/summary'
import { paths } from '~/paths'
import { Notice, Split } from '~/ui/page'
import { useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  return audiencePage(context.db, params.id ?? '', new URL(request.url).searchParams, context.now())
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const eventId = params.id ?? ''
  const form = await request.formData()
  const act = readAudienceAct(form)
  if (act === null) throw new Response(null, { status: 400 })
  const result = await change(context.db, { actor, now: context.now() }, (c) =>
    press(c, eventId, versionFrom(form), act),
  )
  if (!result.ok) return { refused: { reason: result.reason, act } }
  return redirect(paths.eventAudience(eventId) + new URL(request.url).search)
}

/** Refusals that a field of the form can mend; the others are said on top alone. */
const ofField: readonly string[] = ['partEmpty', 'nameMissing', 'nameTaken']

export default function EventAudience() {
  const { t } = useWords()
  const page = useLoaderData<typeof loader>()
  const { event, fixed, counts, parts, names, list, who } = page
  const refused = useActionData<typeof action>()?.refused
  const problemOf = (intent: string) =>
    refused?.act.intent === intent && ofField.includes(refused.reason)
      ? `reasons.${refused.reason}`
      : undefined
  const onto = fixed ? 'fixed' : parts.length === 0 ? 'empty' : 'rule'
  return (
    <div className="stack wide">
      {refused && <Notice kind="error" arrived title={t(`reasons.${refused.reason}`)} />}
      {fixed && <Notice kind="warning">{t('audience.cancelled')}</Notice>}
      <Summary event={event} counts={counts} toInvite={page.toInvite} />
      {counts.invited > 0 && <Frozen counts={counts} />}
      <Split
        aside={
          <>
            {counts.all > 0 && <Spread bars={page.bars} people={counts.all} />}
            <SavedCard
              saved={page.saved}
              names={names}
              version={event.version}
              onto={onto}
              problem={problemOf('save')}
              typed={refused?.act.intent === 'save' ? refused.act.name : ''}
            />
          </>
        }
      >
        <RuleCard
          parts={parts}
          troubles={page.troubles}
          names={names}
          saved={page.saved}
          version={event.version}
          fixed={fixed}
        >
          <AddPart
            choices={page.choices}
            version={event.version}
            sent={refused?.act.intent === 'addParts' ? refused.act.parts : []}
            problem={problemOf('addParts')}
            open={refused?.act.intent === 'addParts'}
          />
          <NamePeople
            who={who}
            found={page.found}
            keep={{ view: list.query.view, q: list.query.q, sector: list.query.sector }}
          />
        </RuleCard>
        {page.doubts.length > 0 && <DoubtsCard groups={page.doubts} fixed={fixed} />}
        {(parts.length > 0 || counts.invited > 0) && (
          <PeopleCard
            rows={list.rows}
            total={list.total}
            query={list.query}
            who={who}
            counts={counts}
            sectors={page.sectors}
            names={names}
            fixed={fixed}
          />
        )}
      </Split>
    </div>
  )
}
