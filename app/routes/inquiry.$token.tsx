// The page that the letter to somebody who left opens: where to reach them, what they stay in. Opening changes nothing.
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { chosenLocale } from '~/auth/actor.server'
import { change } from '~/domain/core/change.server'
import { dateOf } from '~/domain/core/time'
import { inquiryForm, leavesIn, linkUntil, readAnswer } from '~/domain/continuity/inquiry'
import { addressFor } from '~/domain/people/rules'
import { answerInquiry } from '~/domain/continuity/inquiry-acts.server'
import { inquiryByToken, ownMembershipsOf } from '~/domain/continuity/inquiries.server'
import { reachableById } from '~/domain/people/standing.server'
import { InquiryPage } from '~/parts/continuity/inquiry-page'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { useWords } from '~/ui/words'

export const handle = { bare: true, scripts: false }

/** A secret in the address must not leak to other sites, nor stay in caches. */
export const headers = () => ({ 'Cache-Control': 'no-store' })

const statusOf = { unknown: 404, handled: 410, gone: 410 } as const

export async function loader({ request, params: { token = '' }, context: { db, now } }: LoaderFunctionArgs) {
  const link = await inquiryByToken(db, token, now())
  if (!link.ok) return data({ open: false as const, why: link.reason }, { status: statusOf[link.reason] })
  const { personId, askedAt, answer } = link.inquiry
  const person = await reachableById(db, personId)
  return data({
    open: true as const,
    person: { firstName: person.firstName, lastName: person.lastName },
    address: addressFor(person),
    memberships: await ownMembershipsOf(db, personId, dateOf(now())),
    answer: readAnswer(answer),
    until: linkUntil(dateOf(askedAt)),
    done: new URL(request.url).searchParams.get('done') === '1',
  })
}

export async function action({ request, params: { token = '' }, context: { db, now } }: ActionFunctionArgs) {
  const link = await inquiryByToken(db, token, now())
  if (!link.ok) throw redirect(paths.inquiry(token))
  const body = await request.formData()
  const submission = parseWithZod(body, { schema: inquiryForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return data(submission.reply(), { status: 400 })
  const { id: inquiryId, personId } = link.inquiry
  const own = await ownMembershipsOf(db, personId, dateOf(now()))
  const leaves = leavesIn(
    body,
    own.map(({ membershipId }) => membershipId),
  )
  const actor = { kind: 'inquiry', personId, inquiryId } as const
  const result = await change(db, { actor, now: now() }, (c) =>
    answerInquiry(c, inquiryId, { ...submission.value, leaves }),
  )
  const lang = chosenLocale(request) ?? undefined
  return redirect(paths.inquiry(token, result.ok ? { lang, done: '1' } : { lang }))
}

export default function Inquiry() {
  const { t } = useWords()
  const page = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  if (!page.open) {
    return (
      <Page title={t(`registry.continuity.inquiry.${page.why}.title`)}>
        <p>{t(`registry.continuity.inquiry.${page.why}.text`)}</p>
      </Page>
    )
  }
  return <InquiryPage {...page} lastResult={lastResult} />
}
