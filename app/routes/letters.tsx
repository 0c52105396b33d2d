// Letters that have had trouble leaving, of all events, and whether the mail server answers.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import { troubledLetters } from '~/domain/core/outbox-queries.server'
import { moment } from '~/i18n/dates'
import { LetterTable, SentAgain } from '~/parts/letter-table'
import { Card, Empty, Notice, Page } from '~/ui/page'
import { useWords } from '~/ui/words'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  return { rows: await troubledLetters(context.db), standstill: context.post.standstill() }
}

export default function Letters() {
  const { t, locale } = useWords()
  const { rows, standstill } = useLoaderData<typeof loader>()
  return (
    <Page title={t('sending.letters.pageTitle')}>
      {standstill && (
        <Notice kind="warning" title={t('sending.letters.standstill')}>
          <p>{t('sending.letters.standstillText', { when: moment(standstill.since, locale) })}</p>
          <q className="said">{standstill.said}</q>
        </Notice>
      )}
      <Card>
        {rows.length === 0 ? (
          <>
            <SentAgain />
            <Empty title={t('sending.letters.noTrouble')}>{t('sending.letters.noTroubleHint')}</Empty>
          </>
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
