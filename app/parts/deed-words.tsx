// A deed in words: what was done, to what, how it stands.
import { Link } from '@remix-run/react'
import type { DeedRow } from '~/domain/core/deed-queries.server'
import { moment, shortMoment } from '~/i18n/dates'
import { paths } from '~/paths'
import { useWords, type Words } from '~/ui/words'

/** Some keys are made of what the database holds, which may be older or newer than the words. */
function saidIf(t: Words['t'], key: string, values: DeedRow['detail'] = {}): string | null {
  // The dictionaries' types know no key that is made when the page runs.
  const said = (t as unknown as (key: string, values: DeedRow['detail']) => string)(key, values)
  return said === key ? null : said
}

/** "Jäsenyys päätetty: Aino Virta"; an act without words of its own is told in general ones. */
export const deedSaid = (t: Words['t'], { act, detail }: Pick<DeedRow, 'act' | 'detail'>): string =>
  saidIf(t, `registry.deeds.acts.${act}`, detail) ?? t('registry.deeds.someAct')

/** "Henkilö" */
export const thingSaid = (t: Words['t'], thing: string): string =>
  saidIf(t, `registry.deeds.things.${thing}`) ?? t('registry.deeds.otherThing')

const pageOf: Record<string, (id: string) => string> = {
  person: paths.person,
  organisation: (id) => paths.organisation(id),
  sector: paths.sector,
  position: paths.position,
  network: (id) => paths.network(id),
  programme: paths.programme,
  event: paths.event,
  import: (id) => paths.importSheet(id),
  round: paths.round,
  renewal: (year) => paths.renewal({ year }),
}

/** What was done, as a link to what it was done to; what has been taken back may have taken its page along. */
export function DeedSaid({ deed }: { deed: DeedRow }) {
  const { t } = useWords()
  const said = deedSaid(t, deed)
  const page = deed.undoneAt === null ? pageOf[deed.thing]?.(deed.thingId) : undefined
  return page ? <Link to={page}>{said}</Link> : <b>{said}</b>
}

/** Whether a deed may still be taken back, or was, by whom and when. */
export function DeedState({ deed, now }: { deed: DeedRow; now: string }) {
  const { t, locale } = useWords()
  if (deed.undoneAt !== null)
    return (
      <>
        {t('registry.deeds.undoneBy', {
          name: deed.undoneBy ?? t('registry.deeds.bySystem'),
          when: shortMoment(deed.undoneAt, locale),
        })}
      </>
    )
  if (deed.undoUntil <= now) return <>{t('registry.deeds.standsForGood')}</>
  return <>{t('registry.deeds.canUndoUntil', { when: moment(deed.undoUntil, locale) })}</>
}
