// The ways from the programme to what hangs on it: speakers, materials, the running order.
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { useWords } from '~/ui/words'

export function AgendaLinks({ eventId }: { eventId: string }) {
  const { t } = useWords()
  return (
    <nav className="cluster" aria-label={t('agenda.links.label')}>
      <ButtonLink kind="quiet" icon="calendar" to={paths.eventProgramme(eventId)}>
        {t('agenda.links.programme')}
      </ButtonLink>
      <ButtonLink kind="quiet" icon="people" to={paths.eventSpeakers(eventId)}>
        {t('agenda.links.speakers')}
      </ButtonLink>
      <ButtonLink kind="quiet" icon="upload" to={paths.eventMaterials(eventId)}>
        {t('agenda.links.materials')}
      </ButtonLink>
      <ButtonLink kind="quiet" icon="clock" to={paths.runningOrder(eventId)}>
        {t('agenda.links.runningOrder')}
      </ButtonLink>
    </nav>
  )
}
