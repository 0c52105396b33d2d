// Every URL of the app as a typed function; nothing else writes one.
import type { Locale } from '#db/schema'

const q = (path: string, query: Record<string, string | undefined>): string => {
  const given = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]))
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`
}

/** A part of a path that came from outside: whatever it holds, it stays one part. */
const part = encodeURIComponent

export const paths = {
  start: (query: { saved?: string } = {}) => q('/', query),
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
  eventSeats: (id: string, query: { done?: string } = {}) => q(`/events/${part(id)}/seats`, query),
  eventLine: (id: string, query: { person?: string; done?: string } = {}) =>
    q(`/events/${part(id)}/line`, query),
  eventQuestions: (
    id: string,
    query: { done?: string; add?: string; edit?: string; question?: string; replied?: string } = {},
  ) => q(`/events/${part(id)}/questions`, query),
  eventReplies: (id: string, query: { question?: string; print?: string } = {}) =>
    q(`/events/${part(id)}/replies`, query),
  eventRepliesSheet: (id: string, form: 'xlsx' | 'csv') => `/events/${part(id)}/replies.${form}`,
  eventReminders: (id: string, query: { done?: string } = {}) => q(`/events/${part(id)}/reminders`, query),
  eventTasks: (id: string, query: { done?: string } = {}) => q(`/events/${part(id)}/tasks`, query),
  eventSpeakers: (id: string, query: { done?: string } = {}) => q(`/events/${part(id)}/speakers`, query),
  eventSpeaker: (id: string, speakerId: string) => `/events/${part(id)}/speakers/${part(speakerId)}`,
  eventMaterials: (id: string, query: { done?: string } = {}) => q(`/events/${part(id)}/materials`, query),
  runningOrder: (id: string, query: { print?: string } = {}) => q(`/events/${part(id)}/running-order`, query),
  eventSubstitutes: (id: string, query: { done?: string } = {}) =>
    q(`/events/${part(id)}/substitutes`, query),
  moveEvent: (id: string, query: { to?: string; from?: string; until?: string; mail?: string } = {}) =>
    q(`/events/${part(id)}/move`, query),
  door: (id: string, query: { q?: string; show?: string; person?: string; done?: string } = {}) =>
    q(`/events/${part(id)}/door`, query),
  doorTicks: (id: string) => `/events/${part(id)}/door/ticks`,
  walkIn: (id: string, query: { q?: string } = {}) => q(`/events/${part(id)}/door/walk-in`, query),
  badges: (id: string, query: { size?: string; who?: string; print?: string; x?: string; y?: string } = {}) =>
    q(`/events/${part(id)}/badges`, query),
  eventTables: (id: string, query: { done?: string; print?: string; move?: string; from?: string } = {}) =>
    q(`/events/${part(id)}/tables`, query),
  afterwards: (
    id: string,
    query: {
      done?: string
      show?: string
      q?: string
      batch?: string | undefined
      person?: string | undefined
    } = {},
  ) => q(`/events/${part(id)}/afterwards`, query),
  survey: (id: string, query: { done?: string } = {}) => q(`/events/${part(id)}/survey`, query),
  surveyResults: (id: string, query: { print?: string } = {}) =>
    q(`/events/${part(id)}/survey/results`, query),
  surveySheet: (id: string, form: 'xlsx' | 'csv') => `/events/${part(id)}/survey.${form}`,
  eventFigures: (query: { from?: string; to?: string; kind?: string } = {}) => q('/events/figures', query),
  eventFiguresSheet: (form: 'xlsx' | 'csv') => `/events/figures.${form}`,
  templates: (query: { done?: string } = {}) => q('/templates', query),
  template: (kind: string, query: { done?: string } = {}) => q(`/templates/${part(kind)}`, query),

  year: (query: { year?: string; month?: string; kind?: string; print?: string } = {}) => q('/year', query),
  calendarDays: (query: { year?: string; edit?: string; done?: string; day?: string } = {}) =>
    q('/year/days', query),
  feeds: (query: { done?: string } = {}) => q('/my/feeds', query),
  feed: (token: string) => `/calendar/${part(token)}.ics`,
  newSeries: (query: { kind?: string } = {}) => q('/series/new', query),
  series: (id: string, query: { done?: string } = {}) => q(`/series/${part(id)}`, query),
  editSeries: (id: string) => `/series/${part(id)}/edit`,
  seriesAudience: (id: string) => `/series/${part(id)}/audience`,
  seriesSending: (id: string, query: { batch?: string; letter?: string } = {}) =>
    q(`/series/${part(id)}/sending`, query),
  seriesPreview: (id: string, query: { letter: Locale }) => q(`/series/${part(id)}/sending/preview`, query),
  seriesProgress: (id: string, query: { batch: string }) => q(`/series/${part(id)}/sending/progress`, query),

  eventReminder: (id: string) => `/events/${part(id)}/remind`,
  cancelEvent: (id: string) => `/events/${part(id)}/cancel`,

  people: (
    query: { q?: string; sector?: string; kind?: string; role?: string; on?: string; page?: string } = {},
  ) => q('/people', query),
  newPerson: (query: { name?: string } = {}) => q('/people/new', query),
  person: (id: string) => `/people/${part(id)}`,
  editPerson: (id: string, query: { back?: string } = {}) => q(`/people/${part(id)}/edit`, query),
  newAppointment: (personId: string, query: { position?: string } = {}) =>
    q(`/people/${part(personId)}/appointments/new`, query),
  appointment: (personId: string, id: string) => `/people/${part(personId)}/appointments/${part(id)}`,
  mergePeople: (id: string, query: { with?: string; q?: string } = {}) =>
    q(`/people/${part(id)}/merge`, query),

  organisations: (query: { q?: string; sector?: string; on?: string } = {}) => q('/organisations', query),
  newOrganisation: () => '/organisations/new',
  organisation: (id: string, query: { on?: string } = {}) => q(`/organisations/${part(id)}`, query),
  editOrganisation: (id: string) => `/organisations/${part(id)}/edit`,
  mergeOrganisation: (id: string, query: { into?: string } = {}) =>
    q(`/organisations/${part(id)}/merge`, query),
  newPosition: (organisationId: string) => `/organisations/${part(organisationId)}/positions/new`,
  position: (id: string) => `/positions/${part(id)}`,
  editPosition: (id: string) => `/positions/${part(id)}/edit`,
  sectors: () => '/sectors',
  newSector: () => '/sectors/new',
  sector: (id: string) => `/sectors/${part(id)}`,

  networks: () => '/networks',
  newNetwork: () => '/networks/new',
  network: (id: string, query: { on?: string; q?: string; page?: string; past?: string } = {}) =>
    q(`/networks/${part(id)}`, query),
  editNetwork: (id: string) => `/networks/${part(id)}/edit`,
  networkRule: (id: string, query: { rule?: string } = {}) => q(`/networks/${part(id)}/rule`, query),
  networkHistory: (id: string) => `/networks/${part(id)}/history`,
  board: (networkId: string, query: { kind?: string; state?: string; page?: string } = {}) =>
    q(`/networks/${part(networkId)}/board`, query),
  newNote: (networkId: string, query: { kind?: string } = {}) =>
    q(`/networks/${part(networkId)}/board/new`, query),
  note: (networkId: string, noteId: string, query: { done?: string; reply?: string } = {}) =>
    q(`/networks/${part(networkId)}/board/${part(noteId)}`, query),
  editNote: (networkId: string, noteId: string) => `/networks/${part(networkId)}/board/${part(noteId)}/edit`,
  newMember: (networkId: string, query: { person?: string; q?: string; post?: string } = {}) =>
    q(`/networks/${part(networkId)}/members/new`, query),
  memberSheet: (networkId: string, form: 'xlsx' | 'csv') => `/networks/${part(networkId)}/members.${form}`,
  joinNetwork: (id: string, query: { done?: string } = {}) => q(`/networks/${part(id)}/join`, query),
  callMeeting: (networkId: string, query: { note?: string } = {}) =>
    q(`/networks/${part(networkId)}/meetings/new`, query),
  networkMeeting: (networkId: string, eventId: string, query: { done?: string } = {}) =>
    q(`/networks/${part(networkId)}/meetings/${part(eventId)}`, query),
  leaveNetwork: (id: string) => `/networks/${part(id)}/leave`,
  pauseNetwork: (id: string, query: { done?: string } = {}) => q(`/networks/${part(id)}/pause`, query),
  inviteOutside: (id: string) => `/networks/${part(id)}/outside`,
  membership: (networkId: string, id: string) => `/networks/${part(networkId)}/members/${part(id)}`,
  alumniCourse: (networkId: string, courseId: string, query: { q?: string } = {}) =>
    q(`/networks/${part(networkId)}/courses/${part(courseId)}`, query),

  programmes: () => '/programmes',
  newProgramme: () => '/programmes/new',
  programme: (id: string) => `/programmes/${part(id)}`,
  editProgramme: (id: string) => `/programmes/${part(id)}/edit`,
  newCourse: (programmeId: string) => `/programmes/${part(programmeId)}/courses/new`,
  course: (programmeId: string, id: string) => `/programmes/${part(programmeId)}/courses/${part(id)}`,

  continuity: (query: { kind?: string; network?: string; months?: string } = {}) => q('/continuity', query),
  continuityHandled: (query: { page?: string } = {}) => q('/continuity/handled', query),
  inquiry: (token: string, query: { lang?: Locale | undefined; done?: string } = {}) =>
    q(`/r/${part(token)}`, query),

  imports: (query: { page?: string } = {}) => q('/imports', query),
  importSheet: (id: string, query: { show?: string; page?: string } = {}) => q(`/imports/${part(id)}`, query),
  importColumns: (id: string) => `/imports/${part(id)}/columns`,
  applyImport: (id: string) => `/imports/${part(id)}/apply`,
  importReport: (id: string) => `/imports/${part(id)}/report.csv`,
  importTemplate: (kind: string, form: 'xlsx' | 'csv') => `/imports/templates/${part(kind)}.${form}`,
  sheet: (list: string, form: 'xlsx' | 'csv') => `/sheets/${part(list)}.${form}`,

  deeds: (query: { page?: string; thing?: string; deed?: string } = {}) => q('/deeds', query),
  undoDeed: (id: string) => `/deeds/${part(id)}/undo`,
  search: (query: { q?: string; thing?: string; page?: string } = {}) => q('/search', query),
  searchHints: (query: { q?: string } = {}) => q('/search/hints', query),

  groups: (query: { on?: string } = {}) => q('/groups', query),
  group: (id: string, query: { done?: string; theme?: string } = {}) => q(`/groups/${part(id)}`, query),
  editGroup: (id: string) => `/groups/${part(id)}/edit`,
  groupNotes: (id: string, query: { done?: string } = {}) => q(`/groups/${part(id)}/notes`, query),
  newDates: (id: string) => `/groups/${part(id)}/dates/new`,
  dates: (id: string, pollId: string, query: { done?: string; decide?: string } = {}) =>
    q(`/groups/${part(id)}/dates/${part(pollId)}`, query),
  meeting: (id: string, eventId: string, query: { done?: string } = {}) =>
    q(`/groups/${part(id)}/meetings/${part(eventId)}`, query),
  groupMet: (id: string) => `/groups/${part(id)}/met`,
  groupHistory: (id: string) => `/groups/${part(id)}/history`,
  fillGroup: (id: string, query: { q?: string; all?: string; person?: string } = {}) =>
    q(`/groups/${part(id)}/fill`, query),
  newcomer: (id: string, newcomerId: string) => `/groups/${part(id)}/newcomers/${part(newcomerId)}`,
  splitGroup: (id: string) => `/groups/${part(id)}/split`,
  mergeGroup: (id: string, query: { into?: string } = {}) => q(`/groups/${part(id)}/merge`, query),
  endGroup: (id: string) => `/groups/${part(id)}/end`,
  groupRequests: (query: { page?: string; done?: string } = {}) => q('/groups/requests', query),
  groupFigures: (query: { year?: string } = {}) => q('/groups/figures', query),
  renewal: (query: { year?: string; batch?: string } = {}) => q('/groups/renewal', query),
  renewalAnswer: (renewalId: string) => `/groups/renewal/${part(renewalId)}`,
  renewalProgress: (query: { batch: string }) => q('/groups/renewal/progress', query),
  groupFiguresSheet: (form: 'xlsx' | 'csv') => `/groups/figures.${form}`,

  rounds: () => '/rounds',
  newRound: () => '/rounds/new',
  round: (id: string, query: { done?: string } = {}) => q(`/rounds/${part(id)}`, query),
  editRound: (id: string) => `/rounds/${part(id)}/edit`,
  roundCall: (id: string, query: { letter?: string; batch?: string; done?: string } = {}) =>
    q(`/rounds/${part(id)}/call`, query),
  roundCallPreview: (id: string, query: { letter?: string } = {}) =>
    q(`/rounds/${part(id)}/call/preview`, query),
  roundCallProgress: (id: string, query: { batch?: string } = {}) =>
    q(`/rounds/${part(id)}/call/progress`, query),
  candidates: (
    id: string,
    query: { show?: string; q?: string; group?: string; lack?: string; done?: string } = {},
  ) => q(`/rounds/${part(id)}/candidates`, query),
  addCandidates: (
    id: string,
    query: { q?: string; network?: string; role?: string; sector?: string; none?: string } = {},
  ) => q(`/rounds/${part(id)}/candidates/add`, query),
  candidate: (id: string, candidateId: string, query: { q?: string } = {}) =>
    q(`/rounds/${part(id)}/candidates/${part(candidateId)}`, query),
  proposals: (id: string) => `/rounds/${part(id)}/proposals`,
  proposalsProgress: (id: string) => `/rounds/${part(id)}/proposals/progress`,
  proposal: (id: string, proposalId: string, query: { person?: string; group?: string } = {}) =>
    q(`/rounds/${part(id)}/proposals/${part(proposalId)}`, query),
  proposalReasons: (id: string, proposalId: string) =>
    `/rounds/${part(id)}/proposals/${part(proposalId)}/reasons`,
  confirmProposal: (id: string, proposalId: string) =>
    `/rounds/${part(id)}/proposals/${part(proposalId)}/confirm`,
  confirmLetter: (id: string, proposalId: string, query: { group: string; letter: Locale }) =>
    q(`/rounds/${part(id)}/proposals/${part(proposalId)}/confirm/letter`, query),

  call: (token: string, query: { lang?: Locale | undefined; answer?: string; done?: string } = {}) =>
    q(`/call/${part(token)}`, query),
  times: (
    token: string,
    query: { lang?: Locale | undefined; time?: string; tick?: string; done?: string } = {},
  ) => q(`/times/${part(token)}`, query),
  met: (token: string, query: { lang?: Locale | undefined; met?: string; done?: string } = {}) =>
    q(`/met/${part(token)}`, query),
  goOn: (token: string, query: { lang?: Locale | undefined; answer?: string; done?: string } = {}) =>
    q(`/go-on/${part(token)}`, query),
  hearing: (token: string, query: { lang?: Locale | undefined; answer?: string; done?: string } = {}) =>
    q(`/hearing/${part(token)}`, query),
  sharing: () => '/my/data#sharing',
  /** What was just done is told beside what it was done to. */
  myData: (query: { done?: string } = {}) => q('/my/data', query) + (query.done ? '#done' : ''),
  quiet: (token: string, query: { lang?: Locale | undefined; done?: string } = {}) =>
    q(`/quiet/${part(token)}`, query),

  myCall: (candidateId: string, query: { done?: string } = {}) => q(`/my/calls/${part(candidateId)}`, query),
  myRenewal: (renewalId: string, query: { done?: string } = {}) =>
    q(`/my/renewals/${part(renewalId)}`, query),
  myInvitation: (invitationId: string) => `/my/invitations/${part(invitationId)}`,
  answer: (token: string, query: { lang?: Locale | undefined; answer?: string; done?: string } = {}) =>
    q(`/a/${part(token)}`, query),

  mySubstitute: (invitationId: string) => `/my/invitations/${part(invitationId)}/substitute`,
  substitute: (token: string, query: { lang?: Locale | undefined; done?: string } = {}) =>
    q(`/a/${part(token)}/substitute`, query),
  /** Where somebody to whom an invitation was forwarded enters themselves, or is told whose it is. */
  notMine: (token: string, query: { lang?: Locale | undefined; done?: string } = {}) =>
    q(`/a/${part(token)}/not-mine`, query),
  myReplies: (invitationId: string, query: { done?: string } = {}) =>
    q(`/my/invitations/${part(invitationId)}/questions`, query),
  replies: (token: string, query: { lang?: Locale | undefined; done?: string } = {}) =>
    q(`/a/${part(token)}/questions`, query),
  material: (id: string) => `/materials/${part(id)}`,
  materialByLink: (token: string, id: string) => `/a/${part(token)}/materials/${part(id)}`,
  seriesDates: (
    token: string,
    query: { lang?: Locale | undefined; date?: string; answer?: string; done?: string } = {},
  ) => q(`/dates/${part(token)}`, query),
  speaker: (token: string, query: { lang?: Locale | undefined; done?: string } = {}) =>
    q(`/speaker/${part(token)}`, query),
  answerSurvey: (token: string, query: { lang?: Locale | undefined; done?: string } = {}) =>
    q(`/survey/${part(token)}`, query),
  myAssistants: (query: { done?: string } = {}) => q('/my/assistants', query),
  assistantsOf: (personId: string, query: { done?: string } = {}) =>
    q(`/people/${part(personId)}/assistants`, query),
  myCalendar: (query: { view?: string; month?: string } = {}) => q('/my/calendar', query),
  myHistory: () => '/my/history',
  /** One's own history or the whole copy of one's data, as a file that a press takes. */
  takeHistory: (form: 'xlsx' | 'csv' | 'json') => `/my/history/${part(form)}`,
  myWeek: (query: { from?: string; manager?: string; print?: string } = {}) => q('/my/week', query),

  directory: (query: { q?: string; course?: string } = {}) => q('/directory', query),
  directoryHints: (query: { q?: string } = {}) => q('/directory/hints', query),
  writeToPerson: (id: string) => `/directory/${part(id)}/write`,
  /** A person as others see them in the directory. */
  directoryPerson: (id: string, query: { done?: string } = {}) => q(`/directory/${part(id)}`, query),
  /** A person's photo by its mark, so that a browser may keep it; the small one stands in lists. */
  photo: (personId: string, mark: string, query: { size?: string } = {}) =>
    q(`/photos/${part(personId)}/${part(mark)}`, query),
  letters: (
    query: { status?: string; q?: string; kind?: string; event?: string; page?: string; done?: string } = {},
  ) => q('/letters', query),
  letter: (id: string, query: { done?: string } = {}) => q(`/letters/${part(id)}`, query),
  pauseLetters: () => '/letters/pause',
  incoming: (
    query: { show?: string; q?: string; kind?: string; event?: string; page?: string; done?: string } = {},
  ) => q('/incoming', query),
  incomingMail: (id: string, query: { done?: string; q?: string } = {}) => q(`/incoming/${part(id)}`, query),
  demoReply: (id: string) => `/demo/mailbox/${part(id)}/reply`,
  sendLetterAgain: () => '/letters/again',
  accessibility: () => '/accessibility',
  feedback: (query: { from?: string | undefined; done?: string } = {}) => q('/accessibility/feedback', query),
  remarks: (query: { done?: string } = {}) => q('/remarks', query),
  remark: (id: string) => `/remarks/${part(id)}`,
  /** The parts of the design in use. */
  design: () => '/design',
  health: () => '/health',
  demoMailbox: (query: { to?: string } = {}) => q('/demo/mailbox', query),
  demoMail: (id: string, query: { answered?: string } = {}) => q(`/demo/mailbox/${part(id)}`, query),
  demoSignIn: (who: string) => `/demo/sign-in/${part(who)}`,
}
