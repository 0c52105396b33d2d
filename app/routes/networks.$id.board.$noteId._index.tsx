// One note of a network's board: what it says, who replied, and what its author and those who keep the network may do.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { requirePerson } from '~/auth/require.server'
import { notePage, seenNote } from '~/domain/boards/pages.server'
import { writtenIn } from '~/domain/boards/rules'
import { moment, period } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { boardDoneOf } from '~/parts/boards/done'
import { SendCard, SentCard } from '~/parts/boards/letter-card'
import { pressNote } from '~/parts/boards/note-press.server'
import { NoteTags } from '~/parts/boards/note-tags'
import { ReplyForm, ReplyItem } from '~/parts/boards/replies'
import { Writer } from '~/parts/boards/writer'
import { EventTitle } from '~/parts/event-line'
import { paths } from '~/paths'
import { Button, ButtonLink } from '~/ui/button'
import { Card, Empty, Notice, Page } from '~/ui/page'
import { Tag } from '~/ui/tag'
import { TypedText } from '~/ui/typed-text'
import { InLanguage, useWords } from '~/ui/words'

export async function loader({ request, context, params: { id = '', noteId = '' } }: LoaderFunctionArgs) {
  const actor = await requirePerson(request, context)
  const page = await notePage(context.db, id, noteId, { actor, now: context.now() })
  const reply = new URL(request.url).searchParams.get('reply')
  const lastOwn = page.replies.findLast(({ authorId }) => authorId === actor.personId)?.id ?? 'none'
  return { ...page, newId: crypto.randomUUID(), lastOwn, done: boardDoneOf(request), acted: reply }
}

export async function action({ request, context, params: { id = '', noteId = '' } }: ActionFunctionArgs) {
  const actor = await requirePerson(request, context)
  const by = { actor, now: context.now() }
  await seenNote(context.db, id, noteId, by)
  const body = await request.formData()
  const secret = context.config.secret
  const pressed = await pressNote(context.db, { ...by, secret }, { networkId: id, noteId }, body)
  if (!pressed.ok) return pressed
  if (pressed.done === 'sent') context.post.wake()
  return redirect(paths.note(id, noteId, { done: pressed.done, reply: pressed.reply }))
}

export default function NotePage() {
  const { t, locale } = useWords()
  const { network, note, letter } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>() ?? null
  const address = paths.note(network.id, note.id)
  return (
    <Page
      title={<InLanguage written={writtenIn(note, note.title, locale)} />}
      trail={[
        { to: paths.network(network.id), label: <InLanguage written={written(network, 'name', locale)} /> },
        { to: paths.board(network.id), label: t('board.title') },
      ]}
      over={<NoteTags note={note} />}
    >
      <div className="narrow stack">
        <News address={address} />
        <Words address={address} />
        {letter?.readers && (
          <SendCard
            readers={letter.readers}
            address={address}
            refused={refused?.press === 'send' ? refused : null}
          />
        )}
        {letter?.progress && <SentCard {...letter} progress={letter.progress} address={address} />}
        <Replies address={address} />
      </div>
    </Page>
  )
}

type At = { address: string }

/** What was just done, with the press that undoes a taking off. */
function News({ address }: At) {
  const { t, locale } = useWords()
  const { done, acted, note, may, replies } = useLoaderData<typeof loader>()
  const { hiddenAt, hiddenByName } = note
  const reply = replies.find(({ id }) => id === acted)
  const back = done === 'replyTakenOff' && reply?.may.show === true
  return (
    <>
      {done !== null && (
        <Notice key={`${done} ${acted}`} kind="good" arrived>
          <p>{t(`board.done.${done}`)}</p>
          {back && (
            <Form method="post" action={address}>
              <input type="hidden" name="reply" value={acted ?? ''} />
              <Button name="press" value="putBackReply" icon="undo">
                {t('board.do.putBack')}
              </Button>
            </Form>
          )}
        </Notice>
      )}
      {hiddenAt !== null && (
        <Notice kind="warning" title={t('board.takenOff')}>
          <p>{t('board.takenOffBy', { name: hiddenByName ?? '', when: moment(hiddenAt, locale) })}</p>
          <p>{t('board.takenOffSays')}</p>
          {may.show && (
            <Form method="post" action={address}>
              <Button name="press" value="putBack" icon="undo">
                {t('board.do.putBack')}
              </Button>
            </Form>
          )}
        </Notice>
      )}
    </>
  )
}

