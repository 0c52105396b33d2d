// What merging two groups would make: who sits in it, what is against it, and the press that does it.
import { Form } from '@remix-run/react'
import type { GroupToReshape, OtherGroup } from '~/domain/groups/reshaping-page.server'
import { fullName } from '~/domain/people/rules'
import { plainDate } from '~/i18n/dates'
import { nameIn } from '~/i18n/named'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { CheckField } from '~/ui/field'
import { SubmitButton } from '~/ui/form'
import { Card, Notice } from '~/ui/page'
import { PersonLine } from '~/ui/person-line'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'

/** More than this in a group is told before the press. */
const mostMembers = 10

export function MergePreview({
  group,
  into,
  alike,
  from,
}: {
  group: GroupToReshape
  into: OtherGroup
  /** Members of one organisation, an organisation at a time. */
  alike: string[][]
  from: string
}) {
  const { t, locale } = useWords()
  const there = new Set(into.members.map(({ id }) => id))
  const coming = group.members.filter(({ id }) => !there.has(id))
  const everybody = [...into.members, ...coming]
  const name = new Map(everybody.map((member) => [member.id, fullName(member)]))
  const said = {
    group: nameIn(group, locale),
    into: nameIn(into, locale),
    date: plainDate(from, locale),
  }
  return (
    <Card title={t('renewing.merge.would', { into: said.into, count: everybody.length })}>
      <ul className="lines">
        <li>{t('renewing.merge.moves', { ...said, count: coming.length })}</li>
        <li>{t('renewing.merge.ends', said)}</li>
        {group.coming > 0 && <li>{t('renewing.meetingsStay', { count: group.coming })}</li>}
        {group.proposed > 0 && <li>{t('renewing.proposedDropped', { count: group.proposed })}</li>}
      </ul>
      {everybody.length > mostMembers && (
        <Notice kind="warning">{t('renewing.merge.tooMany', { count: everybody.length })}</Notice>
      )}
      {alike.length > 0 && (
        <Notice kind="warning" title={t('renewing.merge.alike')}>
          <ul>
            {alike.map((ids) => (
              <li key={ids.join()}>{ids.map((id) => name.get(id)).join(', ')}</li>
            ))}
          </ul>
        </Notice>
      )}
      <ul className="people">
        {everybody.map((member) => (
          <li key={member.id}>
            <PersonLine
              person={member}
              post={member.post}
              after={!there.has(member.id) && <Tag tone="good">{t('renewing.merge.comes')}</Tag>}
            />
          </li>
        ))}
      </ul>
      <Form method="post" className="stack tight">
        <input type="hidden" name="into" value={into.id} />
        <input type="hidden" name="from" value={from} />
        <input type="hidden" name="version" value={group.version} />
        <CheckField
          field={{ name: 'tell', initialValue: 'on' }}
          label={t('renewing.merge.tell')}
          hint={t('renewing.tellHint')}
        />
        <div className="cluster">
          <SubmitButton>{t('renewing.merge.do')}</SubmitButton>
          <ButtonLink kind="quiet" to={paths.network(group.id)}>
            {t('frame.do.cancel')}
          </ButtonLink>
        </div>
      </Form>
    </Card>
  )
}
