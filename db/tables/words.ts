// The lists of words that columns hold.

export const locales = ['fi', 'sv', 'en'] as const
export type Locale = (typeof locales)[number]
export type Flag = 0 | 1

export const organisationKinds = [
  'ministry',
  'agency',
  'municipality',
  'wellbeingCounty',
  'parliament',
  'otherPublic',
  'company',
  'association',
] as const
export type OrganisationKind = (typeof organisationKinds)[number]

/** What a post is, whatever its title: the audience rules and the networks' rules speak in these. */
export const roleClasses = [
  'permanentSecretary',
  'headOfAgency',
  'departmentHead',
  'director',
  'hrLead',
  'developmentHead',
  'trainingHead',
  'municipalManager',
  'countyDirector',
  'expert',
  'assistant',
] as const
export type RoleClass = (typeof roleClasses)[number]

export const networkKinds = ['forum', 'professional', 'alumni', 'volunteer', 'smallGroup'] as const
export type NetworkKind = (typeof networkKinds)[number]

export const membershipRoles = [
  'member',
  'chair',
  'viceChair',
  'secretary',
  'coordinator',
  'liaison',
  'outside',
] as const
export type MembershipRole = (typeof membershipRoles)[number]

export const eventKinds = ['managementDay', 'publicManagementDay', 'morningCoffee', 'other'] as const
export type EventKind = (typeof eventKinds)[number]

export const answers = ['yes', 'maybe', 'no'] as const
export type Answer = (typeof answers)[number]

/** Why a post or a membership ended. */
export const appointmentEnds = [
  'otherPost',
  'retired',
  'leftState',
  'termEnded',
  'organisationEnded',
  'other',
] as const
export type AppointmentEnd = (typeof appointmentEnds)[number]

export const membershipEnds = [
  'leftPost',
  'retired',
  'leftState',
  'ownWish',
  'noLongerFits',
  'organisationEnded',
  'networkEnded',
  'groupSplit',
  'groupsMerged',
  'roleChanged',
  'other',
] as const
export type MembershipEnd = (typeof membershipEnds)[number]

export const genders = ['woman', 'man', 'other'] as const
export type Gender = (typeof genders)[number]

/** What a sheet that is imported holds. */
export const importKinds = ['people', 'memberships', 'participants', 'attendance'] as const
export type ImportKind = (typeof importKinds)[number]

/** What can be found by searching. */
export const searchThings = ['person', 'organisation', 'network', 'event'] as const
export type SearchThing = (typeof searchThings)[number]

/** How an answer reached us. */
export const answerSources = ['link', 'page', 'assistant', 'organiser', 'calendar', 'earlier'] as const
export type AnswerSource = (typeof answerSources)[number]

/** How a small group meets. */
export const meetingForms = ['place', 'online', 'both'] as const
export type MeetingForm = (typeof meetingForms)[number]

/** What a member says of a proposed time. */
export const ticks = ['yes', 'ifNeedBe', 'no'] as const
export type Tick = (typeof ticks)[number]

/** What a link in a letter about small groups answers: a call, proposed times, a meeting held, going on, a newcomer. */
export const groupLinkPurposes = ['call', 'times', 'met', 'goOn', 'hearing'] as const
export type GroupLinkPurpose = (typeof groupLinkPurposes)[number]

/** How a person takes part in a hybrid event. */
export const attendanceModes = ['site', 'online'] as const
export type AttendanceMode = (typeof attendanceModes)[number]

/** How a person came to an event's list. */
export const entries = ['invited', 'substitute', 'forwarded', 'walkIn'] as const
export type Entry = (typeof entries)[number]

/** Whether the invited may send a substitute. */
export const substituteRules = ['no', 'yes', 'approval'] as const
export type SubstituteRule = (typeof substituteRules)[number]

/** What is asked with an answer. */
export const questionKinds = [
  'diet',
  'accessibility',
  'parking',
  'session',
  'text',
  'choice',
  'choices',
] as const
export type QuestionKind = (typeof questionKinds)[number]

/** Of whom a question is asked, among those who come. */
export const askedOf = ['all', 'site', 'online'] as const
export type AskedOf = (typeof askedOf)[number]

/** Whom a reminder by rule reaches: those who have not answered, or those who come. */
export const reminderCircles = ['silent', 'coming'] as const
export type ReminderCircle = (typeof reminderCircles)[number]

/** What a speaker owes, or not. */
export const debts = ['none', 'owed', 'got'] as const
export type Debt = (typeof debts)[number]

/** Who may open a material. */
export const materialCircles = ['organisers', 'invited', 'coming', 'came'] as const
export type MaterialCircle = (typeof materialCircles)[number]

/** What a question of a survey is answered with. */
export const surveyKinds = ['scale', 'choice', 'choices', 'text'] as const
export type SurveyKind = (typeof surveyKinds)[number]

/** What a mail that came in is: an answer from a calendar, a wish of one, a notice of a mail system, or somebody's own words. */
export const incomingKinds = [
  'answer',
  'delegation',
  'counter',
  'refresh',
  'bounce',
  'absence',
  'letter',
  'unreadable',
] as const
export type IncomingKind = (typeof incomingKinds)[number]

/** Whether somebody must see to a mail that came in: it was taken, it waits for an organiser, or it needs nothing. */
export const incomingStandings = ['taken', 'open', 'aside'] as const
export type IncomingStanding = (typeof incomingStandings)[number]

/** Whose events a feed tells: its owner's own, all of them to an organiser, those of a kind, a small group's meetings. */
export const feedKinds = ['own', 'organiser', 'eventKind', 'group'] as const
export type FeedKind = (typeof feedKinds)[number]

/** What of a person they may let others see; `letters`: that others write to them through the app, unseen their address. */
export const sharedFields = [
  'email',
  'phone',
  'letters',
  'photo',
  'expertise',
  'offers',
  'links',
  'region',
] as const
export type SharedField = (typeof sharedFields)[number]

/** Who sees it, each circle within the next: one's small groups, one's networks, everybody in the directory. */
export const sharingCircles = ['groups', 'networks', 'managers'] as const
export type SharingCircle = (typeof sharingCircles)[number]

/** Letters that a person may do without. */
export const optionalLetters = ['networkNews', 'networkBoard', 'fromPeople'] as const
export type OptionalLetter = (typeof optionalLetters)[number]

/** What stands on a network's board: its coordinators' news, a meeting proposed, help offered, help asked for. */
export const boardKinds = ['news', 'meeting', 'offer', 'ask'] as const
export type BoardKind = (typeof boardKinds)[number]

/** What people tell the organisers: that the registry has something wrong of them, that a page does not work for them. */
export const remarkKinds = ['record', 'accessibility'] as const
export type RemarkKind = (typeof remarkKinds)[number]
