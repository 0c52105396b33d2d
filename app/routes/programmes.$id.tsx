// One training programme: its courses, how many completed each, and who.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import { dateOf } from '~/domain/core/time'
import { completersOf, coursesOf, programmeById, type Course } from '~/domain/programmes/queries.server'
import type { PersonRow } from '~/domain/people/rules'
import { written } from '~/i18n/named'
import { paths } from '~/paths'
import { SectorBars } from '~/ui/chart'
import { Card, Empty, Page, Split } from '~/ui/page'
import { PeriodText } from '~/ui/period-text'
import { PersonLine } from '~/ui/person-line'
import { FilterTag } from '~/ui/tag'
import { InLanguage, useWords } from '~/ui/words'

export async function loader({ request, context, params: { id = '' } }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const programme = await programmeById(context.db, id)
  if (programme === null) throw new Response(null, { status: 404 })
  const courses = await coursesOf(context.db, id)
  const asked = Number(new URL(request.url).searchParams.get('course'))
  const chosen = courses.find((course) => course.number === asked) ?? courses[0] ?? null
  const completers = chosen ? await completersOf(context.db, chosen.id, dateOf(context.now())) : []
  return { programme, courses, chosen, completers }
}

export default function Programme() {
  const { t, locale } = useWords()
  const { programme, courses, chosen, completers } = useLoaderData<typeof loader>()
  const total = courses.reduce((sum, course) => sum + course.completers, 0)
  return (
    <Page
      title={<InLanguage written={written(programme, 'name', locale)} />}
      trail={[{ to: paths.networks(), label: t('registry.networks.title') }]}
      facts={[
        t('registry.networks.courses', { count: courses.length }),
        t('registry.networks.completers', { count: total }),
      ]}
    >
      {chosen === null ? (
        <Empty title={t('registry.programme.noCourses')} />
      ) : (
        <Split aside={<Courses courses={courses} />}>
          <Completers programmeId={programme.id} courses={courses} chosen={chosen} people={completers} />
        </Split>
      )}
    </Page>
  )
}

function Courses({ courses }: { courses: Course[] }) {
  const { t } = useWords()
  return (
    <Card title={t('registry.programme.courses')}>
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

function Completers({
  programmeId,
  courses,
  chosen,
  people,
}: {
  programmeId: string
  courses: Course[]
  chosen: Course
  people: PersonRow[]
}) {
  const { t } = useWords()
  return (
    <Card title={t('registry.programme.completersOf', { number: chosen.number })}>
      <nav className="cluster" aria-label={t('registry.programme.courses')}>
        {courses.map((course) => (
          <FilterTag
            key={course.id}
            to={`${paths.programme(programmeId)}?course=${course.number}`}
            on={course.id === chosen.id}
          >
            {t('registry.programme.courseNamed', { number: course.number })}
          </FilterTag>
        ))}
      </nav>
      <p className="soft">
        <PeriodText from={chosen.startsOn} to={chosen.endsOn} />
      </p>
      {people.length === 0 ? (
        <Empty title={t('registry.programme.nobody')} />
      ) : (
        <ul className="names">
          {people.map((person) => (
            <li key={person.id}>
              <PersonLine person={person} post={person.post} to={paths.person(person.id)} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
