// The cards of an alumni network's page in the column beside its people.
import type { AlumniSide } from './alumni-page.server'
import { CoordinatorsCard } from './coordinators-card'
import { WhereaboutsCard } from './whereabouts-card'

export function AlumniAside({ alumni, today }: { alumni: AlumniSide; today: string }) {
  return (
    <>
      <CoordinatorsCard {...alumni} />
      <WhereaboutsCard whereabouts={alumni.whereabouts} years={alumni.years} on={today} />
    </>
  )
}
