// An event's letters: each kind in each language as it will be sent, a test to oneself, and those that have left.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { locales } from '#db/schema'
import { renderLetter } from '#emails/render'
import { localeOf } from '~/auth/actor.server'
import { requireOrganiser } from '~/auth/require.server'
import { change } from '~/domain/core/change.server'
import { lettersOfEvent } from '~/domain/core/outbox-queries.server'
import { eventById, programmeOf } from '~/domain/events/queries.server'
import { missingTitles } from '~/domain/events/rules'
import { asPreviewKind, previewKinds, previewLetter } from '~/domain/invitations/preview'
import { sendTest } from '~/domain/invitations/test-letter.server'
import { pausesShown } from '~/domain/letters/list.server'
import { addressInUse } from '~/domain/people/standing.server'
import { nextReminderAt } from '~/domain/reminders/queries.server'
import { LetterTable } from '~/parts/letter-table'
import { PauseBands, PauseForm, PauseNews } from '~/parts/letters/pauses'
import { RemindersCard } from '~/parts/planning/reminders-card'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { SubmitButton } from '~/ui/form'
import { Card, Empty, Notice } from '~/ui/page'
import { FilterTag } from '~/ui/tag'
import { useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const query = new URL(request.url).searchParams
  const event = await eventById(context.db, params.id ?? '')
  const kind = asPreviewKind(query.get('kind'))
  const own = await localeOf(request, context)
  const letterLocale = locales.find((one) => one === query.get('letter')) ?? own
  const letter = previewLetter(kind, {
    event,
    programme: await programmeOf(context.db, event.id),
    locale: letterLocale,
    now: context.now(),
    uid: event.uid,
    test: false,
  })
  const { mailFrom, baseUrl } = context.config
  const { subject, text } = await renderLetter(letter, letterLocale, { baseUrl, senderName: mailFrom.name })
  return {
    event,
    kind,
    letterLocale,
    subject,
    text,
    from: `${mailFrom.name} <${event.mailbox}>`,
    nextReminder: await nextReminderAt(context.db, event, context.now()),
    sent: await lettersOfEvent(context.db, event.id, 500),
    pauses: await pausesShown(context.db, context.now(), event.id),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const body = await request.formData()
  const address = (await addressInUse(context.db, actor.personId)) ?? ''
  const kind = asPreviewKind(String(body.get('kind')))
  const locale = locales.find((one) => one === body.get('letter')) ?? actor.locale
  const to = { personId: actor.personId, name: actor.name, address }
  await change(context.db, { actor, now: context.now() }, (c) =>
    sendTest(c, { eventId: params.id ?? '', kind, locale, to }),
  )
  context.post.wake()
  return { address }
}

export default function EventLetters() {
  const { t } = useWords()
  const data = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      {answer && (
        <Notice kind="good" arrived>
          {t('sending.preview.testSent', { address: answer.address })}
        </Notice>
      )}
      <PauseNews />
      <PauseBands pauses={data.pauses} />
      <Preview {...data} />
      <RemindersCard {...data} />
      <Card title={t('sending.letters.title')} actions={<SentActions {...data} />}>
        {data.sent.length === 0 ? (
          <Empty
            title={t(data.event.status === 'draft' ? 'sending.letters.none' : 'sending.letters.noneKept')}
          />
        ) : (
          <LetterTable caption={t('sending.letters.title')} rows={data.sent} />
        )}
      </Card>
    </>
  )
}

type Data = Awaited<ReturnType<typeof loader>>

function SentActions({ event, pauses }: Data) {
  const { t } = useWords()
  return (
    <>
      <ButtonLink kind="quiet" icon="search" to={paths.letters({ event: event.id })}>
        {t('sending.letters.ofEvent')}
      </ButtonLink>
      {pauses.length === 0 && <PauseForm eventId={event.id} intent="pause" />}
    </>
  )
}

function Preview({ event, kind, letterLocale, subject, text, from }: Data) {
  const { t } = useWords()
  return (
    <Card title={t('sending.preview.title')}>
      <p className="soft">{t('sending.preview.lead')}</p>
      <nav className="cluster" aria-label={t('sending.preview.kind')}>
        {previewKinds.map((one) => (
          <FilterTag
            key={one}
            on={one === kind}
            to={paths.eventLetters(event.id, { kind: one, letter: letterLocale })}
          >
            {t(`sending.kinds.${one}`)}
          </FilterTag>
        ))}
      </nav>
      <nav className="cluster" aria-label={t('sending.preview.language')}>
        {locales.map((one) => (
          <FilterTag
            key={one}
            on={one === letterLocale}
            to={paths.eventLetters(event.id, { kind, letter: one })}
          >
            {t(`frame.language.${one}`)}
          </FilterTag>
        ))}
      </nav>
      {missingTitles(event).includes(letterLocale) && (
        <Notice kind="warning">{t('sending.preview.missing')}</Notice>
      )}
      <dl>
        <dt>{t('sending.preview.subject')}</dt>
        <dd lang={letterLocale}>
          <b>{subject}</b>
        </dd>
        <dt>{t('sending.preview.from')}</dt>
        <dd>{from}</dd>
      </dl>
      <iframe
        className="letter"
        key={`${kind}-${letterLocale}`}
        src={paths.letterPreview(event.id, { kind, letter: letterLocale })}
        title={t('sending.preview.frame', { language: t(`frame.language.${letterLocale}`) })}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
      />
      <details>
        <summary>{t('sending.preview.plain')}</summary>
        <pre className="typed" lang={letterLocale}>
          {text}
        </pre>
      </details>
      <Form method="post" className="cluster" preventScrollReset>
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="letter" value={letterLocale} />
        <SubmitButton name="intent" value="test" kind="plain" icon="mail">
          {t('sending.preview.test')}
        </SubmitButton>
      </Form>
    </Card>
  )
}