/** The note itself and what may be done with it. */
function Words({ address }: At) {
  const { t, locale } = useWords()
  const { network, note, faces, may, meeting } = useLoaderData<typeof loader>()
  return (
    <Card>
      <Writer author={note.author} at={note.postedAt} mark={faces[note.authorId ?? '']} />
      {(note.startsAt !== null || note.place !== '' || meeting !== null) && (
        <dl>
          {note.startsAt !== null && (
            <>
              <dt>{t('board.form.time')}</dt>
              <dd>{moment(note.startsAt, locale)}</dd>
            </>
          )}
          {note.place !== '' && (
            <>
              <dt>{t('board.form.place')}</dt>
              <dd>{note.place}</dd>
            </>
          )}
          {meeting && (
            <>
              <dt>{t('board.calledMeeting')}</dt>
              <dd>
                <CalledMeeting networkId={network.id} meeting={meeting} />
              </dd>
            </>
          )}
        </dl>
      )}
      <div lang={writtenIn(note, note.text, locale).lang}>
        <TypedText text={note.text} />
      </div>
      <Form method="post" action={address} className="cluster">
        {may.call && (
          <ButtonLink icon="calendar" to={paths.callMeeting(network.id, { note: note.id })}>
            {t('meetings.call.title')}
          </ButtonLink>
        )}
        {may.edit && (
          <ButtonLink kind="quiet" icon="edit" to={paths.editNote(network.id, note.id)}>
            {t('frame.do.edit')}
          </ButtonLink>
        )}
        {may.settle && (
          <Button kind="quiet" name="press" value={note.closedAt === null ? 'settle' : 'reopen'} icon="done">
            {t(note.closedAt === null ? 'board.do.settle' : 'board.do.reopen')}
          </Button>
        )}
        {may.hide && (
          <Button kind="quiet" name="press" value="takeOff" icon="remove">
            {t('board.do.takeOff')}
          </Button>
        )}
      </Form>
    </Card>
  )
}

type Called = NonNullable<Awaited<ReturnType<typeof loader>>['meeting']>

function CalledMeeting({ networkId, meeting }: { networkId: string; meeting: Called }) {
  const { t, locale } = useWords()
  const { id, startsAt, endsAt, zone, status, keeper, invitationId } = meeting
  const own = invitationId === null ? null : paths.myInvitation(invitationId)
  const to = keeper ? paths.networkMeeting(networkId, id) : own
  return (
    <>
      {to === null ? (
        <EventTitle event={meeting} />
      ) : (
        <Link to={to}>
          <EventTitle event={meeting} />
        </Link>
      )}
      , {period(startsAt, endsAt, locale, zone)}{' '}
      {status === 'cancelled' && <Tag tone="error">{t('frame.event.status.cancelled')}</Tag>}
    </>
  )
}

function Replies({ address }: At) {
  const { t } = useWords()
  const { note, replies, faces, may, newId, lastOwn } = useLoaderData<typeof loader>()
  const pressed = useActionData<typeof action>() ?? null
  // Where the note was settled meanwhile, what was typed is still its writer's.
  const refused = pressed?.press === 'reply' ? pressed : null
  return (
    <Card title={t('board.replies.title')}>
      {replies.length === 0 ? (
        <Empty title={t('board.replies.none')} />
      ) : (
        <ul className="rows">
          {replies.map((reply) => (
            <li key={reply.id}>
              <ReplyItem reply={reply} mark={faces[reply.authorId ?? '']} address={address} />
            </li>
          ))}
        </ul>
      )}
      {may.reply || refused ? (
        // A reply that was taken empties the field; a page that only loads again leaves what is being typed.
        <ReplyForm key={lastOwn} newId={newId} address={address} refused={refused} />
      ) : (
        note.closedAt !== null && <p className="soft">{t('board.replies.closed')}</p>
      )}
    </Card>
  )
}
