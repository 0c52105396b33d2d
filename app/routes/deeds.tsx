// What has been done in the registry, newest first; each deed with what taking it back would mean.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import {
  deedList,
  deedPage,
  deedsOnPage,
  deedThings,
  type DeedPage,
  type DeedRow,
} from '~/domain/core/deed-queries.server'
import { readPage } from '~/domain/people/search'
import { shortMoment } from '~/i18n/dates'
import { DeedNotice, deedNoticeOf, UndoForm, useBackHere } from '~/parts/deed-notice'
import { DeedSaid, deedSaid, DeedState, thingSaid } from '~/parts/deed-words'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { SelectField } from '~/ui/field'
import { Card, Empty, Notice, Page } from '~/ui/page'
import { Pager } from '~/ui/pager'
import { useQueryLink } from '~/ui/query'
import { Table } from '~/ui/table'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const query = new URL(request.url).searchParams
  const now = context.now()
  const news = deedNoticeOf(request)
  const search = { thing: query.get('thing') || undefined, page: readPage(query) }
  const list = await deedList(context.db, search)
  const looked = news.deed === null ? null : await deedPage(context.db, news.deed, now)
  return { search, ...list, things: await deedThings(context.db), looked, news, now, size: deedsOnPage }
}

export default function Deeds() {
  const { t } = useWords()
  const { search, rows, total, things, looked, news, now, size } = useLoaderData<typeof loader>()
  return (
    <Page title={t('registry.deeds.title')} facts={[t('registry.deeds.lead')]}>
      {/* What stands in the way is on this very page. */}
      <DeedNotice done={null} deed={looked ? null : news.deed} />
      {looked && <Looked deed={looked} now={now} />}
      <Card>
        {things.length > 1 && <KindForm things={things} thing={search.thing} />}
        {rows.length === 0 ? (
          <Empty title={t('registry.deeds.none')}>{t('registry.deeds.noneHint')}</Empty>
        ) : (
          <DeedTable rows={rows} now={now} />
        )}
        <Pager page={search.page} size={size} total={total} />
      </Card>
    </Page>
  )
}

function KindForm({ things, thing }: { things: string[]; thing: string | undefined }) {
  const { t } = useWords()
  return (
    <form method="get" className="search">
      <SelectField
        key={thing}
        field={{ name: 'thing', initialValue: thing }}
        label={t('registry.deeds.kind')}
        empty={t('frame.state.all')}
        options={things.map((value) => ({ value, label: thingSaid(t, value) }))}
      />
      <Button>{t('frame.do.show')}</Button>
    </form>
  )
}

function DeedTable({ rows, now }: { rows: DeedRow[]; now: string }) {
  const { t, locale } = useWords()
  const link = useQueryLink()
  return (
    <Table
      caption={t('registry.deeds.title')}
      rows={rows}
      rowKey={(deed) => deed.id}
      columns={[
        {
          key: 'what',
          head: t('registry.deeds.what'),
          names: true,
          cell: (deed) => (
            <div className="person">
              <DeedSaid deed={deed} />
              <small>{thingSaid(t, deed.thing)}</small>
            </div>
          ),
        },
        {
          key: 'when',
          head: t('registry.deeds.when'),
          oneLine: true,
          cell: (deed) => shortMoment(deed.at, locale),
        },
        {
          key: 'who',
          head: t('registry.deeds.who'),
          cell: (deed) => deed.doneBy ?? t('registry.deeds.bySystem'),
        },
        {
          key: 'state',
          head: t('registry.deeds.state'),
          cell: (deed) => (
            <small>
              {deed.undoneAt !== null && <Tag>{t('registry.deeds.undone')}</Tag>}{' '}
              <DeedState deed={deed} now={now} />
            </small>
          ),
        },
        {
          key: 'undo',
          head: '',
          cell: (deed) =>
            deed.undoneAt === null &&
            deed.undoUntil > now && (
              <Link
                className="button quiet"
                to={link({ deed: deed.id, done: null, undone: null, undoRefused: null })}
              >
                {t('registry.deeds.undo')}
                <span className="unseen">: {deedSaid(t, deed)}</span>
              </Link>
            ),
        },
      ]}
    />
  )
}

/** One deed before it is taken back: what that would touch, and what stands in its way. */
function Looked({ deed, now }: { deed: DeedPage; now: string }) {
  const { t, locale } = useWords()
  const back = useBackHere()
  const open = deed.undoneAt === null && deed.undoUntil > now
  const rows = deed.touched.reduce((sum, one) => sum + one.rows, 0)
  return (
    <Card title={deedSaid(t, deed)}>
      <p className="soft">
        {t('registry.deeds.doneAt', {
          name: deed.doneBy ?? t('registry.deeds.bySystem'),
          when: shortMoment(deed.at, locale),
        })}{' '}
        · <DeedState deed={deed} now={now} />
      </p>
      {open && deed.changed.length > 0 && <InTheWay deed={deed} />}
      {open && deed.changed.length === 0 && (
        <>
          <p>{t('registry.deeds.willTakeBack', { count: rows })}</p>
          <ul>
            {deed.touched.map(({ kept, rows: count }) => (
              <li key={kept}>
                {t('registry.deeds.touched', { kind: t(`registry.deeds.tables.${kept}`), count })}
              </li>
            ))}
          </ul>
          {deed.readers.length > 0 && <ToldToo readers={deed.readers} />}
          <div className="cluster">
            <UndoForm deed={deed.id} back={back} />
            <Link className="button quiet" to={back}>
              {t('frame.do.cancel')}
            </Link>
          </div>
        </>
      )}
    </Card>
  )
}

const mostNamed = 10

/** Letters of it have left: who gets another when it is taken back. */
function ToldToo({ readers }: { readers: string[] }) {
  const { t } = useWords()
  const names = readers.slice(0, mostNamed).join(', ')
  return (
    <Notice kind="warning" title={t('registry.deeds.lettersLeft', { count: readers.length })}>
      <p>{readers.length > mostNamed ? `${names}…` : names}</p>
      <p>{t('registry.deeds.lettersLeftHint', { count: readers.length })}</p>
    </Notice>
  )
}

function InTheWay({ deed }: { deed: DeedPage }) {
  const { t, locale } = useWords()
  return (
    <Notice kind="warning" title={t('registry.deeds.inTheWay')}>
      <ul>
        {deed.changed.map(({ kept, names }, index) => (
          <li key={index}>
            {[t(`registry.deeds.tables.${kept}`), names.join(', ')].filter(Boolean).join(': ')}
          </li>
        ))}
      </ul>
      {deed.later.length > 0 && (
        <>
          <p>{t('registry.deeds.laterDeeds')}</p>
          <ul>
            {deed.later.map((later) => (
              <li key={later.id}>
                <Link to={paths.deeds({ deed: later.id })}>{deedSaid(t, later)}</Link>{' '}
                <small>{shortMoment(later.at, locale)}</small>
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  )
}
