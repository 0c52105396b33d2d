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
