// Sheets of badges as they leave the printer: everything on them is measured in millimetres and points.
import type { CSSProperties, ReactNode } from 'react'
import { hueOf, namePoints, perSheet, rolePoints, type Sheet } from '~/domain/door/badges'
import type { BadgesOf } from '~/domain/door/lists'
import type { PaperPerson } from '~/domain/door/papers.server'
import { EventTitle } from '~/parts/event-line'
import { Empty } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'

type Titled = Parameters<typeof EventTitle>[0]['event']

type SheetsProps = {
  sheet: Sheet
  off: { x: number; y: number }
  who: BadgesOf['kind']
  people: PaperPerson[]
  codes: string[]
  event: Titled
}

const mm = (value: number) => `${value}mm`

/** Where the label of a place on the sheet lies. */
function placeOf(sheet: Sheet, at: number, off: { x: number; y: number }): CSSProperties {
  const [column, row] = [at % sheet.across, Math.floor(at / sheet.across)]
  return {
    left: mm(sheet.left + off.x + column * (sheet.width + sheet.gapX)),
    top: mm(sheet.top + off.y + row * (sheet.height + sheet.gapY)),
    width: mm(sheet.width),
    height: mm(sheet.height),
  }
}

export function BadgeSheets({ sheet, off, who, people, codes, event }: SheetsProps) {
  const { t } = useWords()
  const places = perSheet(sheet)
  const empty = who === 'blank' || who === 'test'
  if (!empty && people.length === 0) return <Empty title={t('door.badges.nobody')} />
  const count = empty ? 1 : Math.ceil(people.length / places)
  return (
    <div className="scroll badge-sheets" tabIndex={0} role="group" aria-label={t('door.papers.badges')}>
      {Array.from({ length: count }, (_, number) => (
        <div key={number} className={who === 'test' ? 'badge-sheet test' : 'badge-sheet'}>
          {who === 'test' && <TestMarks />}
          {Array.from({ length: places }, (_place, at) => {
            const person = people[number * places + at]
            if (!person && !empty) return null
            return (
              <div key={at} className="badge" style={placeOf(sheet, at, off)}>
                {person ? (
                  <Badge person={person} sheet={sheet} codes={codes} event={event} />
                ) : (
                  who === 'blank' && <Blank sheet={sheet} event={event} />
                )}
              </div>
            )
          })}
        </div>
      ))}
    </div>
  )
}

const points = (size: number): CSSProperties => ({ fontSize: `${size}pt` })

function Badge({
  person,
  sheet,
  codes,
  event,
}: {
  person: PaperPerson
  sheet: Sheet
  codes: string[]
  event: Titled
}) {
  const { t } = useWords()
  const { title, organisation, sectorCode, table } = person
  const role = [title?.text ?? '', organisation?.text ?? ''].filter(Boolean)
  return (
    <>
      {sectorCode !== null && (
        <span
          className={sheet.width < 70 ? 'badge-sector slim' : 'badge-sector'}
          style={{ background: `hsl(${hueOf(sectorCode, codes)} 60% 30%)` }}
        >
          {sectorCode}
        </span>
      )}
      <span className="badge-text">
        <span className="badge-name" style={points(namePoints(person, sheet))}>
          <span>{person.firstName}</span>
          <b>{person.lastName}</b>
        </span>
        <span className="badge-role" style={points(rolePoints(role, sheet))}>
          {title && (
            <span>
              <InLanguage written={title} />
            </span>
          )}
          {organisation && (
            <b>
              <InLanguage written={organisation} />
            </b>
          )}
        </span>
        <Foot sheet={sheet} event={event}>
          {table !== null && <b>{t('door.table', { number: table })}</b>}
        </Foot>
      </span>
    </>
  )
}

/** The event's name where there is room for it. */
function Foot({ sheet, event, children }: { sheet: Sheet; event: Titled; children?: ReactNode }) {
  return (
    <span className="badge-foot">
      {sheet.height >= 50 && (
        <span className="badge-event">
          <EventTitle event={event} />
        </span>
      )}
      {children}
    </span>
  )
}

/** To be written on by hand. */
function Blank({ sheet, event }: { sheet: Sheet; event: Titled }) {
  return (
    <span className="badge-text">
      <span className="badge-lines">
        <i />
        <i />
      </span>
      <Foot sheet={sheet} event={event} />
    </span>
  )
}

/** A hundred millimetres to be measured with a ruler, and what to do when they are not. */
function TestMarks() {
  const { t } = useWords()
  return (
    <div className="badge-test">
      <span className="badge-ruler" />
      <p>{t('door.badges.testHint')}</p>
    </div>
  )
}
