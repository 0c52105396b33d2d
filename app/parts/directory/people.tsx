// The people of the directory as cards with faces, or as a table.
import { Link } from '@remix-run/react'
import { Fragment } from 'react'
import {
  directoryViews,
  type DirectoryRow,
  type DirectorySearch,
  type SeenCourse,
} from '~/domain/directory/search'
import { nameIn } from '~/i18n/named'
import { Face } from '~/parts/face'
import { paths } from '~/paths'
import { PersonLine, PostLine } from '~/ui/person-line'
import { useQueryLink } from '~/ui/query'
import { Table } from '~/ui/table'
import { useWords } from '~/ui/words'

/** "Tulevaisuuden johtajat 12" */
export function CourseName({ course }: { course: SeenCourse }) {
  const { t, locale } = useWords()
  return <>{t('directory.course', { programme: nameIn(course, locale), number: course.number })}</>
}

/** "Tulevaisuuden johtajat 12, Horizons 3" */
function CourseNames({ courses }: { courses: readonly SeenCourse[] }) {
  return courses.map((course, place) => (
    <Fragment key={course.courseId}>
      {place > 0 && ', '}
      <CourseName course={course} />
    </Fragment>
  ))
}

/** Cards or a table, as links: the choice stays in the address. */
export function ViewLinks({ view }: { view: DirectorySearch['view'] }) {
  const { t } = useWords()
  const link = useQueryLink()
  return (
    <nav className="cluster views" aria-label={t('directory.view.label')}>
      {directoryViews.map((one) => (
        <Link
          key={one}
          to={link({ view: one === 'list' ? one : null })}
          className="button quiet"
          aria-current={one === view ? 'true' : undefined}
          preventScrollReset
        >
          {t(`directory.view.${one}`)}
        </Link>
      ))}
    </nav>
  )
}

export function PeopleCards({ rows }: { rows: readonly DirectoryRow[] }) {
  const { t } = useWords()
  return (
    <ul className="people-cards">
      {rows.map((person) => (
        <li key={person.id} className="person-card">
          <Face person={person} mark={person.photoMark} size="small" />
          <div>
            <PersonLine person={person} post={person.post} to={paths.directoryPerson(person.id)} />
            {person.post === null && <small className="soft">{t('directory.noPost')}</small>}
            {person.courses.length > 0 && (
              <small className="soft">
                <CourseNames courses={person.courses} />
              </small>
            )}
            {person.offers && (
              <p className="helps">
                <b>{t('directory.helps')}</b> {person.offers}
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

export function PeopleTable({ rows, sort }: { rows: readonly DirectoryRow[]; sort: string }) {
  const { t } = useWords()
  return (
    <Table
      caption={t('directory.people')}
      rows={rows}
      rowKey={(person) => person.id}
      sort={sort}
      columns={[
        {
          key: 'name',
          head: t('directory.columns.name'),
          names: true,
          sort: 'name',
          cell: (person) => <PersonLine person={person} to={paths.directoryPerson(person.id)} />,
        },
        {
          key: 'post',
          head: t('directory.columns.post'),
          plain: true,
          cell: ({ post }) =>
            post ? <PostLine post={post} sector={false} /> : <small>{t('directory.noPost')}</small>,
        },
        {
          key: 'sector',
          head: t('frame.table.sector'),
          sort: 'sector',
          cell: ({ post }) => post?.sectorCode ?? (post ? t(`frame.organisationKind.${post.kind}`) : ''),
        },
        {
          key: 'course',
          head: t('directory.columns.course'),
          sort: 'course',
          cell: ({ courses }) => <CourseNames courses={courses} />,
        },
        { key: 'helps', head: t('directory.columns.helps'), cell: ({ offers }) => offers },
      ]}
    />
  )
}
