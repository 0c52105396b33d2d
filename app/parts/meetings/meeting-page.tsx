// The page of a meeting: a small group's for those who share in the group, a network's for those who keep the network.
import { Form } from '@remix-run/react'
import { getFormProps, useForm } from '@conform-to/react'
import type { InvitedMember, MeetingView } from '~/domain/meetings/meeting-view.server'
import type { TimeRow } from '~/domain/meetings/poll-form'
import { period } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { eventTitle } from '~/parts/event-line'
import { paths } from '~/paths'
import { Button, ButtonLink } from '~/ui/button'
import { TextAreaField } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { problemText } from '~/ui/problem'
import { Card, Notice, Page, Split } from '~/ui/page'
import { Table } from '~/ui/table'
import { AnswerTag, Tag } from '~/ui/tag'
import { TypedText } from '~/ui/typed-text'
import { InLanguage, useWords } from '~/ui/words'
import type { MeetingRefused } from './meeting-press.server'
import { ToldFields } from './told-fields'
import { WhenWhere } from './when-where'

export type MeetingPageProps = {
  view: MeetingView
  network: { nameFi: string; nameSv: string; nameEn: string }
  /** The page of the group or the network. */
  home: string
  reader: string
  today: string
  /** The present time, as the form that moves it shows it. */
  row: TimeRow
  batchId: string
  done: string | null
  refused: MeetingRefused | null
}

export function MeetingPage(props: MeetingPageProps) {
  const words = useWords()
  const { t, locale } = words
  const { view, network, home, refused } = props
  const { event } = view
  const description = written(event, 'description', locale)
  const changes = event.status === 'coming'
  return (
    <Page
      title={eventTitle(event, words)}
      trail={[{ to: home, label: <InLanguage written={written(network, 'name', locale)} /> }]}
      facts={[
        period(event.startsAt, event.endsAt, locale),
        event.place || (event.onlineUrl ? t('meetings.remote') : t('meetings.noPlace')),
        event.calledBy && t('meetings.one.calledBy', { name: event.calledBy }),
      ]}
    >
      <News {...props} />
      {refused?.reason && (
        <Notice kind="error" title={t('meetings.refused')}>
          {problemText(t, refused.reason)}
        </Notice>
      )}
      {event.status === 'cancelled' && (
        <Notice kind="warning" title={t('meetings.one.cancelled')}>
          {event.cancelNote && <TypedText text={event.cancelNote} />}
        </Notice>
      )}
      {view.asksMet && (event.status === 'past' || event.status === 'on') && <ToldCard {...props} />}
      <Split aside={changes && <ChangeCards key={event.version} {...props} />}>
        <Own {...props} />
        {description.text && (
          <div lang={description.lang}>
            <TypedText text={description.text} />
          </div>
        )}
        {event.onlineUrl && event.status !== 'cancelled' && (
          <p>
            {t('meetings.online')}: <a href={event.onlineUrl}>{event.onlineUrl}</a>
          </p>
        )}
        <People view={view} />
      </Split>
    </Page>
  )
}

const news = ['called', 'decided', 'moved', 'cancelled', 'told'] as const

function News({ done, refused, view }: MeetingPageProps) {
  const { t } = useWords()
  const known = news.find((one) => one === done)
  if (!known || refused) return null
  return (
    <Notice kind="good" arrived>
      {t(`meetings.one.done.${known}`, { count: view.people.filter((one) => !one.unreached).length })}
    </Notice>
  )
}

/** The reader's own answer, with the way to give or change it. */
function Own({ view, reader }: MeetingPageProps) {
  const { t } = useWords()
  const own = view.people.find(({ personId }) => personId === reader)
  if (!own || view.event.status !== 'coming') return null
  return (
    <p className="cluster">
      {t('meetings.one.you')} <State person={own} />
      <ButtonLink to={paths.myInvitation(own.invitationId)}>
        {t(own.state === 'none' || own.olderTime ? 'meetings.one.answer' : 'meetings.one.change')}
      </ButtonLink>
    </p>
  )
}

