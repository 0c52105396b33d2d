// A small group as an organiser sees it who is not in it: that it lives, and the ways to look after it.
import { Link } from '@remix-run/react'
import type { LivingGroup } from '~/domain/groups/living.server'
import { isShort } from '~/domain/groups/rules'
import { plainDate } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Card, Empty, Notice, Page, Split } from '~/ui/page'
import { PersonLine } from '~/ui/person-line'
import { Tag } from '~/ui/tag'
import { InLanguage, useWords } from '~/ui/words'

export type LivingData = {
  group: Omit<LivingGroup, 'bySector'>
  today: string
  lastMetOn: string | null
  nextOn: string | null
  silent: boolean
}

export function LivingPage({ data }: { data: LivingData }) {
  const { t, locale } = useWords()
  const { group, today } = data
  const { network } = group
  const ended = network.endedOn !== null && network.endedOn < today
  return (
    <Page
      title={<InLanguage written={written(network, 'name', locale)} />}
      trail={[{ to: paths.groups(), label: t('home.groups') }]}
      facts={[
        t('home.people.count', { count: group.members.length }),
        network.foundedOn > today && t('home.begins', { date: plainDate(network.foundedOn, locale) }),
        ended && network.endedOn && t('home.living.ended', { date: plainDate(network.endedOn, locale) }),
      ]}
      actions={
        <>
          <ButtonLink kind="quiet" icon="history" to={paths.groupHistory(network.id)}>
            {t('home.past.history')}
          </ButtonLink>
          <ButtonLink kind="quiet" to={paths.network(network.id)}>
            {t('home.inRegistry')}
          </ButtonLink>
          {!ended && (
            <ButtonLink icon="addPerson" to={paths.fillGroup(network.id)}>
              {t('home.living.fill')}
            </ButtonLink>
          )}
        </>
      }
    >
      <Notice>{t('home.living.says')}</Notice>
      <Split aside={ended ? null : <ReshapeCard groupId={network.id} />}>
        <LifeCard data={data} ended={ended} />
        <MembersCard group={group} />
      </Split>
    </Page>
  )
}

function LifeCard({ data, ended }: { data: LivingData; ended: boolean }) {
  const { t, locale } = useWords()
  const { group, lastMetOn, nextOn, silent } = data
  const { themes } = group
  const facts: [term: string, value: string][] = [
    [t('home.living.lastMet'), lastMetOn ? plainDate(lastMetOn, locale) : t('home.living.notMet')],
    [t('home.living.next'), nextOn ? plainDate(nextOn, locale) : t('home.living.noNext')],
    [t('home.ways.title'), t(group.practicesWritten ? 'home.living.written' : 'home.living.notWritten')],
    [
      t('home.themes.title'),
      t('home.living.themes', { count: themes.open, done: t('home.living.done', { count: themes.done }) }),
    ],
  ]
  return (
    <Card title={t('home.living.title')}>
      {!ended && <Waits group={group} silent={silent} />}
      <dl>
        {facts.map(([term, value]) => (
          <div key={term} className="change">
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}

/** What the group lacks, in words of their own. */
function Waits({ group, silent }: Pick<LivingData, 'group' | 'silent'>) {
  const { t } = useWords()
  return (
    <div className="cluster">
      {isShort(group) && (
        <Tag tone="warning" icon="warning">
          {t('home.living.short')}
        </Tag>
      )}
      {group.liaisons.length === 0 && (
        <Tag tone="warning" icon="warning">
          {t('home.people.noLiaison')}
        </Tag>
      )}
      {silent && (
        <Tag tone="warning" icon="warning">
          {t('home.living.silent')}
        </Tag>
      )}
      {group.requests > 0 && (
        <Link to={paths.groupRequests()}>{t('home.living.requests', { count: group.requests })}</Link>
      )}
    </div>
  )
}

function MembersCard({ group }: Pick<LivingData, 'group'>) {
  const { t } = useWords()
  const { members, liaisons, hostId } = group
  if (members.length + liaisons.length === 0)
    return (
      <Card title={t('home.people.title')}>
        <Empty title={t('home.people.none')} />
      </Card>
    )
  return (
    <Card title={t('home.people.title')}>
      <ul className="group-people">
        {[...members, ...liaisons].map((person) => (
          <li key={person.membershipId}>
            <PersonLine
              person={person}
              post={person.post}
              to={paths.person(person.id)}
              after={
                <>
                  {person.id === hostId && <Tag tone="good">{t('home.people.host')}</Tag>}
                  {person.role === 'liaison' && <Tag>{t('home.people.liaison')}</Tag>}
                  {group.onPause.includes(person.id) && <Tag tone="none">{t('home.people.onPause')}</Tag>}
                </>
              }
            />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function ReshapeCard({ groupId }: { groupId: string }) {
  const { t } = useWords()
  return (
    <Card title={t('home.living.reshape')}>
      <ul className="lines">
        <li>
          <Link to={paths.splitGroup(groupId)}>{t('home.living.split')}</Link>
        </li>
        <li>
          <Link to={paths.mergeGroup(groupId)}>{t('home.living.merge')}</Link>
        </li>
        <li>
          <Link to={paths.endGroup(groupId)}>{t('home.living.end')}</Link>
        </li>
      </ul>
    </Card>
  )
}
