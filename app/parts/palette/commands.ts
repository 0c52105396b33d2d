// What the palette offers: the pages of the app and what is begun often, and how typed words find them.
import type { PageT } from '~/i18n/types'
import { menuOf, underName, type MenuReader } from '~/parts/menu'
import { paths } from '~/paths'

/** Pages that no menu has a place for. */
const deeper = [
  { word: 'palette.go.rounds', to: paths.rounds() },
  { word: 'palette.go.renewal', to: paths.renewal() },
  { word: 'palette.go.eventFigures', to: paths.eventFigures() },
  { word: 'palette.go.groupFigures', to: paths.groupFigures() },
  { word: 'palette.go.templates', to: paths.templates() },
] as const

const beginnings = [
  { word: 'palette.act.newEvent', to: paths.newEvent() },
  { word: 'palette.act.newSeries', to: paths.newSeries() },
  { word: 'palette.act.newPerson', to: paths.newPerson() },
  { word: 'palette.act.newNetwork', to: paths.newNetwork() },
  { word: 'palette.act.newRound', to: paths.newRound() },
  { word: 'palette.act.newOrganisation', to: paths.newOrganisation() },
  { word: 'palette.act.newProgramme', to: paths.newProgramme() },
  { word: 'palette.act.takeIn', to: paths.imports() },
] as const

const ofEvent = (id: string) =>
  [
    { word: 'palette.event.audience', to: paths.eventAudience(id) },
    { word: 'palette.event.sending', to: paths.eventSending(id) },
    { word: 'palette.event.answers', to: paths.eventAnswers(id) },
    { word: 'palette.event.programme', to: paths.eventProgramme(id) },
    { word: 'palette.event.door', to: paths.door(id) },
    { word: 'palette.event.edit', to: paths.editEvent(id) },
  ] as const

const ofNetwork = (id: string) => [{ word: 'palette.network.addMember', to: paths.newMember(id) }] as const

type Row =
  | (typeof deeper)[number]
  | (typeof beginnings)[number]
  | ReturnType<typeof ofEvent>[number]
  | ReturnType<typeof ofNetwork>[number]

/** `here` concerns the thing whose page is open. */
export const commandKinds = ['here', 'act', 'go'] as const
export type Command = { kind: (typeof commandKinds)[number]; name: string; to: string }

const things = { events: ofEvent, networks: ofNetwork } as const

/** What can be done with the thing whose page is open. */
function ofThing(pathname: string): readonly Row[] {
  const [, thing = '', id = ''] = pathname.split('/')
  if (id === '' || id === 'new' || id === 'figures') return []
  const made = thing in things ? things[thing as keyof typeof things] : undefined
  return made?.(decodeURIComponent(id)) ?? []
}

/** Those of the app's pages that the menus lead an organiser to: the palette is theirs. */
const keeper: MenuReader = { organiser: true, looks: true }

/** Every command, those of the open page first. @param pathname of the page that is open */
export function commandsAt(pathname: string, t: PageT): Command[] {
  const named =
    (kind: Command['kind']) =>
    ({ word, to }: Row): Command => ({ kind, name: t(word), to })
  const inMenus = [...menuOf(keeper, t), ...underName(keeper, t)]
  return [
    ...ofThing(pathname).map(named('here')),
    ...beginnings.map(named('act')),
    ...inMenus.map(({ to, label }): Command => ({ kind: 'go', name: label, to })),
    ...deeper.map(named('go')),
  ]
}

/** Letters without case and marks, so that "tilaisuus", "Tilaisuus" and "TILAISUUS" are one, as are "vuosi" and "vüosi". */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Whether each word typed begins a word of the label; nothing typed fits all. */
export function fits(label: string, typed: string): boolean {
  const words = plain(label).split(/[^\p{L}\p{N}]+/u)
  return plain(typed)
    .split(/\s+/)
    .filter(Boolean)
    .every((part) => words.some((word) => word.startsWith(part)))
}
