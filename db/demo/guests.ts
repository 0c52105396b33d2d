// Whom an event of the demo takes in on the day its invitations leave, and why.
import type { RoleClass } from '../schema'
import type { Programme } from './alumni'
import type { Criterion } from './audience'
import { termOn, type Careers, type Person, type Term } from './careers'
import type { Networks } from './networks'

export type Guest = { person: Person; criteria: Criterion[] }

/** Looks people up by criterion and day; a person without a post or an address that day is nobody's guest. */
export function guestBook(
  { people, terms }: Careers,
  networks: Networks,
  programmes: readonly Programme[],
  withoutAddress: ReadonlySet<Person>,
) {
  const byId = new Map(people.map((person) => [person.id, person]))
  const seniors = terms.filter(({ post }) => post.seniorManagement === 1)
  const byClass = Map.groupBy(terms, ({ post }) => post.roleClass)
  const byNetwork = Map.groupBy(networks.memberships, ({ networkId }) => networkId)
  const alumni = new Map(programmes.map(({ id, completions }) => [id, completions]))
  const holding = (list: readonly Term[], on: string) =>
    list.filter(({ from, to }) => from <= on && (to === null || to >= on)).map(({ person }) => person)

  const found = (criterion: Criterion, on: string): Person[] => {
    switch (criterion.kind) {
      case 'seniorManagement':
        return holding(seniors, on)
      case 'roleClass':
        return criterion.of.flatMap((role: RoleClass) => holding(byClass.get(role) ?? [], on))
      case 'network':
        return criterion.of.flatMap((id) =>
          (byNetwork.get(id) ?? [])
            .filter(({ from, to }) => from <= on && (to === null || to >= on))
            .map(({ person }) => person),
        )
      case 'programme':
        return criterion.of.flatMap((id) =>
          (alumni.get(id) ?? []).filter(({ completedOn }) => completedOn <= on).map(({ person }) => person),
        )
      case 'person':
        return criterion.of.flatMap((id) => byId.get(id) ?? [])
      default:
        throw new Error(`the demo invites nobody by ${criterion.kind}`)
    }
  }

  /** The guests by the criteria on the day, each with the criteria that held, narrowed to what held. */
  return (criteria: readonly Criterion[], on: string): Guest[] => {
    const guests = new Map<Person, Criterion[]>()
    for (const criterion of criteria) {
      const choices = 'of' in criterion ? criterion.of : ['']
      for (const choice of choices) {
        const narrowed = ('of' in criterion ? { kind: criterion.kind, of: [choice] } : criterion) as Criterion
        for (const person of new Set(found(narrowed, on))) {
          if (withoutAddress.has(person) || !termOn(person, on)) continue
          const known = guests.get(person)
          const same = known?.find((it) => it.kind === narrowed.kind)
          if (!known) guests.set(person, [narrowed])
          else if (same && 'of' in same) (same.of as string[]).push(choice)
          else known.push(narrowed)
        }
      }
    }
    return [...guests].map(([person, held]) => ({ person, criteria: held }))
  }
}
export type GuestBook = ReturnType<typeof guestBook>
