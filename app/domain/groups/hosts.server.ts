// Who calls a small group together.
import { enterRow, reviseRow, type Deed } from '../core/deeds.server'

/** Says who calls a group together, in its home; the home is made when there is none. */
export async function nameHost(d: Deed, networkId: string, hostId: string | null): Promise<void> {
  const home = await d.trx
    .selectFrom('groupHome')
    .select(['hostId', 'version'])
    .where('id', '=', networkId)
    .executeTakeFirst()
  if (home === undefined)
    await enterRow(d, 'groupHome', {
      id: networkId,
      practices: '',
      language: null,
      meets: null,
      hostId,
      keepsNotes: 0,
      version: 1,
    })
  else if (hostId !== null && home.hostId !== hostId)
    await reviseRow(d, 'groupHome', networkId, { hostId, version: home.version + 1 })
}
