// Asks for an address and sends a code to it.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { z } from 'zod'
import { actorOf } from '~/auth/actor.server'
import { mayAskForCode } from '~/auth/codes.server'
import { askForCode } from '~/auth/sign-in.server'
import { wayBack } from '~/auth/way-back'
import { paths } from '~/paths'
import { TextField } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card, Page } from '~/ui/page'
import { useWords } from '~/ui/words'

export const handle = { bare: true }

const form = z.object({
  email: z.email('frame.form.notAnEmail').max(200, 'frame.form.tooLong'),
  next: z.string().optional(),
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  if (await actorOf(request, context)) throw redirect(paths.start())
  return { next: query.get('next') ?? '', email: query.get('email') ?? '' }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const submission = parseWithZod(await request.formData(), { schema: form, disableAutoCoercion: true })
  if (submission.status !== 'success') return submission.reply()
  const { next } = submission.value
  const email = submission.value.email.toLowerCase()
  if (!(await mayAskForCode(email, context.clientAddress))) {
    return submission.reply({ formErrors: ['signIn.tooMany'] })
  }
  await askForCode(context.signIn, email, wayBack(next))
  return redirect(paths.signInCode({ email, next }))
}

export default function SignIn() {
  const { t } = useWords()
  const { next, email } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [shape, fields] = useForm({ id: 'sign-in', lastResult, defaultValue: { email, next } })
  return (
    <Page title={t('signIn.title')}>
      <p>{t('signIn.lead')}</p>
      <Card>
        <Form method="post" {...getFormProps(shape)} className="stack">
          <ErrorSummary form={shape} result={lastResult} />
          <input type="hidden" name="next" value={next} />
          <TextField
            field={fields.email}
            label={t('signIn.email')}
            hint={t('signIn.emailHint')}
            type="email"
            autoComplete="email"
            required
          />
          <div>
            <SubmitButton>{t('signIn.send')}</SubmitButton>
          </div>
        </Form>
      </Card>
      <p className="soft">{t('signIn.invitedHint')}</p>
    </Page>
  )
}
