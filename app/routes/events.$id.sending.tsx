// Inviting: who is next, what stands in the way, the press, and how the letters go after it.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { locales } from '#db/schema'
import { requireOrganiser } from '~/auth/require.server'
import { change } from '~/domain/core/change.server'
import { batchProgress } from '~/domain/core/outbox-queries.server'
import { setSubstituteLocale } from '~/domain/events/commands.server'
import { eventById } from '~/domain/events/queries.server'
import { missingTitles } from '~/domain/events/rules'
import { inviteAudience } from '~/domain/invitations/inviting.server'
import { sendListOf } from '~/domain/invitations/send-list.server'
import { pausesShown } from '~/domain/letters/list.server'
import { moment } from '~/i18n/dates'
import { BatchProgress } from '~/parts/batch-progress'
import { PauseBands, PauseForm, PauseNews } from '~/parts/letters/pauses'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { ChoicesField } from '~/ui/field'
import { SubmitButton } from '~/ui/form'
import { Card, Empty, Notice } from '~/ui/page'
import { PersonLine } from '~/ui/person-line'
import { useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const event = await eventById(context.db, params.id ?? '')
  const batchId = new URL(request.url).searchParams.get('batch')
  const list = await sendListOf(context.db, event, context.now())
  return {
    event,
    list: { ...list, people: list.people.map(shown), unreachable: list.unreachable.map(shown) },
    mark: list.mark,
    pauses: await pausesShown(context.db, context.now(), event.id),
    newBatch: crypto.randomUUID(),
    batch: batchId ? { id: batchId, progress: await batchProgress(context.db, batchId) } : null,
  }
}

const shown = <Row extends { personId: string; firstName: string; lastName: string; post: unknown }>({
  personId,
  firstName,
  lastName,
  post,
}: Row) => ({ personId, firstName, lastName, post: post as Row['post'] })

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const body = await request.formData()
  const id = params.id ?? ''
  const by = { actor, now: context.now() }
  if (body.get('intent') === 'substitute') {
    const locale = locales.find((one) => one === body.get('substitute')) ?? null
    await change(context.db, by, (c) => setSubstituteLocale(c, id, locale))
    return redirect(paths.eventSending(id))
  }
  const [batchId, mark] = [body.get('batchId'), body.get('mark')]
  if (typeof batchId !== 'string' || typeof mark !== 'string') return { refused: 'listChanged' as const }
  const press = { batchId: batchId.slice(0, 100), mark }
  const result = await change(context.db, by, (c) => inviteAudience(c, id, press))
  if (!result.ok) return { refused: result.reason }
  context.post.wake()
  return redirect(paths.eventSending(id, { batch: press.batchId }))
}

type Data = Awaited<ReturnType<typeof loader>>

export default function Sending() {
  const { t } = useWords()
  const data = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { event, list, batch, pauses } = data
  return (
    <>
      {answer && 'refused' in answer && answer.refused && (
        <Notice kind="error">{t(`reasons.${answer.refused}`)}</Notice>
      )}
      <PauseNews />
      <PauseBands pauses={pauses} />
      {batch && batch.progress.total > 0 && (
        <BatchProgress
          key={batch.id}
          batch={batch.progress}
          progress={paths.sendingProgress(event.id, { batch: batch.id })}
          held={pauses.length > 0}
          actions={pauses.length === 0 && <PauseForm eventId={event.id} intent="pause" />}
        />
      )}
      {list.people.length > 0 ? <Invite {...data} /> : <Nobody {...data} />}
      {list.unreachable.length > 0 && (
        <Card title={t('sending.invite.unreachable', { count: list.unreachable.length })}>
          <p className="soft">{t('sending.invite.unreachableHint')}</p>
          <People people={list.unreachable} />
        </Card>
      )}
    </>
  )
}

