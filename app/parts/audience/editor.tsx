// The editor of an audience: the rule as sentences, who it reaches and why, what to look at before inviting.
import { AddPart } from './add-part'
import { DoubtsCard } from './doubts-card'
import type { AudienceAct } from './form'
import { NamePeople } from './name-people'
import type { AudiencePage } from './page-data.server'
import { PeopleCard } from './people-card'
import type { AudiencePressRefusal } from './press.server'
import { RuleCard } from './rule-card'
import { SavedCard } from './saved-card'
import { Frozen, Spread, Summary } from './summary'
import { Notice, Split } from '~/ui/page'
import { useWords } from '~/ui/words'

/** Refusals that a field of the form can mend; the others are said on top alone. */
const ofField: readonly string[] = ['partEmpty', 'nameMissing', 'nameTaken']

type Refused = { reason: AudiencePressRefusal | 'seriesOver'; act: AudienceAct }

/** @param sending the page that invites */
export function AudienceEditor({
  page,
  refused,
  sending,
}: {
  page: AudiencePage
  refused: Refused | undefined
  sending: string
}) {
  const { t } = useWords()
  const { event, fixed, counts, parts, names, list, who } = page
  const problemOf = (intent: string) =>
    refused?.act.intent === intent && ofField.includes(refused.reason)
      ? `reasons.${refused.reason}`
      : undefined
  const onto = fixed ? 'fixed' : parts.length === 0 ? 'empty' : 'rule'
  return (
    <div className="stack wide">
      {refused && <Notice kind="error" arrived title={t(`reasons.${refused.reason}`)} />}
      {fixed && <Notice kind="warning">{t('audience.cancelled')}</Notice>}
      <Summary event={event} counts={counts} toInvite={page.toInvite} sending={sending} />
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
