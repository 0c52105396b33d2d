// What somebody who left is asked: a new address, and which networks they go on in; works with scripts off.
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import type { InquiryAnswer } from '~/domain/continuity/inquiry'
import { fieldOf } from '~/domain/continuity/inquiry-fields'
import type { OwnMembership } from '~/domain/continuity/inquiries.server'
import { fullName } from '~/domain/people/rules'
import { plainDate } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { ChoicesField, TextAreaField, TextField } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Notice, Page } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'

export type InquiryPageProps = {
  person: { firstName: string; lastName: string }
  /** Where letters reach the person now. */
  address: string | null
  memberships: OwnMembership[]
  answer: InquiryAnswer | null
  /** The last day of the link. */
  until: string
  /** The answer was just given. */
  done: boolean
  lastResult?: SubmissionResult | undefined
}

export function InquiryPage(props: InquiryPageProps) {
  const { t, locale } = useWords()
  const { person, answer, done, until, lastResult } = props
  const answered = answer !== null && lastResult === undefined
  return (
    <Page over={fullName(person)} title={t('registry.continuity.inquiry.title')}>
      {answered && (
        <Notice
          kind="good"
          title={t(`registry.continuity.inquiry.${done ? 'thanks' : 'answered'}`)}
          arrived={done}
        >
          {t('registry.continuity.inquiry.changeable', { date: plainDate(until, locale) })}
        </Notice>
      )}
      {!answered && <p>{t('registry.continuity.inquiry.lead')}</p>}
      {answered && done ? (
        <details className="card">
          <summary>{t('registry.continuity.inquiry.change')}</summary>
          <InquiryForm {...props} />
        </details>
      ) : (
        <InquiryForm {...props} />
      )}
    </Page>
  )
}

function InquiryForm({ address, memberships, answer, lastResult }: InquiryPageProps) {
  const { t } = useWords()
  const [form, fields] = useForm({
    id: 'inquiry',
    lastResult: lastResult ?? null,
    defaultValue: { email: answer?.email ?? '', note: answer?.note ?? '' },
  })
  return (
    <form method="post" {...getFormProps(form)} className="stack">
      <ErrorSummary form={form} result={lastResult} />
      <TextField
        field={fields.email}
        label={t('registry.continuity.inquiry.email')}
        hint={
          address === null
            ? t('registry.continuity.inquiry.emailMissing')
            : t('registry.continuity.inquiry.emailHint', { address })
        }
        type="email"
        autoComplete="email"
      />
      {memberships.map((membership) => (
        <StayField
          key={membership.membershipId}
          membership={membership}
          chosen={chosenOf(membership.membershipId, answer, lastResult)}
        />
      ))}
      <TextAreaField
        field={fields.note}
        label={t('registry.continuity.inquiry.note')}
        hint={t('registry.continuity.inquiry.noteHint')}
        rows={3}
      />
      <div>
        <SubmitButton>{t('registry.continuity.inquiry.send')}</SubmitButton>
      </div>
    </form>
  )
}

/** What is chosen of a membership: as typed just now, as answered before, or going on. */
function chosenOf(
  id: string,
  answer: InquiryAnswer | null,
  lastResult: SubmissionResult | undefined,
): string {
  const typed = lastResult?.initialValue?.[fieldOf(id)]
  if (typeof typed === 'string') return typed
  return answer?.leaves.includes(id) ? 'leave' : 'stay'
}

function StayField({ membership, chosen }: { membership: OwnMembership; chosen: string }) {
  const { t, locale } = useWords()
  return (
    <ChoicesField
      field={{
        name: fieldOf(membership.membershipId),
        id: fieldOf(membership.membershipId),
        initialValue: chosen,
      }}
      label={<InLanguage written={written(membership, 'name', locale)} />}
      beside
      options={[
        { value: 'stay', label: t('registry.continuity.inquiry.stay') },
        { value: 'leave', label: t('registry.continuity.inquiry.leave') },
      ]}
    />
  )
}
