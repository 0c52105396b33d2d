// Writing to a person of the directory whose address is not shown: they see the writer's, and answer to it.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { requireLooker } from '~/auth/require-looker.server'
import { change } from '~/domain/core/change.server'
import { personSeenBy } from '~/domain/directory/person.server'
import { personLetterForm } from '~/domain/directory/writing'
import { replyAddressOf, writeToPerson } from '~/domain/directory/writing.server'
import { fullName } from '~/domain/people/rules'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { TextAreaField, TextField } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card, Notice, Page } from '~/ui/page'
import { useWords } from '~/ui/words'

export async function loader({ request, context, params: { id = '' } }: LoaderFunctionArgs) {
  const { viewer } = await requireLooker(request, context)
  const person = await personSeenBy(context.db, viewer, id)
  if (person === null) throw new Response(null, { status: 404 })
  return {
    person: { id, name: fullName(person), takesLetters: person.takesLetters },
    address: await replyAddressOf(context.db, viewer.personId),
    letterId: crypto.randomUUID() as string,
  }
}

export async function action({ request, context, params: { id = '' } }: ActionFunctionArgs) {
  const { actor } = await requireLooker(request, context)
  const submission = parseWithZod(await request.formData(), {
    schema: personLetterForm,
    disableAutoCoercion: true,
  })
  const { db, config } = context
  if (submission.status !== 'success') return submission.reply()
  const result = await change(db, { actor, now: context.now() }, (c) =>
    writeToPerson(c, id, submission.value, config.secret),
  )
  if (!result.ok) return submission.reply({ formErrors: [`reasons.${result.reason}`] })
  context.post.wake()
  return redirect(paths.directoryPerson(id, { done: 'written' }))
}

export default function WriteToPerson() {
  const { t } = useWords()
  const { person, address } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const page = paths.directoryPerson(person.id)
  const closed =
    address === null
      ? t('directory.write.noAddress')
      : person.takesLetters
        ? null
        : t('directory.write.notTaken')
  return (
    <div className="narrow">
      <Page
        title={t('directory.write.title', { name: person.name })}
        trail={[
          { to: paths.directory(), label: t('directory.title') },
          { to: page, label: person.name },
        ]}
      >
        {closed !== null && !lastResult ? <Notice>{closed}</Notice> : <Letter />}
      </Page>
    </div>
  )
}

function Letter() {
  const { t } = useWords()
  const { person, address, letterId } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const typed = lastResult?.initialValue?.['id']
  const [form, fields] = useForm<{ id: string; subject: string; text: string }>({ id: 'letter', lastResult })
  return (
    <Form method="post" {...getFormProps(form)} className="form">
      <ErrorSummary form={form} result={lastResult} />
      <input type="hidden" name="id" value={typeof typed === 'string' ? typed : letterId} />
      <Card>
        <p>{t('directory.write.says', { name: person.name, address: address ?? '' })}</p>
        <TextField field={fields.subject} label={t('directory.write.subject')} required />
        <TextAreaField
          field={fields.text}
          label={t('directory.write.text')}
          hint={t('directory.write.kept')}
          rows={10}
          required
        />
        <div className="cluster">
          <SubmitButton>{t('directory.write.send')}</SubmitButton>
          <ButtonLink kind="quiet" to={paths.directoryPerson(person.id)}>
            {t('frame.do.cancel')}
          </ButtonLink>
        </div>
      </Card>
    </Form>
  )
}
