// The acts on an event that its page tells of; each is also a key of the dictionaries.
export const eventActs = [
  'planEvent',
  'reviseEvent',
  'setProgramme',
  'setAudience',
  'inviteAudience',
  'remindSilent',
  'cancelEvent',
  'setSubstituteLocale',
  'exportAnswers',
  'closeAttendance',
  'reopenAttendance',
  'noteLessons',
  'saveSurvey',
  'openSurvey',
  'remindSurvey',
  'closeSurvey',
  'exportSurvey',
  'addQuestion',
  'reviseQuestion',
  'removeQuestion',
  'restoreQuestion',
  'exportReplies',
  'changeReminders',
  'sendReminder',
  'setPractical',
  'changeTasks',
  'setSeats',
  'releaseSeats',
] as const
export type EventAct = (typeof eventActs)[number]

export const isEventAct = (act: string): act is EventAct => (eventActs as readonly string[]).includes(act)
