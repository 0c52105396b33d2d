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
    { word: 'palette.event.letters', to: paths.eventLetters(id) },
    { word: 'palette.event.sending', to: paths.eventSending(id) },
    { word: 'palette.event.answers', to: paths.eventAnswers(id) },
    { word: 'palette.event.programme', to: paths.eventProgramme(id) },
    { word: 'palette.event.questions', to: paths.eventQuestions(id) },
    { word: 'palette.event.reminders', to: paths.eventReminders(id) },
    { word: 'palette.event.tasks', to: paths.eventTasks(id) },
    { word: 'palette.event.door', to: paths.door(id) },
    { word: 'palette.event.afterwards', to: paths.afterwards(id) },
    { word: 'palette.event.copy', to: paths.newEvent({ copy: id }) },
    ...whileOpen(id),
  ] as const

/** What can be done until the event is over or cancelled: as long as its pages offer to edit it. */
const whileOpen = (id: string) =>
  [
    { word: 'palette.event.edit', to: paths.editEvent(id), with: paths.editEvent(id) },
    { word: 'palette.event.move', to: paths.moveEvent(id), with: paths.editEvent(id) },
    { word: 'palette.event.cancel', to: paths.cancelEvent(id), with: paths.editEvent(id) },
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
/** An act that the open page itself offers. */
export type Offer = { to: string; name: string }

const things = { events: ofEvent, networks: ofNetwork } as const

/** What can be done with the thing whose page is open. */
function ofThing(pathname: string): readonly Row[] {
  const [, thing = '', id = ''] = pathname.split('/')
  if (id === '' || id === 'new' || id === 'figures') return []
  const made = thing in things ? things[thing as keyof typeof things] : undefined
  return made?.(decodeURIComponent(id)) ?? []
}

/** Those of the app's pages that the menus lead an organiser to: the palette is theirs. */
const keeper: MenuReader = { organiser: true, looks: true, serves: false }

/**
 * Every command, those of the open page first.
 * @param pathname of the page that is open
 * @param offers what it offers itself
 */
export function commandsAt(pathname: string, t: PageT, offers: readonly Offer[]): Command[] {
  const named =
    (kind: Command['kind']) =>
    ({ word, to }: Row): Command => ({ kind, name: t(word), to })
  const offered = new Set(offers.map(({ to }) => to))
  const known = ofThing(pathname).filter((row) => !('with' in row) || offered.has(row.with))
  const inMenus = [...menuOf(keeper, t), ...underName(keeper, t)]
  const said = new Set([...known, ...beginnings, ...inMenus, ...deeper].map(({ to }) => to))
  return [
    ...offers.filter(({ to }) => !said.has(to)).map((offer): Command => ({ kind: 'here', ...offer })),
    ...known.map(named('here')),
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
