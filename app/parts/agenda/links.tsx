// The ways from the programme to what hangs on it: speakers, materials, the running order.
import { NavLink } from '@remix-run/react'
import { paths } from '~/paths'
import { Icon } from '~/ui/icon'
import { useWords } from '~/ui/words'

export function AgendaLinks({ eventId }: { eventId: string }) {
  const { t } = useWords()
  const links = [
    { to: paths.eventProgramme(eventId), icon: 'calendar', label: t('agenda.links.programme') },
    { to: paths.eventSpeakers(eventId), icon: 'people', label: t('agenda.links.speakers') },
    { to: paths.eventMaterials(eventId), icon: 'upload', label: t('agenda.links.materials') },
    { to: paths.runningOrder(eventId), icon: 'clock', label: t('agenda.links.runningOrder') },
  ] as const
  return (
    <nav className="cluster agenda-links screen-only" aria-label={t('agenda.links.label')}>
      {links.map(({ to, icon, label }) => (
        <NavLink key={to} to={to} className="button quiet">
          <Icon name={icon} />
          {label}
        </NavLink>
      ))}
    </nav>
  )
}
