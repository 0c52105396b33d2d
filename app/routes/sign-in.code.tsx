// Takes the code; the letter's link opens this page with the code filled in, so that opening alone signs nobody in (rule L1).
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { z } from 'zod'
import { mayTryCode } from '~/auth/codes.server'
import { codeMinutes, cookiesOf } from '~/auth/sign-in.server'
import { wayBack } from '~/auth/way-back'
import { paths } from '~/paths'
import { TextField } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card, Page } from '~/ui/page'
import { useWords } from '~/ui/words'

export const handle = { bare: true }

const form = z.object({
  email: z.email('frame.form.notAnEmail'),
  code: z
    .string('frame.form.fillIn')
    .transform((code) => code.replace(/\s/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, 'signIn.wrongCode')),
  next: z.string().optional(),
})

export function loader({ request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const email = query.get('email')
  if (!email) throw redirect(paths.signIn())
  return { email, code: query.get('code') ?? '', next: query.get('next') ?? '', minutes: codeMinutes }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const submission = parseWithZod(await request.formData(), { schema: form, disableAutoCoercion: true })
  if (submission.status !== 'success') return submission.reply()
  const { email, code, next } = submission.value
  if (!(await mayTryCode(email.toLowerCase()))) return submission.reply({ formErrors: ['signIn.tooMany'] })
  const answer = await context.signIn.api.signInEmailOTP({ body: { email, otp: code }, asResponse: true })
  if (!answer.ok) return submission.reply({ fieldErrors: { code: [await faultOf(answer)] } })
  return redirect(wayBack(next), { headers: cookiesOf(answer) })
}

async function faultOf(answer: Response): Promise<string> {
  const { code } = (await answer.json()) as { code?: string }
  return code === 'OTP_EXPIRED' ? 'signIn.oldCode' : 'signIn.wrongCode'
}

export default function SignInCode() {
  const { t } = useWords()
  const { email, code, next, minutes } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [shape, fields] = useForm({ id: 'code', lastResult, defaultValue: { email, code, next } })
  const ready = code !== '' && lastResult === undefined
  return (
    <Page title={ready ? t('signIn.readyTitle', { email }) : t('signIn.codeTitle')}>
      <p>{ready ? t('signIn.readyLead') : t('signIn.sent', { email, minutes })}</p>
      <Card>
        <Form method="post" {...getFormProps(shape)} className="stack">
          <ErrorSummary form={shape} result={lastResult} />
          <input type="hidden" name="email" value={email} />
          <input type="hidden" name="next" value={next} />
          <TextField
            field={fields.code}
            label={t('signIn.code')}
            hint={t('signIn.codeHint')}
            inputMode="numeric"
            autoComplete="one-time-code"
            width="short"
            required
            autoFocus={!ready}
          />
          <div>
            <SubmitButton>{t('signIn.enter')}</SubmitButton>
          </div>
        </Form>
      </Card>
      <p className="soft">
        {t('signIn.notArrived')} <Link to={paths.signIn({ email, next })}>{t('signIn.askAgain')}</Link>.
      </p>
    </Page>
  )
}
