// One mail that came in: what was read, why it is here, and what an organiser can do with it.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { mailTo } from '#emails/clean'
import { requireOrganiser } from '~/auth/require.server'
import { mailPage } from '~/domain/incoming/page.server'
import { moment } from '~/i18n/dates'
import { CounterCard } from '~/parts/incoming/counter-card'
import { mailDones } from '~/parts/incoming/done'
import { AsideCard, DeputyCard, RecordCard } from '~/parts/incoming/mail-acts'
import { pressMail } from '~/parts/incoming/mail-press.server'
import { MailRead, MailText } from '~/parts/incoming/mail-read'
import { standingTones } from '~/parts/incoming/queue-table'
import { TieCard } from '~/parts/incoming/tie-card'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Card, Notice, Page, Split } from '~/ui/page'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const query = new URL(request.url).searchParams
  const find = (query.get('q') ?? '').trim().slice(0, 200)
  return {
    find,
    done: mailDones.find((one) => one === query.get('done')) ?? null,
    newId: crypto.randomUUID(),
    page: await mailPage(context.db, params.id ?? '', { find, now: context.now() }),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const id = params.id ?? ''
  const by = { actor, now: context.now() }
  const pressed = await pressMail(context.db, by, id, await request.formData())
  if (!pressed.ok) return pressed
  context.post.wake()
  return redirect(paths.incomingMail(id, { done: pressed.done }))
}

type Data = Awaited<ReturnType<typeof loader>>

export default function IncomingMail() {
  const { t } = useWords()
  const data = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { page, done } = data
  const { mail, facts } = page
  const handled = useHandled(data)
  return (
    <Page
      title={mail.subject || t(`incoming.kinds.${mail.kind}`)}
      trail={[{ to: paths.incoming(), label: t('incoming.title') }]}
      facts={[
        <Tag key="standing" tone={standingTones[mail.standing]}>
          {t(`incoming.show.${mail.standing}`)}
        </Tag>,
        t(`incoming.kinds.${mail.kind}`),
        handled,
      ]}
      actions={
        facts !== null && mail.kind === 'letter' && mail.fromAddress !== '' ? (
          <ButtonLink icon="mail" away to={mailTo(mail.fromAddress)}>
            {t('incoming.page.answerSender')}
          </ButtonLink>
        ) : undefined
      }
    >
      {done && !refused && (
        <Notice kind="good" arrived>
          {t(`incoming.done.${done}`)}
        </Notice>
      )}
      {refused?.form === null && <Notice kind="error">{t(`reasons.${refused.reason}`)}</Notice>}
      <Split
        aside={
          <>
            <Card title={t('incoming.page.reason')}>
              <p>
                {page.counter ? t(`incoming.counter.${page.counter.state}`) : t(`incoming.why.${mail.why}`)}
              </p>
            </Card>
            <Acts {...data} />
            <AsideCard {...page} />
          </>
        }
      >
        <MailRead {...page} />
        <MailText {...page} />
        {page.tiable && <TieCard page={page} find={data.find} />}
      </Split>
    </Page>
  )
}

/** When it was dealt with, and by whom; null when it has not been. */
function useHandled({ page: { mail, handledBy } }: Data): string | null {
  const { t, locale } = useWords()
  if (mail.handledAt === null) return null
  const when = moment(mail.handledAt, locale)
  return handledBy === null
    ? t('incoming.page.handled', { when })
    : t('incoming.page.handledBy', { when, name: `${handledBy.firstName} ${handledBy.lastName}` })
}

function Acts({ page, newId }: Data) {
  const refused = useActionData<typeof action>()
  if (page.mail.standing !== 'open') return null
  const resultOf = (form: 'record' | 'deputy' | 'decline') =>
    refused?.form === form ? refused.lastResult : null
  const typed = resultOf('deputy')?.initialValue?.id
  return (
    <>
      <CounterCard page={page} lastResult={resultOf('decline')} />
      {page.deputy && (
        <DeputyCard
          page={page}
          lastResult={resultOf('deputy')}
          newId={typeof typed === 'string' ? typed : newId}
        />
      )}
      {page.standing?.recordable && page.mail.why !== 'senderDiffers' && (
        <RecordCard page={page} lastResult={resultOf('record')} />
      )}
    </>
  )
}
