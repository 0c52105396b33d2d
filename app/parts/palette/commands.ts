// What the palette offers: the pages of the app and what is begun often, and how typed words find them.
import { paths } from '~/paths'

/** Pages by the words of the menu. */
const pages = [
  { word: 'frame.nav.start', to: paths.start() },
  { word: 'frame.nav.events', to: paths.events() },
  { word: 'frame.nav.year', to: paths.year() },
  { word: 'frame.nav.groups', to: paths.groups() },
  { word: 'frame.nav.networks', to: paths.networks() },
  { word: 'frame.nav.people', to: paths.people() },
  { word: 'frame.nav.continuity', to: paths.continuity() },
  { word: 'frame.nav.organisations', to: paths.organisations() },
  { word: 'frame.nav.sectors', to: paths.sectors() },
  { word: 'frame.nav.programmes', to: paths.programmes() },
  { word: 'palette.go.rounds', to: paths.rounds() },
  { word: 'palette.go.renewal', to: paths.renewal() },
  { word: 'palette.go.eventFigures', to: paths.eventFigures() },
  { word: 'palette.go.groupFigures', to: paths.groupFigures() },
  { word: 'palette.go.templates', to: paths.templates() },
  { word: 'frame.nav.letters', to: paths.letters() },
  { word: 'frame.nav.incoming', to: paths.incoming() },
  { word: 'frame.nav.remarks', to: paths.remarks() },
  { word: 'frame.nav.imports', to: paths.imports() },
  { word: 'frame.nav.deeds', to: paths.deeds() },
  { word: 'frame.nav.assistants', to: paths.myAssistants() },
  { word: 'frame.nav.feeds', to: paths.feeds() },
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
  | (typeof pages)[number]
  | (typeof beginnings)[number]
  | ReturnType<typeof ofEvent>[number]
  | ReturnType<typeof ofNetwork>[number]
/** The key of a command's words. */
export type CommandWord = Row['word']
export type CommandKind = 'here' | 'act' | 'go'
/** `here` concerns the thing whose page is open. */
export type Command = { kind: CommandKind; word: CommandWord; to: string }

const things = { events: ofEvent, networks: ofNetwork } as const

/** What can be done with the thing whose page is open. */
function ofThing(pathname: string): readonly Row[] {
  const [, thing = '', id = ''] = pathname.split('/')
  if (id === '' || id === 'new' || id === 'figures') return []
  const made = thing in things ? things[thing as keyof typeof things] : undefined
  return made?.(decodeURIComponent(id)) ?? []
}

/** Every command, those of the open page first. @param pathname of the page that is open */
export const commandsAt = (pathname: string): Command[] => [
  ...ofThing(pathname).map((row) => ({ kind: 'here' as const, ...row })),
  ...beginnings.map((row) => ({ kind: 'act' as const, ...row })),
  ...pages.map((row) => ({ kind: 'go' as const, ...row })),
]

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
