// Every URL of the app as a typed function; nothing else writes one.
import type { Locale } from '#db/schema'

const q = (path: string, query: Record<string, string | undefined>): string => {
  const given = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]))
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`
}

/** A part of a path that came from outside: whatever it holds, it stays one part. */
const part = encodeURIComponent

export const paths = {
  start: () => '/',
  signIn: (query: { next?: string; email?: string } = {}) => q('/sign-in', query),
  signInCode: (query: { email?: string; code?: string; next?: string; lang?: Locale } = {}) =>
    q('/sign-in/code', query),
  signOut: () => '/sign-out',
  language: () => '/language',

  events: (query: { when?: string; kind?: string; q?: string } = {}) => q('/events', query),
  newEvent: (query: { kind?: string; copy?: string } = {}) => q('/events/new', query),
  event: (id: string) => `/events/${part(id)}`,
  editEvent: (id: string) => `/events/${part(id)}/edit`,
  eventProgramme: (id: string) => `/events/${part(id)}/programme`,
  eventAudience: (id: string) => `/events/${part(id)}/audience`,
  eventLetters: (id: string, query: { kind?: string; letter?: Locale } = {}) =>
    q(`/events/${part(id)}/letters`, query),
  letterPreview: (id: string, query: { kind: string; letter: Locale }) =>
    q(`/events/${part(id)}/letters/preview`, query),
  eventSending: (id: string, query: { batch?: string } = {}) => q(`/events/${part(id)}/sending`, query),
  sendingProgress: (id: string, query: { batch: string }) => q(`/events/${part(id)}/sending/progress`, query),
  eventAnswers: (
    id: string,
    query: { answer?: string; sector?: string; q?: string; sort?: string; print?: string } = {},
  ) => q(`/events/${part(id)}/answers`, query),
  eventAnswersSheet: (id: string, form: 'xlsx' | 'csv') => `/events/${part(id)}/answers.${form}`,
  invitation: (eventId: string, invitationId: string) =>
    `/events/${part(eventId)}/answers/${part(invitationId)}`,
  eventReminder: (id: string) => `/events/${part(id)}/remind`,
  cancelEvent: (id: string) => `/events/${part(id)}/cancel`,

  people: (query: { q?: string; sector?: string; kind?: string; page?: string } = {}) => q('/people', query),
  person: (id: string) => `/people/${part(id)}`,
  organisations: (query: { q?: string; sector?: string } = {}) => q('/organisations', query),
  organisation: (id: string) => `/organisations/${part(id)}`,
  networks: () => '/networks',
  network: (id: string, query: { on?: string } = {}) => q(`/networks/${part(id)}`, query),
  programme: (id: string) => `/programmes/${part(id)}`,
  groups: () => '/groups',

  myInvitation: (invitationId: string) => `/my/invitations/${part(invitationId)}`,
  answer: (token: string, query: { lang?: Locale | undefined; answer?: string; done?: string } = {}) =>
    q(`/a/${part(token)}`, query),

  letters: (query: { status?: string; q?: string } = {}) => q('/letters', query),
  sendLetterAgain: () => '/letters/again',
  accessibility: () => '/accessibility',
  health: () => '/health',
  demoMailbox: (query: { to?: string } = {}) => q('/demo/mailbox', query),
  demoMail: (id: string, query: { part?: string } = {}) => q(`/demo/mailbox/${part(id)}`, query),
  demoSignIn: (who: string) => `/demo/sign-in/${part(who)}`,
}
