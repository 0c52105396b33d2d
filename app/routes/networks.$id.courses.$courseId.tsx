// One course behind an alumni network: everybody from it whom the reader finds, with faces and today's posts.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requirePerson } from '~/auth/require.server'
import { courseOf, matesOf } from '~/domain/alumni/courses.server'
import { matesOnPage, yearsOfCourse } from '~/domain/alumni/rules'
import { allow } from '~/domain/core/access'
import { dateOf } from '~/domain/core/time'
import { belongsTo } from '~/domain/networks/member-list.server'
import { networkById } from '~/domain/networks/queries.server'
import { readPage, readWords } from '~/domain/people/search'
import { pagesOpenTo, viewerOf } from '~/domain/people/visibility.server'
import { written } from '~/i18n/named'
import { Mates, UnknownMates } from '~/parts/alumni/mates'
import { paths } from '~/paths'
import { Card, Empty, Page } from '~/ui/page'
import { Pager } from '~/ui/pager'
import { SearchForm } from '~/ui/search-field'
import { InLanguage, useWords } from '~/ui/words'

export async function loader({ request, context, params: { id = '', courseId = '' } }: LoaderFunctionArgs) {
  const actor = await requirePerson(request, context)
  const { db } = context
  const on = dateOf(context.now())
  const network = await networkById(db, id)
  if (network?.kind !== 'alumni' || network.programmeId === null) throw new Response(null, { status: 404 })
  const { personId, organiser } = actor
  const belongs = !organiser && (await belongsTo(db, id, personId, on))
  allow(actor, { act: 'readNetwork', memberIds: belongs ? [personId] : [] })
  const course = await courseOf(db, network.programmeId, courseId)
  const query = new URL(request.url).searchParams
  const q = readWords(query)
  const viewer = viewerOf(actor, on)
  const mates = await matesOf(db, courseId, viewer, { q, page: readPage(query) })
  const open = await pagesOpenTo(
    db,
    viewer,
    mates.rows.map((mate) => mate.id),
  )
  const { nameFi, nameSv, nameEn } = network
  return { network: { id, nameFi, nameSv, nameEn }, course, q, organiser, openPages: [...open], ...mates }
}

/** So many are found by the eye; of more a name is searched. */
const fewEnough = 12

export default function AlumniCoursePage() {
  const { t, locale } = useWords()
  const { network, course, q, organiser, openPages, rows, ...counts } = useLoaderData<typeof loader>()
  const { completed, known, found, page } = counts
  return (
    <Page
      title={t('alumni.course', { number: course.number, years: yearsOfCourse(course) })}
      trail={[
        { to: paths.networks(), label: t('registry.networks.title') },
        { to: paths.network(network.id), label: <InLanguage written={written(network, 'name', locale)} /> },
      ]}
      facts={[completed > 0 && t('alumni.completed', { count: completed })]}
    >
      <Card title={t('alumni.people')}>
        {(known > fewEnough || q !== '') && <SearchForm label={t('alumni.find')} q={q} />}
        {completed === 0 && <Empty title={t('alumni.nobody')} />}
        {q !== '' && found === 0 && <Empty title={t('frame.state.noMatch')} />}
        <Mates mates={rows} organiser={organiser} openPages={openPages} />
        <UnknownMates completed={completed} known={known} />
        {found > matesOnPage && <Pager page={page} size={matesOnPage} total={found} />}
      </Card>
    </Page>
  )
}
