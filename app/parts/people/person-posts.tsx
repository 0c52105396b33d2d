// The line of a person's posts: from–to, how each was held, who is above, and the way to correct or end it.
import { Link } from '@remix-run/react'
import type { TimelinePost } from '~/domain/people/person-page.server'
import { fullName, holdsOn } from '~/domain/people/rules'
import { plainDate } from '~/i18n/dates'
import { nameIn, written } from '~/i18n/named'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/page'
import { PeriodText } from '~/ui/period-text'
import { Tag } from '~/ui/tag'
import { InLanguage, useWords } from '~/ui/words'

export function PersonPosts({ id, posts, on }: { id: string; posts: TimelinePost[]; on: string }) {
  const { t } = useWords()
  return (
    <Card
      title={t('registry.person.posts')}
      actions={
        <ButtonLink icon="add" to={paths.newAppointment(id)}>
          {t('registry.person.addPost')}
        </ButtonLink>
      }
    >
      {posts.length === 0 ? (
        <p className="soft">{t('registry.person.noPosts')}</p>
      ) : (
        <ol className="timeline">
          {posts.map((post) => (
            <li key={post.id} className={holdsOn(post, on) ? 'now' : undefined}>
              <PostOnLine personId={id} post={post} on={on} />
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}

function PostOnLine({ personId, post, on }: { personId: string; post: TimelinePost; on: string }) {
  const { t, locale } = useWords()
  const now = holdsOn(post, on)
  const title = <InLanguage written={written(post, 'title', locale)} />
  return (
    <>
      <span className="cluster">
        <b>{post.positionId ? <Link to={paths.position(post.positionId)}>{title}</Link> : title}</b>
        {post.acting && <Tag>{t('registry.post.acting')}</Tag>}
        {post.seniorManagement && now && <Tag>{t('frame.seniorManagement')}</Tag>}
      </span>
      <span>
        <Link to={paths.organisation(post.organisationId)}>{nameIn(post, locale)}</Link>{' '}
        {post.sectorCode && <span className="code">{post.sectorCode}</span>}
      </span>
      <small>
        <PeriodText from={post.validFrom} to={post.validTo} />
        {post.termEndsOn && post.validTo === null && (
          <> · {t('registry.post.termUntil', { date: plainDate(post.termEndsOn, locale) })}</>
        )}
        {post.endReason && <> · {t(`frame.appointmentEnd.${post.endReason}`)}</>}
      </small>
      {post.superiors.length > 0 && (
        <small>
          {t('registry.post.superior')}:{' '}
          {post.superiors.map((superior, place) => (
            <span key={superior.appointmentId}>
              {place > 0 && ', '}
              <Link to={paths.person(superior.personId)}>{fullName(superior)}</Link>
            </span>
          ))}
        </small>
      )}
      <small>
        <Link to={paths.appointment(personId, post.id)}>
          {now ? t('registry.post.editOrEnd') : t('frame.do.edit')}
          <span className="unseen">: {title}</span>
        </Link>
      </small>
    </>
  )
}
