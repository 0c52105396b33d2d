// One training programme: its courses as a picture and a list, and the networks that its alumni join.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import {
  alumniNetworksOf,
  coursesOf,
  programmeById,
  type AlumniNetwork,
  type CourseRow,
} from '~/domain/programmes/queries.server'
import { nameIn, written } from '~/i18n/named'
import { DeedNotice, deedNoticeOf } from '~/parts/deed-notice'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { SectorBars } from '~/ui/chart'
import { Card, Empty, Page, Split } from '~/ui/page'
import { PeriodText } from '~/ui/period-text'
import { Table } from '~/ui/table'
import { InLanguage, useWords } from '~/ui/words'

export async function loader({ request, context, params: { id = '' } }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const programme = await programmeById(context.db, id)
  if (programme === null) throw new Response(null, { status: 404 })
  return {
    programme,
    courses: await coursesOf(context.db, id),
    networks: await alumniNetworksOf(context.db, id),
    news: deedNoticeOf(request),
  }
}

const doneKeys = ['entered', 'corrected'] as const

export default function Programme() {
  const { t, locale } = useWords()
  const { programme, courses, networks, news } = useLoaderData<typeof loader>()
  const total = courses.reduce((sum, course) => sum + course.completers, 0)
  const done = doneKeys.find((key) => key === news.done)
  return (
    <Page
      title={<InLanguage written={written(programme, 'name', locale)} />}
      trail={[
        { to: paths.networks(), label: t('registry.networks.title') },
        { to: paths.programmes(), label: t('registry.networks.programmes') },
      ]}
      facts={[
        t('registry.networks.courses', { count: courses.length }),
        t('registry.networks.completers', { count: total }),
      ]}
      actions={
        <>
          <ButtonLink icon="edit" to={paths.editProgramme(programme.id)}>
            {t('registry.programme.edit')}
          </ButtonLink>
          <ButtonLink kind="main" icon="add" to={paths.newCourse(programme.id)}>
            {t('registry.course.new')}
          </ButtonLink>
        </>
      }
    >
      <DeedNotice {...news}>{done && <p>{t(`registry.programme.done.${done}`)}</p>}</DeedNotice>
      <Split
        aside={
          <>
            {courses.length > 0 && <Picture courses={courses} />}
            <Alumni networks={networks} />
          </>
        }
      >
        <Card title={t('registry.programme.courses')}>
          <Courses programmeId={programme.id} courses={courses} />
        </Card>
      </Split>
    </Page>
  )
}

function Courses({ programmeId, courses }: { programmeId: string; courses: CourseRow[] }) {
  const { t } = useWords()
  if (courses.length === 0) return <Empty title={t('registry.programme.noCourses')} />
  return (
    <Table
      caption={t('registry.programme.courses')}
      rows={courses}
      rowKey={(course) => course.id}
      columns={[
        {
          key: 'course',
          head: t('registry.programme.course'),
          names: true,
          cell: (course) => (
            <Link to={paths.course(programmeId, course.id)}>
              {t('registry.programme.courseNamed', { number: course.number })}
            </Link>
          ),
        },
        {
          key: 'period',
          head: t('registry.course.period'),
          oneLine: true,
          cell: (course) => <PeriodText from={course.startsOn} to={course.endsOn} />,
        },
        {
          key: 'participants',
          head: t('registry.course.onNow'),
          number: true,
          cell: ({ participants }) => participants,
        },
        {
          key: 'completers',
          head: t('registry.programme.completers'),
          number: true,
          cell: ({ completers }) => completers,
        },
      ]}
    />
  )
}

function Picture({ courses }: { courses: CourseRow[] }) {
  const { t } = useWords()
  return (
    <Card title={t('registry.programme.completers')}>
      <SectorBars
        says={t('registry.programme.coursesSay')}
        head={t('registry.programme.course')}
        kinds={[{ kind: 'plain', label: t('registry.programme.completers') }]}
        bars={courses.map((course) => ({
          label: t('registry.programme.courseNamed', { number: course.number }),
          parts: [{ kind: 'plain', count: course.completers, label: String(course.completers) }],
        }))}
      />
    </Card>
  )
}

function Alumni({ networks }: { networks: AlumniNetwork[] }) {
  const { t, locale } = useWords()
  const standing = networks.filter(({ endedOn }) => endedOn === null)
  return (
    <Card title={t('registry.programme.alumni')}>
      {standing.length === 0 ? (
        <p className="soft">
          {t('registry.programme.noAlumni')}{' '}
          <Link to={paths.newNetwork()}>{t('registry.programme.newNetwork')}</Link>
        </p>
      ) : (
        <>
          <p className="soft">{t('registry.programme.alumniHint')}</p>
          <ul className="rows">
            {standing.map((network) => (
              <li key={network.id}>
                <Link to={paths.network(network.id)}>{nameIn(network, locale)}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}
