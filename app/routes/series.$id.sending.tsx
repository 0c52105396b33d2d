// Inviting to a series: the letter in three languages, what stands in the way, the press, and how the letters go after it.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { locales } from '#db/schema'
import { localeOf } from '~/auth/actor.server'
import { requireOrganiser } from '~/auth/require.server'
import { change } from '~/domain/core/change.server'
import { batchProgress } from '~/domain/core/outbox-queries.server'
import { restOfAll } from '~/domain/letters/list.server'
import { inviteToSeries, setSeriesSubstitute } from '~/domain/series/inviting.server'
import { seriesListOf } from '~/domain/series/send-list.server'
import { seriesById } from '~/domain/series/series.server'
import { dayAndDate, period } from '~/i18n/dates'
import { BatchProgress } from '~/parts/batch-progress'
import { PauseBands, PauseNews } from '~/parts/letters/pauses'
import { SeriesFrame } from '~/parts/series/frame'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { ChoicesField } from '~/ui/field'
import { SubmitButton } from '~/ui/form'
import { Card, Empty, Notice } from '~/ui/page'
import { PersonLine } from '~/ui/person-line'
import { FilterTag } from '~/ui/tag'
import { useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const series = await seriesById(context.db, params.id ?? '')
  const query = new URL(request.url).searchParams
  const batchId = query.get('batch')
  const own = await localeOf(request, context)
  const { dates, people, unreachable, ...list } = await seriesListOf(context.db, series, context.now())
  const { id, nameFi, nameSv, nameEn } = series
  return {
    series: { id, nameFi, nameSv, nameEn },
    list: { ...list, people: people.map(shown), unreachable: unreachable.map(shown) },
    dates: dates.map((date) => ({
      id: date.id,
      asked: people.some(({ lacks }) => lacks.includes(date.id)),
      startsAt: date.startsAt,
      endsAt: date.endsAt,
      place: date.place,
    })),
    substitute: dates[0]?.substituteLocale ?? '',
    letter: locales.find((one) => one === query.get('letter')) ?? own,
    pauses: await restOfAll(context.db, context.now()),
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
    await change(context.db, by, (c) => setSeriesSubstitute(c, id, locale))
    return redirect(paths.seriesSending(id))
  }
  await seriesById(context.db, id)
  const [batchId, mark] = [body.get('batchId'), body.get('mark')]
  if (typeof batchId !== 'string' || typeof mark !== 'string') return { refused: 'listChanged' as const }
  const press = { batchId: batchId.slice(0, 100), mark }
  const result = await change(context.db, by, (c) => inviteToSeries(c, id, press))
  if (!result.ok) return { refused: result.reason }
  context.post.wake()
  return redirect(paths.seriesSending(id, { batch: press.batchId }))
}

type Data = Awaited<ReturnType<typeof loader>>

export default function SeriesSending() {
  const { t } = useWords()
  const data = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const { series, list, batch, dates, pauses } = data
  return (
    <SeriesFrame series={series}>
      {refused && <Notice kind="error">{t(`reasons.${refused}`)}</Notice>}
      <PauseNews />
      <PauseBands pauses={pauses} />
      {batch && batch.progress.total > 0 && (
        <BatchProgress
          key={batch.id}
          batch={batch.progress}
          progress={paths.seriesProgress(series.id, { batch: batch.id })}
          held={pauses.length > 0}
        />
      )}
      {list.people.length > 0 ? <Invite {...data} /> : <Nobody {...data} />}
      {dates.length > 0 && <Preview {...data} />}
      {list.unreachable.length > 0 && (
        <Card title={t('sending.invite.unreachable', { count: list.unreachable.length })}>
          <p className="soft">{t('sending.invite.unreachableHint')}</p>
          <People people={list.unreachable} />
        </Card>
      )}
    </SeriesFrame>
  )
}