function State({ person }: { person: InvitedMember }) {
  const { t } = useWords()
  return (
    <>
      <AnswerTag answer={person.state} />{' '}
      {person.unreached && <Tag tone="warning">{t('meetings.one.unreached')}</Tag>}
      {person.olderTime && <Tag tone="warning">{t('meetings.one.olderTime')}</Tag>}
    </>
  )
}

function People({ view }: Pick<MeetingPageProps, 'view'>) {
  const { t } = useWords()
  return (
    <Card title={t('meetings.one.people', { count: view.coming, of: view.people.length })}>
      <Table
        caption={t('meetings.one.caption')}
        rows={view.people}
        rowKey={({ invitationId }) => invitationId}
        columns={[
          { key: 'name', head: t('meetings.poll.person'), names: true, cell: ({ name }) => name },
          {
            key: 'answer',
            head: t('meetings.one.answered'),
            plain: true,
            cell: (person) => <State person={person} />,
          },
          {
            key: 'comment',
            head: t('meetings.one.comment'),
            cell: ({ comment }) => (comment ? <span className="typed">{comment}</span> : null),
          },
        ]}
      />
    </Card>
  )
}

function ToldCard({ view: { told, coming }, refused }: MeetingPageProps) {
  const { t } = useWords()
  const problem = refused?.press === 'tell' ? 'reasons.peopleWrong' : undefined
  const form = (
    <Form method="post" className="stack">
      <input type="hidden" name="intent" value="tell" />
      <ToldFields people={told?.people ?? coming} problem={problem} />
    </Form>
  )
  if (told === null) return <Card title={t('meetings.met.title')}>{form}</Card>
  return (
    <details className="card" open={refused?.press === 'tell'}>
      <summary>{told.met ? t('meetings.met.wasMet') : t('meetings.met.wasNot')}</summary>
      {form}
    </details>
  )
}

type MoveFields = {
  version: string
  batchId: string
  time: TimeRow
  place: string
  onlineUrl: string
}

function ChangeCards({ view, row, today, batchId, refused }: MeetingPageProps) {
  const { t } = useWords()
  const { event, people } = view
  const result = refused?.press === 'move' ? refused.lastResult : null
  const [form, fields] = useForm<MoveFields>({
    id: 'move',
    lastResult: result,
    defaultValue: { time: row, place: event.place, onlineUrl: event.onlineUrl },
  })
  const hidden = (
    <>
      <input type="hidden" name="version" value={event.version} />
      <input type="hidden" name="batchId" value={batchId} />
    </>
  )
  return (
    <>
      <details className="card" open={result !== null}>
        <summary>{t('meetings.one.moveTitle')}</summary>
        <Form method="post" {...getFormProps(form)} className="stack">
          <ErrorSummary form={form} result={result} />
          {hidden}
          <p className="soft">{t('meetings.one.moveSays', { count: people.length })}</p>
          <WhenWhere fields={fields} today={today} />
          <div>
            <SubmitButton kind="plain" name="intent" value="move">
              {t('meetings.one.move')}
            </SubmitButton>
          </div>
        </Form>
      </details>
      <details className="card" open={refused?.press === 'cancel'}>
        <summary>{t('meetings.one.cancelTitle')}</summary>
        <Form method="post" className="stack">
          {hidden}
          <p>{t('meetings.one.cancelSays', { count: people.length })}</p>
          <TextAreaField
            field={{ name: 'note', id: 'note', initialValue: refused?.note }}
            label={t('meetings.one.cancelNote')}
            rows={3}
          />
          <div>
            <Button kind="grave" name="intent" value="cancel">
              {t('meetings.one.cancel')}
            </Button>
          </div>
        </Form>
      </details>
    </>
  )
}
