// The notes of a small group: none until the group turns them on; for its members and its liaison.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { requireInGroup } from '~/auth/require-group.server'
import { notesOf, waysOf } from '~/domain/groups/home.server'
import { written } from '~/i18n/named'
import { homeNewsOf } from '~/parts/home/done'
import { HomeNotice } from '~/parts/home/home-notice'
import { NewNoteForm, NoteItem, StopForm } from '~/parts/home/note-forms'
import { pressNotes } from '~/parts/home/notes-press.server'
import { paths } from '~/paths'
import { SubmitButton } from '~/ui/form'
import { Card, Empty, Page } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'

export async function loader({ request, context, params: { id = '' } }: LoaderFunctionArgs) {
  const { network } = await requireInGroup(request, context, id)
  const { nameFi, nameSv, nameEn } = network
  const { keepsNotes } = await waysOf(context.db, id)
  return {
    id,
    network: { nameFi, nameSv, nameEn },
    notes: keepsNotes ? await notesOf(context.db, id) : null,
    newId: crypto.randomUUID(),
    news: homeNewsOf(request),
  }
}

export async function action({ request, context, params: { id = '' } }: ActionFunctionArgs) {
  const { actor } = await requireInGroup(request, context, id)
  const body = await request.formData()
  const pressed = await pressNotes(context.db, { actor, now: context.now() }, id, body)
  return pressed.ok ? redirect(pressed.to) : pressed
}

export default function GroupNotes() {
  const { t, locale } = useWords()
  const { id, network, notes, news } = useLoaderData<typeof loader>()
  return (
    <Page
      title={t('home.notes.title')}
      trail={[{ to: paths.group(id), label: <InLanguage written={written(network, 'name', locale)} /> }]}
    >
      <div className="narrow stack">
        <HomeNotice groupId={id} done={news.done} theme={null} />
        {notes === null ? <TurnOn address={paths.groupNotes(id)} /> : <Notes />}
      </div>
    </Page>
  )
}

function TurnOn({ address }: { address: string }) {
  const { t } = useWords()
  const refused = useActionData<typeof action>() ?? null
  const typed = refused?.typed.text
  return (
    <>
      {typed && (
        <Card title={t('reasons.notesOff')}>
          <p className="soft">{t('home.notes.stillYours')}</p>
          <p className="typed">{typed}</p>
        </Card>
      )}
      <Card>
        <Empty
          title={t('home.notes.off')}
          action={
            <Form method="post" action={address}>
              <SubmitButton name="press" value="keep">
                {t('home.notes.turnOn')}
              </SubmitButton>
            </Form>
          }
        >
          {t('home.notes.onSays')}
        </Empty>
      </Card>
    </>
  )
}

function Notes() {
  const { t } = useWords()
  const { id, notes, newId } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>() ?? null
  const address = paths.groupNotes(id)
  const of = (press: string) => (refused?.press === press ? refused : null)
  const list = notes ?? []
  const gone = of('revise')
  return (
    <>
      <Card>
        <NewNoteForm key={list[0]?.id ?? 'first'} newId={newId} address={address} refused={of('write')} />
      </Card>
      {gone && !list.some((note) => note.id === gone.typed.note) && (
        <Card title={t('reasons.noteGone')}>
          <p className="soft">{t('home.notes.stillYours')}</p>
          <p className="typed">{gone.typed.text}</p>
        </Card>
      )}
      <Card title={t('home.notes.written')}>
        {list.length === 0 ? (
          <Empty title={t('home.notes.none')} />
        ) : (
          <ul className="rows">
            {list.map((note) => (
              <li key={note.id}>
                <NoteItem
                  note={note}
                  address={address}
                  refused={gone?.typed.note === note.id ? gone : null}
                />
              </li>
            ))}
          </ul>
        )}
      </Card>
      <Card>
        <StopForm count={list.length} address={address} refused={of('stop')} />
      </Card>
    </>
  )
}
