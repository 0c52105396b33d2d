// The person whose code was read at the door, on top of the list and large.
import { useEffect, useRef } from 'react'
import { doorShows, type DoorPerson } from '~/domain/door/listing'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Card, Notice } from '~/ui/page'
import { useWords } from '~/ui/words'
import { pressingOf, type DoorData } from './door-card'
import { DoorRow, type Pressing } from './row'

/** @param person null when the code is of nobody on this list */
export function PersonAtDoor({
  person,
  data,
  tick,
}: {
  person: DoorPerson | null
  data: DoorData & { person: string | null }
  tick: Pressing['tick']
}) {
  const { t } = useWords()
  const box = useRef<HTMLDivElement>(null)
  // Whoever reads a code looks at a phone: the person is what it shows first.
  useEffect(() => box.current?.scrollIntoView({ block: 'center' }), [data.person])
  if (person === null) return <Notice kind="warning">{t('door.person.unknown')}</Notice>
  const [all] = doorShows
  return (
    <Card
      title={t('door.person.title')}
      actions={
        <ButtonLink kind="quiet" to={paths.door(data.event.id)}>
          {t('door.person.close')}
        </ButtonLink>
      }
    >
      <div className="door-chosen" ref={box}>
        <DoorRow person={person} pressing={pressingOf(data, { q: '', show: all }, tick)} />
      </div>
    </Card>
  )
}
