// One letter of the demo's mailbox: as it looks, as text, its calendar part, its headers.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Fragment } from 'react'
import { moment } from '~/i18n/dates'
import { paths } from '~/paths'
import { calendarFacts } from '~/domain/calendar/facts'
import { Card, Page } from '~/ui/page'
import { useWords } from '~/ui/words'

/** Links open in the whole window: the mailbox stands for a mail program, whose own frame they would leave. */
const forFrame = (html: string): string =>
  html.replaceAll(' target="_blank"', '').replace('<head>', '<head><base target="_top"/>')

export async function loader({ params, context }: LoaderFunctionArgs) {
  const mail = (await context.mailbox?.read(params['id'] ?? '')) ?? null
  if (mail === null) throw new Response(null, { status: 404 })
  const { html, calendar, ...rest } = mail
  return {
    mail: rest,
    calendar,
    html: forFrame(html),
    facts: calendar === null ? [] : calendarFacts(calendar),
  }
}

export default function MailPage() {
  const { t, locale } = useWords()
  const { mail, calendar, html, facts } = useLoaderData<typeof loader>()
  return (
    <Page
      title={mail.subject || t('mailbox.noSubject')}
      trail={[{ to: paths.demoMailbox(), label: t('mailbox.title') }]}
      facts={[`${mail.toName} <${mail.to}>`, moment(mail.receivedAt, locale)]}
    >
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
