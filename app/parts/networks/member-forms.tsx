// The forms of a member's page: another role, a pause and the return, another post for the seat, the end, a correction.
import { Form } from '@remix-run/react'
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import type { ReactNode } from 'react'
import type { MembershipRole } from '#db/schema'
import type { MemberPress } from '~/domain/networks/membership-form'
import type { HeldPost } from '~/domain/people/queries.server'
import { TextField } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'
import { EndField, PostField, RoleField } from './join-fields'

/** What the last press was answered with. */
export type Answer = { press: MemberPress; lastResult: SubmissionResult<string[]> } | undefined

type Given = { answer: Answer; newId: string }

function usePress<Fields extends Record<string, string>>(
  press: MemberPress,
  answer: Answer,
  defaultValue: Fields,
) {
  const lastResult = answer?.press === press ? answer.lastResult : undefined
  const [form, fields] = useForm<Record<string, string>>({ id: press, lastResult, defaultValue })
  const field = (name: keyof Fields & string) => {
    const found = fields[name]
    if (!found) throw new Error(`the form has no ${name}`)
    return found
  }
  return { form, field, lastResult }
}

type Pressing = ReturnType<typeof usePress>

function PressForm({
  press,
  pressing: { form, lastResult },
  newId,
  children,
  says,
  grave = false,
}: {
  press: MemberPress
  pressing: Pick<Pressing, 'form' | 'lastResult'>
  newId?: string
  children: ReactNode
  says: string
  grave?: boolean
}) {
  return (
    <Form method="post" {...getFormProps(form)} className="stack">
      <ErrorSummary form={form} result={lastResult} />
      <input type="hidden" name="press" value={press} />
      {newId && <input type="hidden" name="newId" value={newId} />}
      <div className="cluster top">{children}</div>
      <div>
        <SubmitButton kind={grave ? 'grave' : 'plain'} name="send" value={press}>
          {says}
        </SubmitButton>
      </div>
    </Form>
  )
}

export function RoleForm({
  answer,
  newId,
  role,
  roles,
  today,
}: Given & { role: string; roles: readonly MembershipRole[]; today: string }) {
  const { t } = useWords()
  const pressing = usePress('role', answer, { role, from: today })
  return (
    <Card title={t('registry.membership.role')} id="role">
      <PressForm press="role" pressing={pressing} newId={newId} says={t('registry.membership.changeRole')}>
        <RoleField field={pressing.field('role')} roles={roles} />
        <TextField
          field={pressing.field('from')}
          label={t('registry.membership.from')}
          type="date"
          required
        />
      </PressForm>
    </Card>
  )
}

export function SeatForm({
  answer,
  newId,
  posts,
  appointmentId,
  from,
}: Given & { posts: HeldPost[]; appointmentId: string; from: string }) {
  const { t } = useWords()
  const pressing = usePress('seat', answer, { appointmentId, from })
  return (
    <Card title={t('registry.membership.seat')} id="seat">
      <PressForm press="seat" pressing={pressing} newId={newId} says={t('registry.membership.moveSeat')}>
        <PostField field={pressing.field('appointmentId')} posts={posts} />
        <TextField
          field={pressing.field('from')}
          label={t('registry.membership.from')}
          type="date"
          required
        />
      </PressForm>
    </Card>
  )
}

export function PauseForm({ answer, today }: { answer: Answer; today: string }) {
  const { t } = useWords()
  const pressing = usePress('pause', answer, { from: today, to: '' })
  return (
    <PressForm press="pause" pressing={pressing} says={t('registry.membership.pause')}>
      <TextField field={pressing.field('from')} label={t('registry.membership.from')} type="date" required />
      <TextField
        field={pressing.field('to')}
        label={t('registry.membership.pauseTo')}
        hint={t('registry.membership.pauseToHint')}
        type="date"
      />
    </PressForm>
  )
}

export function ReturnForm({ answer, lastDay }: { answer: Answer; lastDay: string }) {
  const { t } = useWords()
  const pressing = usePress('return', answer, { lastDay })
  return (
    <PressForm press="return" pressing={pressing} says={t('registry.membership.return')}>
      <TextField
        field={pressing.field('lastDay')}
        label={t('registry.membership.pauseLastDay')}
        type="date"
        required
      />
    </PressForm>
  )
}

export function EndForm({ answer, today }: { answer: Answer; today: string }) {
  const { t } = useWords()
  const pressing = usePress('end', answer, { lastDay: today, reason: '' })
  return (
    <Card title={t('registry.membership.end')} id="end">
      <p className="soft">{t('registry.membership.endHint')}</p>
      <PressForm press="end" pressing={pressing} says={t('registry.membership.doEnd')} grave>
        <TextField
          field={pressing.field('lastDay')}
          label={t('registry.membership.lastDay')}
          type="date"
          required
        />
        <EndField field={pressing.field('reason')} />
      </PressForm>
    </Card>
  )
}

export function CorrectForm({
  answer,
  from,
  to,
  reason,
}: {
  answer: Answer
  from: string
  to: string
  reason: string
}) {
  const { t } = useWords()
  const pressing = usePress('correct', answer, { from, to, reason })
  return (
    <Card>
      <details open={answer?.press === 'correct' || undefined}>
        <summary>{t('registry.membership.correct')}</summary>
        <p className="soft">{t('registry.membership.correctHint')}</p>
        <PressForm press="correct" pressing={pressing} says={t('registry.membership.doCorrect')}>
          <TextField field={pressing.field('from')} label={t('registry.join.from')} type="date" required />
          <TextField field={pressing.field('to')} label={t('registry.join.to')} type="date" />
          <EndField field={pressing.field('reason')} empty />
        </PressForm>
      </details>
    </Card>
  )
}
