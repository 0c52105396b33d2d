// One letter: to whom, about what, its whole way in words, as it was laid out, what it told the calendar, those around it.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import { pausesInForce } from '~/domain/core/pauses.server'
import { letterPage } from '~/domain/letters/page.server'
import { pausesShown } from '~/domain/letters/list.server'
import { moment } from '~/i18n/dates'
import { LetterTable, LetterTag, SentAgain } from '~/parts/letter-table'
import { CalendarCard } from '~/parts/letters/calendar-card'
import { LetterAbout } from '~/parts/letters/letter-about'
import { kindName } from '~/parts/letters/kinds'
import { LetterWay } from '~/parts/letters/letter-way'
import { PauseBands, PauseNews } from '~/parts/letters/pauses'
import { paths } from '~/paths'
import { Card, Notice, Page, Split } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const { db, config } = context
  const now = context.now()
  const { mailFrom, baseUrl } = config
  const page = await letterPage(db, params.id ?? '', {
    mailFrom,
    baseUrl,
    now,
    pauses: await pausesInForce(db),
  })
  const rests = page.waitsFor === 'pause'
  return {
    ...page,
    pauses: rests ? await pausesShown(db, now, page.letter.eventId ?? undefined) : [],
  }
}

type Data = Awaited<ReturnType<typeof loader>>

export default function LetterPage() {
  const { t, locale } = useWords()
  const data = useLoaderData<typeof loader>()
  const { letter, laidOut, others, pauses } = data
  return (
    <Page
      title={
        laidOut ? (
          <InLanguage written={{ text: laidOut.subject, lang: letter.locale }} />
        ) : (
          kindName(t, letter.kind)
        )
      }
      trail={[{ to: paths.letters(), label: t('sending.letters.pageTitle') }]}
      facts={[
        <LetterTag key="tag" letter={letter} />,
        `${letter.toName} <${letter.toAddress}>`,
        moment(letter.sentAt ?? letter.createdAt, locale),
      ]}
    >
      <PauseNews />
      <SentAgain />
      <PauseBands pauses={pauses} />
      <Split aside={<LetterAbout {...data} />}>
        <LetterWay {...data} />
        <LaidOut {...data} />
        {laidOut?.calendar && <CalendarCard calendar={laidOut.calendar} />}
        {others.length > 0 && (
          <Card title={t('sending.one.others')}>
            <LetterTable caption={t('sending.one.others')} rows={others} quiet />
          </Card>
        )}
      </Split>
    </Page>
  )
}

function LaidOut({ letter, laidOut }: Data) {
  const { t } = useWords()
  if (laidOut === null)
    return (
      <Card title={t('sending.one.words')}>
        <Notice>{t(letter.ofGroup ? 'sending.one.ofGroup' : 'sending.one.unreadable')}</Notice>
      </Card>
    )
  const language = t(`frame.language.${letter.locale}`)
  return (
    <Card title={t('sending.one.words')}>
      <p className="soft">{t('sending.one.emptied')}</p>
      <dl>
        <dt>{t('sending.preview.subject')}</dt>
        <dd lang={letter.locale}>
          <b>{laidOut.subject}</b>
        </dd>
        <dt>{t('sending.preview.from')}</dt>
        <dd>{laidOut.from}</dd>
        <dt>{t('sending.preview.language')}</dt>
        <dd>{language}</dd>
      </dl>
      <iframe
        className="letter"
        srcDoc={laidOut.html}
        title={t('sending.preview.frame', { language })}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
      />
      <details>
        <summary>{t('sending.preview.plain')}</summary>
        <pre className="typed" lang={letter.locale}>
          {laidOut.text}
        </pre>
      </details>
    </Card>
  )
}
