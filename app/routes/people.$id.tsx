// One person: the post of today, contact, history, memberships, courses, invitations.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import { dateOf } from '~/domain/core/time'
import { invitationsOfPerson, type InvitationOfPerson } from '~/domain/invitations/person-history.server'
import { membershipsOf } from '~/domain/networks/queries.server'
import { isTask } from '~/domain/networks/rules'
import { assistanceOf, currentPostsOf, personById, postsHeldBy } from '~/domain/people/queries.server'
import { fullName, holdsOn, type PersonRow, type Post } from '~/domain/people/rules'
import { coursesCompletedBy } from '~/domain/programmes/queries.server'
import { date, plainDate } from '~/i18n/dates'
import { nameIn, written } from '~/i18n/named'
import { answerState } from '~/domain/invitations/rules'
import { paths } from '~/paths'
import { Card, Notice, Page, Split } from '~/ui/page'
import { PeriodText } from '~/ui/period-text'
import { PersonLine, PostLine } from '~/ui/person-line'
import { Table } from '~/ui/table'
import { AnswerTag, Tag } from '~/ui/tag'
import { InLanguage, useWords } from '~/ui/words'

export async function loader({ request, context, params: { id = '' } }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const { db } = context
  const on = dateOf(context.now())
  const person = await personById(db, id)
  if (person === null) throw new Response(null, { status: 404 })
  return {
    on,
    person,
    post: (await currentPostsOf(db, [id], on)).get(id) ?? null,
    posts: await postsHeldBy(db, id),
    memberships: await membershipsOf(db, id),
    courses: await coursesCompletedBy(db, id),
    invitations: await invitationsOfPerson(db, id),
    ...(await assistanceOf(db, id, on)),
  }
}

export default function Person() {
  const { t } = useWords()
  const { person, post, invitations } = useLoaderData<typeof loader>()
  return (
    <Page
      title={fullName(person)}
      trail={[{ to: paths.people(), label: t('registry.people.title') }]}
      facts={[post ? <PostLine key="post" post={post} /> : t('registry.people.noPost')]}
    >
      {person.email === null && <Notice kind="warning">{t('registry.person.noEmail')}</Notice>}
      <Split
        aside={
          <>
            <Contact />
            <Courses />
          </>
        }
      >
        <Posts />
        <Memberships />
        <Invitations invitations={invitations} />
      </Split>
    </Page>
  )
}

function Contact() {
  const { t, locale } = useWords()
  const { person, assistants, managers } = useLoaderData<typeof loader>()
  return (
    <Card title={t('registry.person.contact')}>
      {person.failedAt && (
        <Notice kind="warning" title={t('registry.person.returned', { date: date(person.failedAt, locale) })}>
          {person.failure ?? ''}
        </Notice>
      )}
      <dl>
        {person.email && (
          <>
            <dt>{t('registry.person.email')}</dt>
            <dd>
              <a href={`mailto:${person.email}`}>{person.email}</a>
            </dd>
          </>
        )}
        {person.phone && (
          <>
            <dt>{t('registry.person.phone')}</dt>
            <dd>
              <a href={`tel:${person.phone.replace(/\s/g, '')}`}>{person.phone}</a>
            </dd>
          </>
        )}
        <dt>{t('registry.person.language')}</dt>
        <dd>{t(`frame.language.${person.language}`)}</dd>
        <People label={t('registry.person.assistants')} people={assistants} />
        <People label={t('registry.person.managers')} people={managers} />
      </dl>
    </Card>
  )
}

function People({ label, people }: { label: string; people: PersonRow[] }) {
  if (people.length === 0) return null
  return (
    <>
      <dt>{label}</dt>
      {people.map((person) => (
        <dd key={person.id}>
          <PersonLine person={person} post={person.post} to={paths.person(person.id)} />
        </dd>
      ))}
    </>
  )
}

