// Letters that have had trouble leaving, of all events, and whether the mail server answers.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import { change } from '~/domain/core/change.server'
import { sendAgain } from '~/domain/core/outbox-pump.server'
import { troubledLetters } from '~/domain/core/outbox-queries.server'
import { moment } from '~/i18n/dates'
import { LetterTable } from '~/parts/letter-table'
import { Card, Empty, Notice, Page } from '~/ui/page'
import { useWords } from '~/ui/words'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  return { rows: await troubledLetters(context.db), standstill: context.post.standstill() }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const body = await request.formData()
  const result = await change(context.db, { actor, now: context.now() }, (c) =>
    sendAgain(c, String(body.get('letter'))),
  )
  context.post.wake()
  return result.ok ? { done: true as const } : { done: false as const, refused: result.reason }
}

export default function Letters() {
  const { t, locale } = useWords()
  const { rows, standstill } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <Page title={t('sending.letters.pageTitle')}>
      {answer && !answer.done && <Notice kind="error">{t(`reasons.${answer.refused}`)}</Notice>}
      {answer?.done && (
        <Notice kind="good" arrived>
          {t('sending.letters.againDone')}
        </Notice>
      )}
      {standstill && (
        <Notice kind="warning" title={t('sending.letters.standstill')}>
          <p>{t('sending.letters.standstillText', { when: moment(standstill.since, locale) })}</p>
          <q className="said">{standstill.said}</q>
        </Notice>
      )}
      <Card>
        {rows.length === 0 ? (
          <Empty title={t('sending.letters.noTrouble')}>{t('sending.letters.noTroubleHint')}</Empty>
        ) : (
          <>
            <p className="soft">{t('sending.letters.pageLead')}</p>
            <LetterTable caption={t('sending.letters.pageTitle')} rows={rows} withEvent />
          </>
        )}
      </Card>
    </Page>
  )
}
