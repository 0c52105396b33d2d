// The people to look at before inviting: what is in doubt, what to do, and who they are.
import type { DoubtGroup } from '~/domain/audience/list'
import { blocking } from '~/domain/audience/parts'
import { paths } from '~/paths'
import { Card } from '~/ui/page'
import { Icon } from '~/ui/icon'
import { PersonLine } from '~/ui/person-line'
import { useWords } from '~/ui/words'
import { fullName } from '~/domain/people/rules'
import { useKeepFocus } from './keep-focus'
import { PressButton } from './press-button'

/** More than this are folded away. */
const mostShown = 3

function People({ group, fixed }: { group: DoubtGroup; fixed: boolean }) {
  const { t } = useWords()
  const list = (
    <ul className="plain-rows">
      {group.people.map((person) => (
        <li key={person.personId}>
          <PersonLine person={person} post={person.post} to={paths.person(person.personId)} />
          {!fixed && (
            <PressButton
              intent="leaveOut"
              fields={{ person: person.personId }}
              says={`${t('audience.list.leaveOut')}: ${fullName(person)}`}
            >
              {t('audience.list.leaveOut')}
            </PressButton>
          )}
        </li>
      ))}
    </ul>
  )
  if (group.people.length <= mostShown) return list
  return (
    <details>
      <summary>{t('audience.doubt.show')}</summary>
      {list}
    </details>
  )
}

export function DoubtsCard({ groups, fixed }: { groups: DoubtGroup[]; fixed: boolean }) {
  const { t } = useWords()
  const list = useKeepFocus<HTMLUListElement>(groups.reduce((sum, group) => sum + group.people.length, 0))
  return (
    <Card title={t('audience.doubt.title')} id="doubts">
      <ul className="rows" ref={list} tabIndex={-1}>
        {groups.map((group) => (
          <li key={group.doubt} className="stack tight">
            <div className="cluster apart">
              <h3 className={blocking.includes(group.doubt) ? 'problem' : undefined}>
                {blocking.includes(group.doubt) && <Icon name="alert" />}
                {t(`audience.doubt.${group.doubt}.what`, { count: group.people.length })}
              </h3>
              {!fixed && group.people.length > 1 && (
                <PressButton
                  intent="leaveOut"
                  fields={{ person: group.people.map((person) => person.personId) }}
                >
                  {t('audience.doubt.leaveAll', { count: group.people.length })}
                </PressButton>
              )}
            </div>
            <p className="soft">{t(`audience.doubt.${group.doubt}.do`)}</p>
            <People group={group} fixed={fixed} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
