// Proposes one person to a group: what they would bring, and whether the group is heard first or they come at once.
import { Form } from '@remix-run/react'
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import type { FillRow } from '~/domain/renewals/filling'
import type { HostOption } from '~/domain/renewals/newcomer-page.server'
import { fullName } from '~/domain/people/rules'
import type { Named } from '~/domain/rounds/rules'
import { written } from '~/i18n/named'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { ChoicesField, SelectField, TextField, type FieldData } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card, Notice, Page } from '~/ui/page'
import { PersonLine } from '~/ui/person-line'
import { InLanguage, useWords } from '~/ui/words'
import { useFillWords } from './fill-words'

export type Proposal = {
  group: Named
  row: FillRow
  hosts: { options: HostOption[]; hostId: string | null }
  newId: string
  hearUntil: string
  from: string
}

export function ProposePage({
  proposal,
  lastResult,
}: {
  proposal: Proposal
  lastResult: SubmissionResult<string[]> | undefined
}) {
  const { t, locale } = useWords()
  const { brings, remarks, bars } = useFillWords()
  const { group, row } = proposal
  return (
    <Page
      title={t('welcoming.propose.title', { name: fullName(row.person) })}
      trail={[
        { to: paths.groups(), label: t('welcoming.groups') },
        { to: paths.network(group.id), label: <InLanguage written={written(group, 'name', locale)} /> },
        { to: paths.fillGroup(group.id), label: t('welcoming.fill.title') },
      ]}
    >
      <Card title={t('welcoming.propose.why')}>
        <PersonLine person={row.person} post={row.person.post} to={paths.person(row.person.id)} />
        <ul>
          {[...brings(row.brings), ...remarks(row)].map((said) => (
            <li key={said}>{said}</li>
          ))}
        </ul>
      </Card>
      {row.barred.length > 0 ? (
        <Notice kind="warning" title={t('welcoming.propose.barred')}>
          <p>{bars(row).join(' ')}</p>
          <ButtonLink to={paths.fillGroup(group.id)}>{t('welcoming.propose.another')}</ButtonLink>
        </Notice>
      ) : (
        <>
          {row.round === null && <Notice>{t('welcoming.propose.askFirst')}</Notice>}
          <ProposeForm proposal={proposal} lastResult={lastResult} />
        </>
      )}
    </Page>
  )
}

function ProposeForm({
  proposal,
  lastResult,
}: {
  proposal: Proposal
  lastResult: SubmissionResult<string[]> | undefined
}) {
  const { t } = useWords()
  const { group, row, hosts, newId, hearUntil, from } = proposal
  const defaultValue = { how: 'hear', hearUntil, from, hostId: hosts.hostId ?? '' }
  const [form, fields] = useForm<Record<string, string>>({
    id: 'propose',
    lastResult: lastResult ?? null,
    defaultValue,
  })
  const field = (name: keyof typeof defaultValue): FieldData => fields[name] ?? { name }
  return (
    <Form method="post" {...getFormProps(form)} className="stack">
      <ErrorSummary form={form} result={lastResult} />
      <input type="hidden" name="personId" value={row.person.id} />
      <input type="hidden" name="newId" value={newId} />
      <Card>
        <ChoicesField
          field={field('how')}
          label={t('welcoming.propose.how')}
          required
          options={[
            {
              value: 'hear',
              label: t('welcoming.propose.hear'),
              hint: t('welcoming.propose.hearHint', { count: hosts.options.length }),
            },
            { value: 'now', label: t('welcoming.propose.now'), hint: t('welcoming.propose.nowHint') },
          ]}
        />
        <div className="cluster top">
          <TextField
            field={field('hearUntil')}
            label={t('welcoming.propose.hearUntil')}
            hint={t('welcoming.propose.hearUntilHint')}
            type="date"
          />
          <TextField
            field={field('from')}
            label={t('welcoming.propose.from')}
            hint={t('welcoming.propose.fromHint')}
            type="date"
          />
          <HostField field={field('hostId')} options={hosts.options} />
        </div>
      </Card>
      <div className="cluster">
        <SubmitButton>{t('welcoming.propose.do')}</SubmitButton>
        <ButtonLink kind="quiet" to={paths.fillGroup(group.id)}>
          {t('frame.do.cancel')}
        </ButtonLink>
      </div>
    </Form>
  )
}

export function HostField({ field, options }: { field: FieldData; options: HostOption[] }) {
  const { t } = useWords()
  return (
    <SelectField
      field={field}
      label={t('welcoming.host')}
      hint={t('welcoming.propose.hostHint')}
      width="middle"
      empty={t('welcoming.confirm.noHost')}
      options={options.map((one) => ({ value: one.id, label: fullName(one) }))}
    />
  )
}
