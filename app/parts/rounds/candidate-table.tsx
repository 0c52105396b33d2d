// The list of a round's people: how each stands, what they wish, what is not known of them.
import { Link } from '@remix-run/react'
import { fullName } from '~/domain/people/rules'
import type { Candidate, Standing } from '~/domain/rounds/rules'
import { nameIn } from '~/i18n/named'
import { paths } from '~/paths'
import { PersonLine } from '~/ui/person-line'
import { Table } from '~/ui/table'
import { Tag, type Tone } from '~/ui/tag'
import type { IconName } from '~/ui/icon'
import { useWords } from '~/ui/words'

const look: Record<Standing, { tone: Tone; icon: IconName }> = {
  sits: { tone: 'plain', icon: 'people' },
  yes: { tone: 'yes', icon: 'yes' },
  silent: { tone: 'none', icon: 'none' },
  notCalled: { tone: 'plain', icon: 'mail' },
  notNow: { tone: 'no', icon: 'no' },
  removed: { tone: 'plain', icon: 'remove' },
}

export function StandingTag({ standing }: { standing: Standing }) {
  const { t } = useWords()
  return (
    <Tag tone={look[standing].tone} icon={look[standing].icon}>
      {t(`rounds.standing.${standing}`)}
    </Tag>
  )
}

export function CandidateTable({
  roundId,
  rows,
  sort,
}: {
  roundId: string
  rows: readonly Candidate[]
  sort: string
}) {
  const { t } = useWords()
  const pageOf = ({ id, candidateId }: Candidate) =>
    candidateId === null ? paths.person(id) : paths.candidate(roundId, candidateId)
  return (
    <Table
      caption={t('rounds.page.candidates')}
      rows={rows}
      rowKey={({ id }) => id}
      sort={sort}
      columns={[
        {
          key: 'name',
          head: t('rounds.candidates.name'),
          names: true,
          sort: 'name',
          cell: (one) => <PersonLine person={one} post={one.post} to={pageOf(one)} sector={false} />,
        },
        {
          key: 'sector',
          head: t('frame.table.sector'),
          sort: 'sector',
          cell: ({ post }) => post?.sectorCode ?? (post ? t(`frame.organisationKind.${post.kind}`) : ''),
        },
        {
          key: 'standing',
          head: t('rounds.candidates.standing'),
          sort: 'standing',
          cell: (one) => <Standings one={one} />,
        },
        { key: 'wishes', head: t('rounds.candidates.wishes'), cell: (one) => <Wishes one={one} /> },
        { key: 'lacks', head: t('rounds.candidates.lacks'), cell: (one) => <Lacks one={one} /> },
      ]}
    />
  )
}

function Standings({ one }: { one: Candidate }) {
  const { t, locale } = useWords()
  return (
    <div className="stack close">
      <span>
        <StandingTag standing={one.standing} />
      </span>
      {one.group && <small>{nameIn(one.group, locale)}</small>}
      {one.elsewhere && one.standing !== 'removed' && (
        <small>
          <Link to={paths.network(one.elsewhere.id)}>
            {t('rounds.candidates.elsewhere', { group: nameIn(one.elsewhere, locale) })}
          </Link>
        </small>
      )}
    </div>
  )
}

/** The wishes in a few words; whom not to sit with is read on the person's own page. */
function Wishes({ one }: { one: Candidate }) {
  const { t } = useWords()
  const { language, meets, apart, comment } = one.wishes
  const said = [
    language && t(`frame.language.${language}`),
    meets && t(`rounds.meets.${meets}`),
    comment !== '' && t('rounds.candidates.hasComment'),
  ].filter(Boolean)
  return (
    <div className="stack close">
      {said.length > 0 && <span>{said.join(', ')}</span>}
      {(apart !== '' || one.apart.length > 0) && (
        <span>
          <Tag tone={one.wishUnread ? 'warning' : 'plain'} icon={one.wishUnread ? 'warning' : 'done'}>
            {one.wishUnread
              ? t('rounds.candidates.wishUnread')
              : t('rounds.candidates.apart', { count: one.apart.length })}
          </Tag>
        </span>
      )}
    </div>
  )
}

/** What is not known of the person, each leading to where it is told. */
export function Lacks({ one }: { one: Candidate }) {
  const { t } = useWords()
  if (one.lacks.length === 0) return null
  return (
    <Link
      to={paths.editPerson(one.id)}
      aria-label={t('rounds.candidates.tell', {
        name: fullName(one),
        what: one.lacks.map((lack) => t(`rounds.lack.${lack}`)).join(', '),
      })}
    >
      {one.lacks.map((lack) => t(`rounds.lack.${lack}`)).join(', ')}
    </Link>
  )
}
