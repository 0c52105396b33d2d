// The page that confirms a proposal of groups.
import { Form } from '@remix-run/react'
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import type { SeatChange } from '~/domain/rounds/confirming'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { TextField, type FieldData } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card, Notice, Page, Split } from '~/ui/page'
import { useWords } from '~/ui/words'
import { ConfirmGroup, type GroupField, type GroupShown } from './confirm-group'
import { WelcomeLetter } from './confirm-letter'
import type { ConfirmPageData } from './confirm-page.server'
import { Gone, LeftOut, RulesBroken, Unseated, WhatHappens } from './confirm-says'
import { useConfirmWords } from './confirm-words'

export type ConfirmPageProps = {
  data: ConfirmPageData
  /** What was typed, and what is wrong with it. */
  lastResult: SubmissionResult<string[]> | undefined
  /** What another organiser has changed since the page was opened. */
  changes: SeatChange[]
}

export function ConfirmPage(props: ConfirmPageProps) {
  const { t } = useWords()
  const { round, proposal, closed } = props.data
  return (
    <Page
      title={t('welcoming.confirm.title')}
      trail={[
        { to: paths.groups(), label: t('welcoming.groups') },
        { to: paths.round(round.id), label: round.name },
        { to: paths.proposals(round.id), label: t('welcoming.proposals') },
        { to: paths.proposal(round.id, proposal.id), label: t('welcoming.proposal') },
      ]}
      actions={
        <ButtonLink kind="quiet" to={paths.proposal(round.id, proposal.id)}>
          {t('welcoming.confirm.toProposal')}
        </ButtonLink>
      }
    >
      {closed === null ? <ConfirmForm {...props} /> : <Closed {...props} closed={closed} />}
    </Page>
  )
}

function Closed({ data, closed }: ConfirmPageProps & { closed: NonNullable<ConfirmPageData['closed']> }) {
  const { t } = useWords()
  return (
    <Notice title={closed === 'confirmed' ? t('welcoming.confirm.over') : t(`reasons.${closed}`)}>
      <p className="cluster">
        <ButtonLink to={paths.round(data.round.id)}>{t('welcoming.confirm.toRound')}</ButtonLink>
        {closed === 'confirmed' && (
          <ButtonLink kind="quiet" to={paths.groups()}>
            {t('welcoming.confirm.toGroups')}
          </ButtonLink>
        )}
      </p>
    </Notice>
  )
}

type Typed = Record<string, Record<string, string> | undefined>

function ConfirmForm({ data, lastResult, changes }: ConfirmPageProps) {
  const { t } = useWords()
  const [form] = useForm({ id: 'confirm', lastResult: lastResult ?? null })
  const typed = lastResult?.initialValue
  const typedOf = (key: string) => (typed?.groups as Typed | undefined)?.[key]
  const said = (name: string) => ({ name, id: `${form.id}-${name}`, errors: form.allErrors[name] })
  const fieldOf =
    (group: GroupShown): GroupField =>
    (name) => {
      const given = name === 'hostId' || name === 'liaisonId' ? group[name] : group.names[name]
      const kept = typedOf(group.key)
      const initialValue = kept ? (kept[name] ?? '') : (given ?? '')
      return { ...said(`groups.${group.key}.${name}`), initialValue, key: initialValue }
    }
  const meant: FieldData = { ...said('meant'), initialValue: typed?.meant }
  const startsOn: FieldData = { ...said('startsOn'), initialValue: typed?.startsOn ?? data.startsOn }
  return (
    <Form method="post" {...getFormProps(form)} className="stack">
      <ErrorSummary form={form} result={lastResult} />
      <Changes data={data} changes={changes} />
      <input type="hidden" name="version" value={data.proposal.version} />
      <input type="hidden" name="seen" value={data.seen} />
      <input type="hidden" name="without" value={data.gone.map(({ id }) => id).join(',')} />
      <Split
        aside={
          <>
            <WhatHappens figures={data.figures} />
            <Card>
              <TextField field={startsOn} label={t('welcoming.confirm.startsOn')} type="date" required />
              <SubmitButton icon="yes" pending={t('welcoming.confirm.doing')}>
                {t('welcoming.confirm.do')}
              </SubmitButton>
            </Card>
            <LeftOut data={data} />
          </>
        }
      >
        <RulesBroken data={data} meant={meant} />
        <Gone data={data} />
        <Unseated data={data} />
        {data.groups.map((group) => (
          <ConfirmGroup key={group.key} group={group} data={data} field={fieldOf(group)} />
        ))}
        <WelcomeLetter data={data} />
      </Split>
    </Form>
  )
}

/** What another organiser has changed: who sits otherwise than when the page was opened. */
function Changes({ data, changes }: Pick<ConfirmPageProps, 'data' | 'changes'>) {
  const { t } = useWords()
  const { personName, groupName } = useConfirmWords(data)
  if (changes.length === 0) return null
  return (
    <Notice kind="warning" title={t('welcoming.confirm.changes')}>
      <ul>
        {changes.map(({ id, from, to }) => (
          <li key={id}>
            {t('welcoming.confirm.change', {
              who: personName(id),
              from: groupName(from),
              to: groupName(to),
            })}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
