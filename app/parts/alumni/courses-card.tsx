// The courses of an alumni network: the reader's own whole and first, the others by year with a few faces of each.
import { Link } from '@remix-run/react'
import { matesOnPage, yearsOfCourse, type CourseCard } from '~/domain/alumni/rules'
import { Face } from '~/parts/face'
import type { OpenPages } from '~/parts/page-of-person'
import { paths } from '~/paths'
import { Card, Empty } from '~/ui/page'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'
import type { AlumniSide } from './alumni-page.server'
import { Mates, UnknownMates } from './mates'

type Shown = { networkId: string; alumni: Pick<AlumniSide, 'courses' | 'own' | 'organiser' | 'openPages'> }

export function CoursesCard({ networkId, alumni }: Shown) {
  const { t } = useWords()
  const { courses, own, organiser, openPages } = alumni
  const others = courses?.filter((course) => !course.own) ?? []
  return (
    <>
      {courses
        ?.filter((course) => course.own)
        .map((course) => (
          <OwnCourse
            key={course.id}
            {...{ networkId, course, organiser, openPages }}
            mates={own[course.id]}
          />
        ))}
      {(others.length > 0 || courses === null || courses.length === 0) && (
        <Card title={others.length < (courses?.length ?? 0) ? t('alumni.otherCourses') : t('alumni.courses')}>
          {courses === null && (
            <Empty title={t('alumni.noProgramme')}>{organiser && t('alumni.noProgrammeHint')}</Empty>
          )}
          {courses?.length === 0 && <Empty title={t('alumni.noCourses')}>{t('alumni.noCoursesHint')}</Empty>}
          {others.length > 0 && (
            <ul className="courses">
              {others.map((course) => (
                <CourseRow key={course.id} networkId={networkId} course={course} />
              ))}
            </ul>
          )}
        </Card>
      )}
    </>
  )
}

/** "34 suorittanutta, joista 30 verkostossa" */
function Counts({ course: { completed, members } }: { course: CourseCard }) {
  const { t } = useWords()
  if (completed === 0) return <small>{t('alumni.nobody')}</small>
  return (
    <small>
      {t('alumni.completed', { count: completed })}, {t('alumni.members', { count: members })}
    </small>
  )
}

function OwnCourse({
  networkId,
  course,
  mates,
  ...open
}: {
  networkId: string
  course: CourseCard
  mates: AlumniSide['own'][string] | undefined
} & OpenPages) {
  const { t } = useWords()
  if (!mates) return null
  return (
    <Card
      title={
        <>
          {t('alumni.course', { number: course.number, years: yearsOfCourse(course) })}{' '}
          <Tag icon="programme">{t('alumni.own')}</Tag>
        </>
      }
    >
      <Counts course={course} />
      {course.completed === 1 && <p>{t('alumni.alone')}</p>}
      <Mates mates={mates.rows} {...open} />
      <UnknownMates completed={mates.completed} known={mates.known} />
      {mates.known > matesOnPage && (
        <p>
          <Link to={paths.alumniCourse(networkId, course.id)}>{t('alumni.wholeCourse')}</Link>
        </p>
      )}
    </Card>
  )
}

function CourseRow({ networkId, course }: { networkId: string; course: CourseCard }) {
  const { t } = useWords()
  const { faces } = course
  return (
    <li>
      <div className="stack close">
        <h3>
          <Link to={paths.alumniCourse(networkId, course.id)}>
            {t('alumni.course', { number: course.number, years: yearsOfCourse(course) })}
          </Link>
        </h3>
        <Counts course={course} />
      </div>
      <span className="faces" aria-hidden>
        {faces.map((face) => (
          <Face key={face.id} person={face} mark={face.mark} size="small" />
        ))}
        {course.completed > faces.length && faces.length > 0 && (
          <span className="soft">+{course.completed - faces.length}</span>
        )}
      </span>
    </li>
  )
}
