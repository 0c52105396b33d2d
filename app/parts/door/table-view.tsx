// Tables as a picture and as lists: tables by sectors, how well they mix, who sits where.
import { Link } from '@remix-run/react'
import type { PaperPerson } from '~/domain/door/papers.server'
import type { TableQuality } from '~/domain/door/tables'
import type { TablesPage } from '~/domain/door/tables-page.server'
import { nameIn } from '~/i18n/named'
import { moment } from '~/i18n/dates'
import { paths } from '~/paths'
import { Matrix } from '~/ui/chart'
import { Card } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'

const outside = ''

const membersOf = (people: readonly PaperPerson[], number: number | null): PaperPerson[] =>
  people.filter(({ table }) => table === number)

export function TableMatrix({ people, numbers, sectors }: TablesPage) {
  const { t, locale } = useWords()
  const known = new Set(sectors.map(({ code }) => code))
  const codeOf = ({ sectorCode }: PaperPerson) =>
    sectorCode !== null && known.has(sectorCode) ? sectorCode : outside
  const there = new Set(people.filter(({ table }) => table !== null).map(codeOf))
  return (
    <Card title={t('door.tables.picture')}>
      <Matrix
        caption={t('door.tables.caption')}
        corner={t('door.tables.corner')}
        rows={numbers}
        rowKey={String}
        rowHead={(number) => t('door.table', { number })}
        columns={[
          ...sectors
            .filter(({ code }) => there.has(code))
            .map((sector) => ({ key: sector.code, head: sector.code, long: nameIn(sector, locale) })),
          ...(there.has(outside)
            ? [{ key: outside, head: t('frame.table.outside'), long: t('frame.table.outsideLong') }]
            : []),
        ]}
        countAt={(number, key) => membersOf(people, number).filter((person) => codeOf(person) === key).length}
        totals={[{ head: t('door.tables.total'), cell: (number) => membersOf(people, number).length }]}
      />
    </Card>
  )
}

export function TableQualityCard({ quality, last, people }: TablesPage & { quality: TableQuality }) {
  const { t, locale } = useWords()
  const { sectors, mostSectors, pairs, fewestPairs, tables, smallest, largest } = quality
  const names = new Map(
    people.map((person) => [person.invitationId, `${person.firstName} ${person.lastName}`]),
  )
  const changed = last?.who.filter(({ id, from }) => from !== null && names.has(id)) ?? []
  return (
    <Card title={t('door.tables.quality')}>
      <ul className="lines">
        <li>
          {t('door.tables.sizes', {
            count: tables,
            people: smallest === largest ? smallest : `${smallest}–${largest}`,
          })}
        </li>
        {mostSectors > 0 && (
          <li>
            {sectors >= mostSectors
              ? t('door.tables.mixedBest')
              : t('door.tables.mixed', { share: Math.floor((100 * sectors) / mostSectors) })}
          </li>
        )}
        <li>
          {pairs === 0
            ? t('door.tables.apart')
            : t('door.tables.together', { count: pairs, fewest: fewestPairs })}
        </li>
      </ul>
      {last && (
        <div className="stack tight">
          <p className="soft">
            {t('door.tables.last', {
              when: moment(last.at, locale),
              newcomers: last.newcomers,
              moved: last.moved,
            })}
          </p>
          {changed.length > 0 && (
            <details>
              <summary>{t('door.tables.whoMoved')}</summary>
              <ul className="lines small">
                {changed.map(({ id, from, to }) => (
                  <li key={id}>
                    {t('door.tables.movedLine', { name: names.get(id) ?? '', from: from ?? 0, to })}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </div>
      )}
    </Card>
  )
}

export function TableCards({
  event,
  people,
  numbers,
  print,
  closed,
}: TablesPage & { event: { id: string }; print: boolean }) {
  const { t } = useWords()
  const left = membersOf(people, null)
  const groups = [...(left.length > 0 && !print ? [null] : []), ...numbers]
  return (
    <div className="table-cards">
      {groups.map((number) => (
        <Card
          key={number ?? 'none'}
          title={
            number === null
              ? t('door.papers.noTable', { people: left.length })
              : t('door.papers.table', { number: String(number), people: membersOf(people, number).length })
          }
        >
          <ul>
            {membersOf(people, number).map((person) => (
              <li key={person.invitationId}>
                <Sitting person={person} eventId={event.id} movable={!print && closed === null} />
              </li>
            ))}
          </ul>
        </Card>
      ))}
    </div>
  )
}

function Sitting({ person, eventId, movable }: { person: PaperPerson; eventId: string; movable: boolean }) {
  const { t } = useWords()
  const name = `${person.lastName} ${person.firstName}`
  const { invitationId, organisation, sectorCode } = person
  return (
    <div className="person">
      <span>
        {movable ? (
          <Link
            to={`${paths.eventTables(eventId, { move: invitationId })}#move-person`}
            title={t('door.tables.move')}
          >
            {name}
          </Link>
        ) : (
          <b>{name}</b>
        )}
      </span>
      <small>
        {organisation && <InLanguage written={organisation} />}
        {sectorCode && (
          <>
            {' '}
            <span className="code">{sectorCode}</span>
          </>
        )}
      </small>
    </div>
  )
}
