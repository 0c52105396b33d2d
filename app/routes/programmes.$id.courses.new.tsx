// Entering a course of a training programme.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { requireOrganiser } from '~/auth/require.server'
import { inDeed } from '~/domain/core/deeds.server'
import { errorsOf } from '~/domain/people/organisation-form'
import { enterCourse, programmeRow } from '~/domain/programmes/course-acts.server'
import { courseForm } from '~/domain/programmes/course-form'
import { coursesOf } from '~/domain/programmes/queries.server'
import { written } from '~/i18n/named'
import { EnterForm } from '~/parts/bodies/enter-form'
import { CourseFields } from '~/parts/bodies/course-fields'
import { withNews } from '~/parts/with-news'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'

export async function loader({ request, context, params: { id = '' } }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const programme = await programmeRow(context.db, id)
  const [last] = await coursesOf(context.db, id)
  return { programme, next: (last?.number ?? 0) + 1, newId: crypto.randomUUID() }
}

export async function action({ request, context, params: { id: programmeId = '' } }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const { nameFi } = await programmeRow(context.db, programmeId)
  const body = await request.formData()
  const submission = parseWithZod(body, { schema: courseForm, disableAutoCoercion: true })
  const id = String(body.get('id') || crypto.randomUUID())
  if (submission.status !== 'success') return { id, lastResult: submission.reply() }
  const given = submission.value
  const result = await inDeed(
    context.db,
    { actor, now: context.now() },
    {
      act: 'enterCourse',
      thing: { kind: 'programme', id: programmeId },
      detail: { name: nameFi, number: given.number },
    },
    (d) => enterCourse(d, id, { programmeId, ...given }),
  )
  if (!result.ok)
    return { id, lastResult: submission.reply(errorsOf(result.reason, { endBeforeStart: 'endsOn' })) }
  return redirect(withNews(paths.course(programmeId, id), 'entered', result.deedId))
}

export default function NewCourse() {
  const { t, locale } = useWords()
  const { programme, next, newId } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [form, fields] = useForm({
    id: 'course',
    lastResult: answer?.lastResult,
    defaultValue: { number: String(next), startsOn: '', endsOn: '' },
  })
  return (
    <Page
      title={t('registry.course.new')}
      trail={[
        { to: paths.programmes(), label: t('registry.networks.programmes') },
        {
          to: paths.programme(programme.id),
          label: <InLanguage written={written(programme, 'name', locale)} />,
        },
      ]}
    >
      <EnterForm
        form={form}
        result={answer?.lastResult}
        id={answer?.id ?? newId}
        enter={t('registry.course.form.enter')}
        back={paths.programme(programme.id)}
      >
        <CourseFields fields={fields} />
      </EnterForm>
    </Page>
  )
}
