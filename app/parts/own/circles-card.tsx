// On one's own start page: one's groups and networks, each with its next meeting, and the courses one has completed.
import { Link } from '@remix-run/react'
import type { OwnCircle } from '~/domain/own/circles.server'
import type { CompletedCourse } from '~/domain/programmes/queries.server'
import { plainDate, shortMoment } from '~/i18n/dates'
import { nameIn, written } from '~/i18n/named'
import { paths } from '~/paths'
import { Card } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'

export function CirclesCard({ circles }: { circles: OwnCircle[] }) {
  const { t } = useWords()
  return (
    <Card title={t('my.networks')}>
      {circles.length === 0 ? (
        <p className="soft">{t('my.networksNone')}</p>
      ) : (
        <ul className="lines">
          {circles.map((circle) => (
            <CircleLine key={circle.networkId} circle={circle} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function CircleLine({ circle }: { circle: OwnCircle }) {
  const { t, locale } = useWords()
  const { networkId, kind, tasks, next } = circle
  const small = kind === 'smallGroup'
  const when = next === null ? '' : shortMoment(next.startsAt, locale)
  return (
    <li>
      {/* A small group has a home of its own. */}
      <Link to={small ? paths.group(networkId) : paths.network(networkId)}>
        <InLanguage written={written(circle, 'name', locale)} />
      </Link>
      {tasks.length > 0 && <small>{tasks.map((role) => t(`frame.membershipRole.${role}`)).join(', ')}</small>}
      {next === null ? (
        small && <small>{t('own.nextNone')}</small>
      ) : (
        <small>
          {small ? (
            <Link to={paths.meeting(networkId, next.eventId)}>{t('own.next', { when })}</Link>
          ) : (
            t('own.next', { when })
          )}
        </small>
      )}
    </li>
  )
}

export function CoursesCard({ courses }: { courses: CompletedCourse[] }) {
  const { t, locale } = useWords()
  if (courses.length === 0) return null
  return (
    <Card title={t('my.courses')}>
      <ul className="lines">
        {courses.map((course) => (
          <li key={course.id}>
            {t('my.course', { programme: nameIn(course, locale), number: course.number })}
            <small>{plainDate(course.completedOn, locale)}</small>
          </li>
        ))}
      </ul>
    </Card>
  )
}
