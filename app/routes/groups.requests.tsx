// What small groups ask of the Ministry: those that wait for a reply, the oldest first, and those replied to.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import { change } from '~/domain/core/change.server'
import { replyToRequest } from '~/domain/groups/expert-acts.server'
import { answeredOnPage, groupRequests, type GroupRequest } from '~/domain/groups/expert-requests.server'
import { longest } from '~/domain/groups/home'
import { replyForm } from '~/domain/groups/home-form'
import { readPage } from '~/domain/people/search'
import { written } from '~/i18n/named'
import { RequestText } from '~/parts/home/asking-cards'
import { faultsOf, fieldOf, typedIn, type Refused } from '~/parts/home/refused'
import { paths } from '~/paths'
import { TextAreaField } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card, Empty, Notice, Page } from '~/ui/page'
import { Pager } from '~/ui/pager'
import { InLanguage, useWords } from '~/ui/words'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const query = new URL(request.url).searchParams
  const page = readPage(query)
  return {
    ...(await groupRequests(context.db, page)),
    page,
    size: answeredOnPage,
    replied: query.get('done') === 'replied',
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const body = await request.formData()
  const refused = (errors: Record<string, string[]>): Refused<'reply'> => ({
    ok: false,
    press: 'reply',
    errors,
    typed: typedIn(body),
  })
  const given = replyForm.safeParse(Object.fromEntries(body))
  if (!given.success) return refused(faultsOf(given.error))
  const result = await change(context.db, { actor, now: context.now() }, (c) =>
    replyToRequest(c, String(body.get('request')), given.data.reply),
  )
  if (!result.ok) return refused({ '': [`reasons.${result.reason}`] })
  context.post.wake()
  return redirect(paths.groupRequests({ done: 'replied' }))
}

export default function GroupRequests() {
  const { t } = useWords()
  const { waiting, answered, total, page, size, replied } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>() ?? null
  const late = refused && !waiting.some(({ id }) => id === refused.typed.request) ? refused : null
  return (
    <Page
      title={t('home.requests.title')}
      trail={[{ to: paths.groups(), label: t('home.groups') }]}
      facts={[t('home.requests.says')]}
    >
      {replied && (
        <Notice kind="good" arrived>
          {t('home.requests.done')}
        </Notice>
      )}
      {late && <LateReply refused={late} />}
      <Card title={t('home.requests.waiting')}>
        {waiting.length === 0 ? (
          <Empty title={t('home.requests.none')} />
        ) : (
          <ul className="rows">
            {waiting.map((request) => (
              <li key={request.id} className="stack tight">
                <GroupLink request={request} />
                <RequestText request={request} />
                <ReplyForm
                  request={request}
                  refused={refused?.typed.request === request.id ? refused : null}
                />
              </li>
            ))}
          </ul>
        )}
      </Card>
      {total > 0 && (
        <Card title={t('home.requests.answered')}>
          <ul className="rows">
            {answered.map((request) => (
              <li key={request.id} className="stack tight">
                <GroupLink request={request} />
                <RequestText request={request} />
              </li>
            ))}
          </ul>
          <Pager page={page} size={size} total={total} />
        </Card>
      )}
    </Page>
  )
}

function GroupLink({ request }: { request: GroupRequest }) {
  const { locale } = useWords()
  return (
    <h3>
      <Link to={paths.group(request.group.id)}>
        <InLanguage written={written(request.group, 'name', locale)} />
      </Link>
    </h3>
  )
}

/** Another organiser replied first: what this one wrote is not lost. */
function LateReply({ refused }: { refused: Refused<string> }) {
  const { t } = useWords()
  return (
    <Notice kind="error" title={t('reasons.repliedAlready')}>
      <p>{t('home.notes.stillYours')}</p>
      <p className="typed">{refused.typed.reply}</p>
    </Notice>
  )
}

function ReplyForm({ request, refused }: { request: GroupRequest; refused: Refused<string> | null }) {
  const { t, locale } = useWords()
  const form = `reply-${request.id}`
  return (
    <Form method="post" action={paths.groupRequests()} className="stack tight">
      {refused && <ErrorSummary form={{ id: form, allErrors: refused.errors }} result={refused} />}
      <input type="hidden" name="request" value={request.id} />
      <TextAreaField
        field={fieldOf(form, 'reply', refused, { maxLength: longest.reply })}
        label={t('home.requests.reply', { group: written(request.group, 'name', locale).text })}
        required
      />
      <div>
        <SubmitButton kind="plain" icon="send">
          {t('home.requests.send')}
        </SubmitButton>
      </div>
    </Form>
  )
}