function Posts() {
  const { t, locale } = useWords()
  const { posts, on } = useLoaderData<typeof loader>()
  return (
    <Card title={t('registry.person.posts')}>
      {posts.length === 0 ? (
        <p className="soft">{t('registry.person.noPosts')}</p>
      ) : (
        <ol className="timeline">
          {posts.map((post) => (
            <li key={post.id} className={holdsOn(post, on) ? 'now' : undefined}>
              <span className="cluster">
                <b>
                  <InLanguage written={written(post, 'title', locale)} />
                </b>
                {post.seniorManagement && holdsOn(post, on) && <Tag>{t('frame.seniorManagement')}</Tag>}
              </span>
              <span>
                <Place post={post} />
              </span>
              <small>
                <PeriodText from={post.validFrom} to={post.validTo} />
              </small>
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}

function Place({ post }: { post: Post }) {
  const { locale } = useWords()
  return (
    <>
      <Link to={paths.organisation(post.organisationId)}>{nameIn(post, locale)}</Link>{' '}
      {post.sectorCode && <span className="code">{post.sectorCode}</span>}
    </>
  )
}

function Memberships() {
  const { t, locale } = useWords()
  const { memberships, on } = useLoaderData<typeof loader>()
  return (
    <Card title={t('registry.person.memberships')}>
      {memberships.length === 0 ? (
        <p className="soft">{t('registry.person.noMemberships')}</p>
      ) : (
        <ol className="timeline">
          {memberships.map((membership) => (
            <li key={membership.id} className={holdsOn(membership, on) ? 'now' : undefined}>
              <span className="cluster">
                <Link to={paths.network(membership.networkId)}>{nameIn(membership, locale)}</Link>
                {isTask(membership.role) && <Tag>{t(`frame.membershipRole.${membership.role}`)}</Tag>}
              </span>
              <small>
                {t(`frame.networkKind.${membership.kind}`)} ·{' '}
                <PeriodText from={membership.validFrom} to={membership.validTo} />
              </small>
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}

function Courses() {
  const { t, locale } = useWords()
  const { courses } = useLoaderData<typeof loader>()
  return (
    <Card title={t('registry.person.courses')}>
      {courses.length === 0 ? (
        <p className="soft">{t('registry.person.noCourses')}</p>
      ) : (
        <ul className="rows">
          {courses.map((course) => (
            <li key={course.id}>
              <Link to={paths.programme(course.programmeId)}>{nameIn(course, locale)}</Link>
              <br />
              <small>
                {t('registry.person.course', { number: course.number })},{' '}
                {t('registry.person.completed', { date: plainDate(course.completedOn, locale) })}
              </small>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

/** How many invitations are seen before the rest are asked for. */
const firstShown = 8

function Invitations({ invitations }: { invitations: InvitationOfPerson[] }) {
  const { t } = useWords()
  if (invitations.length === 0)
    return (
      <Card title={t('registry.person.invitations')}>
        <p className="soft">{t('registry.person.noInvitations')}</p>
      </Card>
    )
  return (
    <Card title={t('registry.person.invitations')}>
      <InvitationTable invitations={invitations.slice(0, firstShown)} />
      {invitations.length > firstShown && (
        <details>
          <summary>{t('registry.person.all', { count: invitations.length })}</summary>
          <InvitationTable invitations={invitations.slice(firstShown)} />
        </details>
      )}
    </Card>
  )
}

function InvitationTable({ invitations }: { invitations: InvitationOfPerson[] }) {
  const { t, locale } = useWords()
  return (
    <Table
      caption={t('registry.person.invitationsTable')}
      rows={invitations}
      rowKey={(invitation) => invitation.id}
      columns={[
        {
          key: 'event',
          head: t('registry.person.event'),
          names: true,
          cell: (invitation) => (
            <Link to={paths.event(invitation.eventId)}>
              <InLanguage written={written(invitation, 'title', locale)} />
            </Link>
          ),
        },
        {
          key: 'when',
          head: t('registry.person.when'),
          cell: (invitation) => <small>{date(invitation.startsAt, locale, invitation.zone)}</small>,
        },
        {
          key: 'answer',
          head: t('registry.person.answer'),
          cell: (invitation) =>
            invitation.status === 'cancelled' ? (
              <Tag tone="none">{t('frame.event.status.cancelled')}</Tag>
            ) : invitation.withdrawnAt ? (
              <Tag tone="none">{t('frame.answer.withdrawn')}</Tag>
            ) : (
              <AnswerTag answer={answerState(invitation)} />
            ),
        },
      ]}
    />
  )
}