function Invite(data: Data) {
  const { t, locale } = useWords()
  const { list, dates, newBatch } = data
  const count = list.people.length
  return (
    <Card title={t('series.sending.title', { count })}>
      <Languages {...data} />
      <p>{t('series.sending.one')}</p>
      <ul className="lines">
        {dates
          .filter(({ asked }) => asked)
          .map((date) => (
            <li key={date.id}>
              {period(date.startsAt, date.endsAt, locale)}
              {date.place && `, ${date.place}`}
            </li>
          ))}
      </ul>
      {list.hindrances.length > 0 ? (
        <Hindrances {...data} />
      ) : (
        <>
          <ul className="lines">
            {list.invited > 0 && <li>{t('series.sending.newOnly')}</li>}
            <li>{t('sending.invite.languages', list.readers)}</li>
            <li>{t('series.sending.copies')}</li>
          </ul>
          <Form method="post" className="stack tight">
            <input type="hidden" name="batchId" value={newBatch} />
            <input type="hidden" name="mark" value={list.mark} />
            <p className="soft">{t('sending.invite.final')}</p>
            <div>
              <SubmitButton name="intent" value="invite" icon="send" pending={t('sending.invite.pending')}>
                {t('series.sending.press', { count })}
              </SubmitButton>
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

/** What stands in the way, with the dates that it is about. */
function Hindrances({ list, dates, series }: Data) {
  const { t, locale } = useWords()
  const daysOf = (ids: string[]) =>
    dates.filter(({ id }) => ids.includes(id)).map(({ startsAt }) => dayAndDate(startsAt, locale))
  return (
    <Notice kind="warning" title={t('sending.invite.hindrance')}>
      <ul className="lines">
        {list.hindrances.map(({ hindrance, dates: about }) => (
          <li key={hindrance}>
            {t(`reasons.${hindrance}`)} {t('series.sending.about', { dates: daysOf(about).join(', ') })}
          </li>
        ))}
      </ul>
      <Link to={paths.series(series.id)}>{t('sending.invite.fix')}</Link>
    </Notice>
  )
}

const inLanguage = { fi: 'inFi', sv: 'inSv', en: 'inEn' } as const

/** A missing language is shown with its readers; sending another in its place is the organiser's own choice. */
function Languages({ list, substitute, series }: Data) {
  const { t } = useWords()
  if (list.missing.length === 0) return null
  const lacksTitle = list.missing.flatMap(({ locale, texts }) => (texts.includes('title') ? [locale] : []))
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
          field={{ name: 'substitute', initialValue: substitute }}
          label={t('sending.invite.substitute')}
          options={[
            { value: '', label: t('sending.invite.substituteNone') },
            ...locales
              .filter((locale) => !lacksTitle.includes(locale))
              .map((locale) => ({ value: locale, label: t(`frame.language.${inLanguage[locale]}`) })),
          ]}
        />
        <div className="cluster">
          <SubmitButton name="intent" value="substitute" kind="plain">
            {t('sending.invite.substituteSave')}
          </SubmitButton>
          <Link to={paths.editSeries(series.id)}>{t('sending.invite.fix')}</Link>
        </div>
      </Form>
    </Notice>
  )
}

function Nobody({ series, dates }: Data) {
  const { t } = useWords()
  return (
    <Card>
      <Empty
        title={t('series.sending.nobody')}
        action={
          <ButtonLink icon="people" to={paths.seriesAudience(series.id)}>
            {t('series.page.toAudience')}
          </ButtonLink>
        }
      >
        {t(dates.length === 0 ? 'series.sending.noDates' : 'series.sending.nobodyHint')}
      </Empty>
    </Card>
  )
}

/** The letter as it will be sent, in each language. */
function Preview({ series, letter }: Data) {
  const { t } = useWords()
  return (
    <Card title={t('series.sending.letter')}>
      <nav className="cluster" aria-label={t('series.sending.letter')}>
        {locales.map((locale) => (
          <FilterTag
            key={locale}
            to={paths.seriesSending(series.id, { letter: locale })}
            on={locale === letter}
          >
            {t(`frame.language.${inLanguage[locale]}`)}
          </FilterTag>
        ))}
      </nav>
      <iframe
        className="letter"
        title={t('series.sending.letter')}
        src={paths.seriesPreview(series.id, { letter })}
      />
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
