// Every URL of the app as a typed function; nothing else writes one.
import type { Locale } from '#db/schema'

const q = (path: string, query: Record<string, string | undefined>): string => {
  const given = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]))
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`
}

export const paths = {
  start: () => '/',
  signIn: (query: { next?: string; email?: string } = {}) => q('/sign-in', query),
  signInCode: (query: { email?: string; code?: string; next?: string; lang?: Locale } = {}) =>
    q('/sign-in/code', query),
  signOut: () => '/sign-out',
  language: () => '/language',

  events: (query: { when?: string; kind?: string; q?: string } = {}) => q('/events', query),
  newEvent: (query: { kind?: string; copy?: string } = {}) => q('/events/new', query),
  event: (id: string) => `/events/${id}`,
  editEvent: (id: string) => `/events/${id}/edit`,
  eventProgramme: (id: string) => `/events/${id}/programme`,
  eventAudience: (id: string) => `/events/${id}/audience`,
  eventLetters: (id: string, query: { kind?: string; letter?: Locale } = {}) =>
    q(`/events/${id}/letters`, query),
  letterPreview: (id: string, query: { kind: string; letter: Locale }) =>
    q(`/events/${id}/letters/preview`, query),
  eventSending: (id: string, query: { batch?: string } = {}) => q(`/events/${id}/sending`, query),
  eventAnswers: (
    id: string,
    query: { answer?: string; sector?: string; q?: string; sort?: string; print?: string } = {},
  ) => q(`/events/${id}/answers`, query),
  eventAnswersSheet: (id: string, form: 'xlsx' | 'csv') => `/events/${id}/answers.${form}`,
  invitation: (eventId: string, invitationId: string) => `/events/${eventId}/answers/${invitationId}`,
  eventReminder: (id: string) => `/events/${id}/remind`,
  cancelEvent: (id: string) => `/events/${id}/cancel`,

  people: (query: { q?: string; sector?: string; kind?: string; page?: string } = {}) => q('/people', query),
  person: (id: string) => `/people/${id}`,
  organisations: (query: { q?: string; sector?: string } = {}) => q('/organisations', query),
  organisation: (id: string) => `/organisations/${id}`,
  networks: () => '/networks',
  network: (id: string, query: { on?: string } = {}) => q(`/networks/${id}`, query),
  programme: (id: string) => `/programmes/${id}`,
  groups: () => '/groups',

  myInvitation: (invitationId: string) => `/my/invitations/${invitationId}`,
  answer: (token: string, query: { lang?: Locale | undefined; answer?: string; done?: string } = {}) =>
    q(`/a/${token}`, query),

  letters: (query: { status?: string; q?: string } = {}) => q('/letters', query),
  accessibility: () => '/accessibility',
  health: () => '/health',
  demoMailbox: (query: { to?: string } = {}) => q('/demo/mailbox', query),
  demoMail: (id: string, query: { part?: string } = {}) => q(`/demo/mailbox/${id}`, query),
  demoSignIn: (who: string) => `/demo/sign-in/${who}`,
}
