// The cards of an alumni network's page, in the column of its people and in the one beside it.
import type { AlumniSide } from './alumni-page.server'
import { CoordinatorsCard } from './coordinators-card'
import { CoursesCard } from './courses-card'
import { NetworkEventsCard } from './events-card'
import { NewsCard } from './news-card'
import { WhereaboutsCard } from './whereabouts-card'

type Shown = { networkId: string; alumni: AlumniSide }

export function AlumniMain({ networkId, alumni }: Shown) {
  return (
    <>
      <CoursesCard networkId={networkId} alumni={alumni} />
      <NetworkEventsCard events={alumni.events} organiser={alumni.organiser} />
    </>
  )
}

export function AlumniAside({ networkId, alumni, today }: Shown & { today: string }) {
  return (
    <>
      <CoordinatorsCard coordinators={alumni.coordinators} organiser={alumni.organiser} />
      <NewsCard networkId={networkId} news={alumni.news} />
      <WhereaboutsCard whereabouts={alumni.whereabouts} years={alumni.years} on={today} />
    </>
  )
}