function Invite({ event, list, mark, newBatch }: Data) {
  const { t, locale } = useWords()
  const count = list.people.length
  const online = event.hybrid === 1 ? (event.onlineCapacity ?? Infinity) : 0
  const capacity = (event.capacity ?? Infinity) + online
  return (
    <Card title={t(list.invited > 0 ? 'sending.invite.titleMore' : 'sending.invite.title', { count })}>
      <Languages event={event} list={list} />
      {list.hindrances.length > 0 ? (
        <Notice kind="warning" title={t('sending.invite.hindrance')}>
          <ul className="lines">
            {list.hindrances.map((hindrance) => (
              <li key={hindrance}>{t(`reasons.${hindrance}`)}</li>
            ))}
          </ul>
          <Link to={paths.editEvent(event.id)}>{t('sending.invite.fix')}</Link>
        </Notice>
      ) : (
        <>
          <ul className="lines">
            {list.invited > 0 && <li>{t('sending.invite.already', { count: list.invited })}</li>}
            <li>{t('sending.invite.languages', list.readers)}</li>
            {event.answerBy && (
              <li>{t('sending.invite.deadline', { when: moment(event.answerBy, locale) })}</li>
            )}
            {list.invited + count > capacity && <li>{t('sending.invite.overCapacity', { capacity })}</li>}
          </ul>
          <Form method="post" className="stack tight">
            <input type="hidden" name="batchId" value={newBatch} />
            <input type="hidden" name="mark" value={mark} />
            <p className="soft">{t('sending.invite.final')}</p>
            <div className="cluster">
              <SubmitButton name="intent" value="invite" icon="send" pending={t('sending.invite.pending')}>
                {t('sending.invite.press', { count })}
              </SubmitButton>
              <ButtonLink kind="quiet" icon="mail" to={paths.eventLetters(event.id)}>
                {t('sending.invite.preview')}
              </ButtonLink>
            </div>
          </Form>
        </>
      )}
      <details>
        <summary>{t('sending.invite.showList')}</summary>
        <People people={list.people} />
      </details>
    </Card>
  )
}

const inLanguage = { fi: 'inFi', sv: 'inSv', en: 'inEn' } as const

/** A missing language is shown with its readers; sending another in its place is the organiser's own choice. */
function Languages({ event, list }: Pick<Data, 'event' | 'list'>) {
  const { t } = useWords()
  if (list.missing.length === 0) return null
  const having = locales.filter((locale) => !missingTitles(event).includes(locale))
  return (
    <Notice kind="warning">
      {list.missing.map(({ locale, texts }) => (
        <p key={locale}>
          {t('sending.invite.missing', {
            what: texts.map((text) => t(`sending.invite.lacks.${text}`)).join(', '),
            language: t(`frame.language.${inLanguage[locale]}`),
            count: list.readers[locale],
          })}
        </p>
      ))}
      <Form method="post" className="stack tight">
        <ChoicesField
          field={{ name: 'substitute', initialValue: event.substituteLocale ?? '' }}
          label={t('sending.invite.substitute')}
          options={[
            { value: '', label: t('sending.invite.substituteNone') },
            ...having.map((locale) => ({ value: locale, label: t(`frame.language.${inLanguage[locale]}`) })),
          ]}
        />
        <div className="cluster">
          <SubmitButton name="intent" value="substitute" kind="plain">
            {t('sending.invite.substituteSave')}
          </SubmitButton>
          <Link to={paths.editEvent(event.id)}>{t('sending.invite.fix')}</Link>
        </div>
      </Form>
    </Notice>
  )
}

function Nobody({ event, list }: Data) {
  const { t } = useWords()
  const all = list.invited > 0
  return (
    <Card>
      <Empty
        title={t(all ? 'sending.invite.allInvited' : 'sending.invite.nobody')}
        action={
          <div className="cluster">
            <ButtonLink icon="people" to={paths.eventAudience(event.id)}>
              {t('sending.invite.toAudience')}
            </ButtonLink>
            {all && (
              <ButtonLink to={paths.eventAnswers(event.id)}>{t('sending.invite.toAnswers')}</ButtonLink>
            )}
          </div>
        }
      >
        {t(all ? 'sending.invite.allInvitedHint' : 'sending.invite.nobodyHint')}
      </Empty>
    </Card>
  )
}

function People({ people }: { people: Data['list']['people'] }) {
  return (
    <ul className="people">
      {people.map((person) => (
        <li key={person.personId}>
          <PersonLine person={person} post={person.post} to={paths.person(person.personId)} />
        </li>
      ))}
    </ul>
  )
}
