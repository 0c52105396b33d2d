// Merging two records of one person as an organiser does it, for the tests of what becomes of them.
import { inDeed } from '~/domain/core/deeds.server'
import { mergePeople } from '~/domain/people/merging-acts.server'
import type { World } from '../world'

export const by = (world: World) => ({ actor: world.organiser, now: world.now() })

export const merge = (
  world: World,
  keptId: string,
  goneId: string,
  choices: Parameters<typeof mergePeople>[1]['choices'] = {},
) =>
  inDeed(
    world.db,
    by(world),
    { act: 'mergePeople', thing: { kind: 'person', id: keptId }, detail: { gone: goneId } },
    (d) => mergePeople(d, { keptId, goneId, choices, versions: null }),
  )
