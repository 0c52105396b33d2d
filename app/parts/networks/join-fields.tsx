// The fields of joining a network: role, days, the post a seat rests on, or that the person waits for approval.
import type { FieldMetadata } from '@conform-to/react'
import { membershipEnds, membershipRoles, type MembershipRole } from '#db/schema'
import { rolesKeepersGive } from '~/domain/networks/keeping'
import { chosenEnds } from '~/domain/networks/choices'
import type { HeldPost } from '~/domain/people/queries.server'
import { plainDate } from '~/i18n/dates'
import { nameIn, written } from '~/i18n/named'
import { CheckField, SelectField, TextAreaField, TextField, type FieldData, type Option } from '~/ui/field'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'

type Names = 'role' | 'from' | 'to' | 'reason' | 'appointmentId' | 'waits' | 'note'

export function JoinFields({
  fields,
  posts,
  organiser,
}: {
  fields: Record<Names, FieldMetadata<string>>
  posts: HeldPost[]
  organiser: boolean
}) {
  const { t } = useWords()
  return (
    <>
      <Card>
        <div className="cluster top">
          <RoleField field={fields.role} roles={organiser ? membershipRoles : rolesKeepersGive} />
          <TextField field={fields.from} label={t('registry.join.from')} type="date" required />
        </div>
        {posts.length > 0 && <PostField field={fields.appointmentId} posts={posts} />}
        <details className="fold" open={Boolean(fields.to.errors ?? fields.reason.errors) || undefined}>
          <summary>{t('registry.join.past')}</summary>
          <div className="cluster top">
            <TextField field={fields.to} label={t('registry.join.to')} type="date" />
            <EndField field={fields.reason} empty />
          </div>
        </details>
      </Card>
      {organiser && (
        <Card>
          <CheckField
            field={fields.waits}
            label={t('registry.join.waits')}
            hint={t('registry.join.waitsHint')}
          />
          <TextAreaField field={fields.note} label={t('registry.join.note')} rows={2} />
        </Card>
      )}
    </>
  )
}

/** @param roles those that the reader may give */
export function RoleField({ field, roles }: { field: FieldData; roles: readonly MembershipRole[] }) {
  const { t } = useWords()
  return (
    <SelectField
      field={field}
      label={t('registry.network.role')}
      width="middle"
      options={roles.map((role) => ({ value: role, label: t(`frame.membershipRole.${role}`) }))}
    />
  )
}

/** Which of the person's posts a seat rests on. */
export function PostField({ field, posts }: { field: FieldData; posts: HeldPost[] }) {
  const { t, locale } = useWords()
  const option = (post: HeldPost): Option => {
    const title = written(post, 'title', locale).text
    const until = post.validTo ? `–${plainDate(post.validTo, locale)}` : ''
    return { value: post.id, label: `${title}, ${nameIn(post, locale)} ${until}`.trim() }
  }
  return (
    <SelectField
      field={field}
      label={t('registry.join.post')}
      hint={t('registry.join.postHint')}
      empty={t('registry.join.anyPost')}
      options={posts.map(option)}
    />
  )
}

/** @param empty the membership goes on, so there may be no reason */
export function EndField({ field, empty = false }: { field: FieldData; empty?: boolean }) {
  const { t } = useWords()
  // A reason that an act gave stays when the days are put right.
  const standing = membershipEnds.filter((end) => end === field.initialValue && !chosenEnds.includes(end))
  return (
    <SelectField
      field={field}
      label={t('registry.membership.reason')}
      width="middle"
      required={!empty}
      empty={t('registry.membership.chooseReason')}
      options={[...standing, ...chosenEnds].map((end) => ({
        value: end,
        label: t(`registry.membership.ends.${end}`),
      }))}
    />
  )
}
