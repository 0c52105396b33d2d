// One letter of the demo's mailbox: as it looks, its calendar part with a calendar's buttons, its headers; of a reply, what
// became of it.
import type { AppLoadContext, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Fragment } from 'react'
import { actorOf } from '~/auth/actor.server'
import { moment } from '~/i18n/dates'
import { paths } from '~/paths'
import { calendarFacts } from '~/domain/calendar/facts'
import { mailPage } from '~/domain/incoming/page.server'
import { CalendarButtons, Outcome, type Became } from '~/parts/mailbox/reply'
import { Card, Page } from '~/ui/page'
import { useWords } from '~/ui/words'

/** Links open in the whole window: the mailbox stands for a mail program, whose own frame they would leave. */
const forFrame = (html: string): string =>
  html.replaceAll(' target="_blank"', '').replace('<head>', '<head><base target="_top"/>')

type Opened = NonNullable<Awaited<ReturnType<NonNullable<AppLoadContext['mailbox']>['read']>>>

/** What the app made of a mail that came to the house; null of any other. */
async function becameOf({ received }: Opened, { db, now }: AppLoadContext): Promise<Became | null> {
  if (received === undefined) return null
  const { mailId, fate } = received
  if (mailId === null)
    return { mailId, standing: 'failed', why: null, counter: null, event: null, person: null, state: null }
  const page = await mailPage(db, mailId, { find: '', now: now() }).catch(unlessHidden)
  if (page === null)
    return {
      mailId: null,
      standing: 'aside',
      why: null,
      counter: null,
      event: null,
      person: null,
      state: null,
    }
  const { mail, event, person, standing } = page
  const state = standing?.state ?? null
  const counter = page.counter?.state ?? null
  const said = { why: mail.why, counter }
  return { mailId, standing: fate === 'failed' ? fate : mail.standing, ...said, event, person, state }
}

/** Mail about the meetings of a small group is shown to no organiser. */
function unlessHidden(error: unknown): null {
  if (error instanceof Response && error.status === 404) return null
  throw error
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const mail = (await context.mailbox?.read(params['id'] ?? '')) ?? null
  if (mail === null) throw new Response(null, { status: 404 })
  const { html, calendar, ...rest } = mail
  const sentId = new URL(request.url).searchParams.get('answered')
  const sent = sentId === null ? null : ((await context.mailbox?.read(sentId)) ?? null)
  return {
    mail: rest,
    calendar,
    html: forFrame(html),
    facts: calendar === null ? [] : calendarFacts(calendar),
    sentId: sent && sentId,
    became: await becameOf(sent ?? mail, context),
    organiser: (await actorOf(request, context))?.organiser === true,
  }
}

export default function MailPage() {
  const { t, locale } = useWords()
  const { mail, calendar, html, facts, sentId, became, organiser } = useLoaderData<typeof loader>()
  return (
    <Page
      title={mail.subject || t('mailbox.noSubject')}
      trail={[{ to: paths.demoMailbox(), label: t('mailbox.title') }]}
      facts={[`${mail.toName} <${mail.to}>`, moment(mail.receivedAt, locale)]}
    >
      {became && <Outcome {...{ became, sentId, organiser }} />}
      <Card>
        {html !== '' && (
          <iframe
            className="letter"
            srcDoc={html}
            title={t('mailbox.letter')}
            sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"
          />
        )}
        <Typed summary={t('mailbox.plain')} text={mail.text} open={html === ''} />
      </Card>
      {mail.invitedTo && <CalendarButtons id={mail.id} held={mail.invitedTo} />}
      {calendar !== null && (
        <Card title={t('mailbox.calendarPart')}>
          <Lines lines={facts} />
          <Typed summary={t('mailbox.calendarRaw')} text={calendar} />
        </Card>
      )}
      <Card title={t('mailbox.headers')}>
        <Lines lines={mail.headers} />
        {mail.attachments.length > 0 && (
          <Lines lines={[{ name: t('mailbox.attachments'), value: mail.attachments.join(', ') }]} />
        )}
        <Typed summary={t('mailbox.raw')} text={mail.raw} />
      </Card>
    </Page>
  )
}

function Typed({ summary, text, open = false }: { summary: string; text: string; open?: boolean }) {
  return (
    <details open={open}>
      <summary>{summary}</summary>
      <pre className="typed" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {text}
      </pre>
    </details>
  )
}

type Line = { name: string; value: string; parameters?: string }

function Lines({ lines }: { lines: Line[] }) {
  return (
    <dl>
      {lines.map(({ name, value, parameters }, index) => (
        <Fragment key={index}>
          <dt>{name}</dt>
          <dd style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
            {value}
            {parameters && <small> {parameters}</small>}
          </dd>
        </Fragment>
      ))}
    </dl>
  )
}
