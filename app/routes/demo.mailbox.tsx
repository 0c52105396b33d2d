// The demo's mailbox: every letter the app has sent, newest first.
import type { LoaderFunctionArgs, SerializeFrom } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { shortMoment } from '~/i18n/dates'
import { paths } from '~/paths'
import { Card, Empty, Page } from '~/ui/page'
import { Pager } from '~/ui/pager'
import { useQueryLink } from '~/ui/query'
import { SearchForm } from '~/ui/search-field'
import { Table, type Column } from '~/ui/table'
import { FilterTag, Tag } from '~/ui/tag'
import { useWords, type Words } from '~/ui/words'

const mailsAPage = 50

export function loader({ request, context }: LoaderFunctionArgs) {
  if (context.mailbox === null) throw new Response(null, { status: 404 })
  const query = new URL(request.url).searchParams
  const to = (query.get('to') ?? '').slice(0, 200)
  const search = (query.get('q') ?? '').slice(0, 100)
  const page = Math.max(1, Math.trunc(Number(query.get('page'))) || 1)
  const found = context.mailbox.list({ to, search })
  const mails = found.slice((page - 1) * mailsAPage, page * mailsAPage)
  return { mails, total: found.length, to, search, page }
}

type MailSummary = SerializeFrom<typeof loader>['mails'][number]

const columns = ({ t, locale }: Words): Column<MailSummary>[] => [
  {
    key: 'subject',
    head: t('mailbox.subject'),
    names: true,
    cell: (mail) => <Link to={paths.demoMail(mail.id)}>{mail.subject || t('mailbox.noSubject')}</Link>,
  },
  {
    key: 'to',
    head: t('mailbox.to'),
    cell: (mail) => (
      <div className="person">
        <span>{mail.toName}</span>
        <small className="mail-address">
          <Link to={paths.demoMailbox({ to: mail.to })}>{mail.to}</Link>
        </small>
      </div>
    ),
  },
  { key: 'calendar', head: t('mailbox.calendarPart'), cell: (mail) => <MethodTag method={mail.method} /> },
  {
    key: 'received',
    head: t('mailbox.received'),
    oneLine: true,
    cell: (mail) => <small>{shortMoment(mail.receivedAt, locale)}</small>,
  },
]

function MethodTag({ method }: { method: string | null }) {
  const { t } = useWords()
  if (method === 'REQUEST') return <Tag icon="calendar">{t('mailbox.calendar.REQUEST')}</Tag>
  if (method === 'COUNTER') return <Tag icon="swap">{t('mailbox.calendar.COUNTER')}</Tag>
  if (method === 'REPLY') return <Tag icon="send">{t('mailbox.calendar.REPLY')}</Tag>
  if (method === 'CANCEL') return <Tag icon="cancel">{t('mailbox.calendar.CANCEL')}</Tag>
  return null
}

export default function MailboxPage() {
  const words = useWords()
  const { t } = words
  const link = useQueryLink()
  const { mails, total, to, search, page } = useLoaderData<typeof loader>()
  return (
    <Page title={t('mailbox.title')} facts={[t('mailbox.about')]}>
      <SearchForm label={t('mailbox.search')} q={search} keep={{ to }} />
      {to !== '' && (
        <p>
          <FilterTag on to={link({ to: null, page: null })} icon="no">
            {t('mailbox.onlyTo', { address: to })}
          </FilterTag>
        </p>
      )}
      <Card>
        {mails.length === 0 ? (
          <Empty title={search === '' ? t('mailbox.empty') : t('frame.state.noMatch')}>
            {search === '' ? t('mailbox.emptyHint') : t('frame.state.noMatchHint')}
          </Empty>
        ) : (
          <Table
            caption={t('mailbox.title')}
            columns={columns(words)}
            rows={mails}
            rowKey={(mail) => mail.id}
          />
        )}
      </Card>
      <Pager page={page} size={mailsAPage} total={total} />
    </Page>
  )
}
