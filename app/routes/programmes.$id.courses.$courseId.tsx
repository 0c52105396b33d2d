// One course: who takes part, who completed it, who left; taking in, marking, correcting.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { getFormProps, useForm } from '@conform-to/react'
import { requireOrganiser } from '~/auth/require.server'
import { dateOf } from '~/domain/core/time'
import { readWords } from '~/domain/people/search'
import type { courseFields } from '~/domain/programmes/course-form'
import { written } from '~/i18n/named'
import { CourseFields } from '~/parts/bodies/course-fields'
import { changeCourse, coursePage, type CourseAnswer } from '~/parts/bodies/course-page.server'
import { AddParticipants, Completers, Left, Participants } from '~/parts/bodies/course-people'
import { withNews } from '~/parts/with-news'
import { DeedNotice, deedNoticeOf } from '~/parts/deed-notice'
import { ExportForm } from '~/parts/export-form'
import { paths } from '~/paths'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card, Page, Split } from '~/ui/page'
import { PeriodText } from '~/ui/period-text'
import { InLanguage, useWords } from '~/ui/words'

const countOf = (query: URLSearchParams, name: string): number => {
  const count = Number(query.get(name))
  return Number.isInteger(count) && count > 0 && count < 100_000 ? count : 0
}

export async function loader({ request, context, params: { id = '', courseId = '' } }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const query = new URL(request.url).searchParams
  const at = { programmeId: id, courseId, q: readWords(query), today: dateOf(context.now()) }
  return {
    ...(await coursePage(context.db, at)),
    news: deedNoticeOf(request),
    marked: countOf(query, 'marked'),
    joined: countOf(query, 'joined'),
    optedOut: countOf(query, 'optedOut'),
  }
}

export async function action({ request, context, params: { id = '', courseId = '' } }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const by = { db: context.db, actor, now: context.now() }
  const outcome = await changeCourse(by, { programmeId: id, courseId }, await request.formData())
  if ('answer' in outcome) return outcome.answer
  return redirect(withNews(paths.course(id, courseId), outcome.done, outcome.deedId, outcome.counts))
}

export default function CoursePage() {
  const { t, locale } = useWords()
  const { programme, course, fields, participants, completers, left, q, found, newId } =
    useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <Page
      title={
        <>
          <InLanguage written={written(programme, 'name', locale)} />,{' '}
          {t('registry.programme.courseNamed', { number: course.number })}
        </>
      }
      trail={[
        { to: paths.programmes(), label: t('registry.networks.programmes') },
        {
          to: paths.programme(programme.id),
          label: <InLanguage written={written(programme, 'name', locale)} />,
        },
      ]}
      facts={[
        <PeriodText key="period" from={course.startsOn} to={course.endsOn} />,
        (participants.length > 0 || completers.length === 0) &&
          t('registry.course.takePart', { count: participants.length }),
        t('registry.networks.completers', { count: completers.length }),
      ]}
    >
      <News />
      <Split
        aside={
          <>
            <AddParticipants q={q} found={found} newId={newId} answer={answer} />
            <Left people={left} newId={newId} />
            <Correct
              key={`${course.number}${course.startsOn}${course.endsOn}`}
              fields={fields}
              answer={answer}
            />
          </>
        }
      >
        <Participants
          key={participants.map(({ id }) => id).join()}
          people={participants}
          endsOn={course.endsOn}
          answer={answer}
        />
        <Completers people={completers} />
        {participants.length + completers.length + left.length > 0 && (
          <ExportForm list="participants" query={{ course: course.id }} />
        )}
      </Split>
    </Page>
  )
}

const doneKeys = ['entered', 'corrected', 'enrolled'] as const

function News() {
  const { t } = useWords()
  const { news, marked, joined, optedOut } = useLoaderData<typeof loader>()
  const done = doneKeys.find((key) => key === news.done)
  return (
    <DeedNotice {...news}>
      {done && <p>{t(`registry.course.done.${done}`)}</p>}
      {news.done === 'left' && <p>{t('registry.course.done.left', { count: marked })}</p>}
      {news.done === 'completed' && (
        <p>
          {t('registry.course.done.completed', { count: marked })}{' '}
          {t('registry.course.done.joined', { count: joined })}{' '}
          {optedOut > 0 && t('registry.course.done.optedOut', { count: optedOut })}
        </p>
      )}
    </DeedNotice>
  )
}

function Correct({
  fields: defaultValue,
  answer,
}: {
  fields: ReturnType<typeof courseFields>
  answer: CourseAnswer | undefined
}) {
  const { t } = useWords()
  const lastResult = answer?.intent === 'correct' ? answer.lastResult : undefined
  const [form, fields] = useForm({ id: 'correct', lastResult, defaultValue })
  return (
    <Card title={t('registry.course.correct')}>
      <Form method="post" {...getFormProps(form)} className="stack">
        <ErrorSummary form={form} result={lastResult} />
        <input type="hidden" name="intent" value="correct" />
        <CourseFields fields={fields} />
        <div className="cluster">
          <SubmitButton kind="plain">{t('registry.organisation.correcting.do')}</SubmitButton>
        </div>
      </Form>
    </Card>
  )
}
