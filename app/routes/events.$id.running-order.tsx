// The running order of an event, minute by minute, for those who run the day: on screen and on paper.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useEffect } from 'react'
import { requireOrganiser } from '~/auth/require.server'
import { speakersOf } from '~/domain/agenda/speakers.server'
import { dateOf } from '~/domain/core/time'
import { wholeProgramme } from '~/domain/events/programme.server'
import { eventById } from '~/domain/events/queries.server'
import { dayAndDate, moment } from '~/i18n/dates'
import { AgendaLinks } from '~/parts/agenda/links'
import { RunningOrderTable } from '~/parts/agenda/running-order-table'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Card, Empty } from '~/ui/page'
import { useQueryLink } from '~/ui/query'
import { useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const { id, contactName, contactEmail, contactPhone } = await eventById(context.db, params.id ?? '')
  const { tracks, lines } = await wholeProgramme(context.db, id)
  const speakers = await speakersOf(context.db, id)
  const days = [...new Set(lines.map((line) => dateOf(line.startsAt)))]
  return {
    eventId: id,
    contact: [contactName, contactEmail, contactPhone].filter(Boolean).join(', '),
    now: context.now(),
    print: new URL(request.url).searchParams.get('print') === '1',
    tracks,
    days: days.map((day) => ({
      day,
      lines: lines
        .filter((line) => dateOf(line.startsAt) === day)
        .map((line) => ({
          ...line,
          speakers: speakers.filter((one) => one.programmeItemId === line.id),
        })),
    })),
  }
}

type Data = Awaited<ReturnType<typeof loader>>

export default function RunningOrder() {
  const { t } = useWords()
  const data = useLoaderData<typeof loader>()
  const link = useQueryLink()
  if (data.print) return <Printed {...data} />
  return (
    <div className="stack">
      <AgendaLinks eventId={data.eventId} />
      <Card
        title={t('agenda.links.runningOrder')}
        actions={
          data.days.length > 0 && (
            <ButtonLink kind="quiet" icon="print" to={link({ print: '1' })}>
              {t('agenda.order.print')}
            </ButtonLink>
          )
        }
      >
        {data.days.length === 0 ? (
          <Empty
            title={t('events.programme.none')}
            action={
              <ButtonLink to={paths.eventProgramme(data.eventId)}>
                {t('agenda.speakers.toProgramme')}
              </ButtonLink>
            }
          >
            {t('agenda.order.noneHint')}
          </Empty>
        ) : (
          <Days {...data} />
        )}
      </Card>
    </div>
  )
}

function Days({ days, tracks, contact }: Data) {
  const { t, locale } = useWords()
  return (
    <>
      {days.map(({ day, lines }) => {
        const heading = lines[0] ? dayAndDate(lines[0].startsAt, locale) : day
        return (
          <section key={day} className="stack tight">
            <h3>{heading}</h3>
            <RunningOrderTable
              caption={t('agenda.order.caption', { day: heading })}
              lines={lines}
              tracks={tracks}
            />
          </section>
        )
      })}
      {contact && <p className="soft">{t('agenda.order.contact', { contact })}</p>}
    </>
  )
}

/** The order alone, on paper; with scripts the print dialog opens by itself. */
function Printed(data: Data) {
  const { t, locale } = useWords()
  const link = useQueryLink()
  useEffect(() => window.print(), [])
  return (
    <section className="printed stack">
      <p className="cluster apart">
        <small>{t('agenda.order.printed', { when: moment(data.now, locale) })}</small>
        <Link className="screen-only" to={link({ print: null })}>
          {t('agenda.order.back')}
        </Link>
      </p>
      <Days {...data} />
    </section>
  )
}
