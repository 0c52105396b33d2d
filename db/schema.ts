// Every table of the database, typed, with a sentence of meaning on each; `Database` is the map of them all.
// Instants are ISO-8601 UTC text with milliseconds ("2026-12-03T10:00:00.000Z"), dates "2026-12-03",
// yes/no columns 0 or 1: text and integers that SQLite and PostgreSQL read alike and sort in time order.
import type { Generated } from 'kysely'
import type {
  SectorTable,
  OrganisationTable,
  OrganisationPastTable,
  PositionTable,
  PersonTable,
  AddressTable,
  AppointmentTable,
  AssistanceTable,
  OrganiserTable,
  ProgrammeTable,
  CourseTable,
  CompletionTable,
  ParticipantTable,
  NetworkTable,
  MembershipTable,
  PauseTable,
  ApplicationTable,
} from './tables/registry'
import type {
  AudienceTable,
  EventTable,
  ProgrammeItemTable,
  TrackTable,
  SpeakerTable,
  InvitationTable,
  AnswerTable,
  AnswerLinkTable,
  EventDefaults,
  ProgrammeItemDefaults,
  SpeakerDefaults,
  InvitationDefaults,
} from './tables/events'
import type {
  EventTemplateTable,
  TemplateTaskTable,
  EventTaskTable,
  SeriesTable,
  SeriesLinkTable,
  SeatQuotaTable,
  SeatStepTable,
  SubstitutionTable,
  ReminderTable,
  QuestionTable,
  ReplyTable,
  MaterialTable,
  TickTable,
  SurveyTable,
  SurveyQuestionTable,
  SurveyTicketTable,
  SurveyAnswerTable,
  CalendarDayTable,
  FeedTable,
} from './tables/event-life'
import type {
  RoundTable,
  RoundGroupTable,
  CandidateTable,
  ApartPairTable,
  ProposalTable,
  ProposalStepTable,
  GroupHomeTable,
  ThemeTable,
  ExpertRequestTable,
  GroupNoteTable,
  DatePollTable,
  PollTimeTable,
  PollTickTable,
  MeetingReportTable,
  RenewalTable,
  NewcomerTable,
  HearingTable,
  LineageTable,
  GroupLinkTable,
} from './tables/groups'
import type {
  AliasTable,
  IncomingMailTable,
  OutboxTable,
  PostPauseTable,
  PostWorkerTable,
} from './tables/mail'
import type {
  BoardNoteTable,
  BoardReplyTable,
  PhotoTable,
  RemarkTable,
  SharedFieldTable,
  UnwantedLetterTable,
} from './tables/people-side'
import type {
  AuditTable,
  DeedTable,
  DeedStepTable,
  DecisionTable,
  InquiryTable,
  ImportSheetTable,
  ImportColumnTable,
  SearchWordTable,
} from './tables/work'
import type {
  SignInUserTable,
  SignInSessionTable,
  SignInAccountTable,
  SignInVerificationTable,
} from './tables/sign-in'

export * from './tables/words'
export type * from './tables/registry'
export type * from './tables/events'
export type * from './tables/event-life'
export type * from './tables/groups'
export type * from './tables/mail'
export type * from './tables/people-side'
export type * from './tables/work'
export type * from './tables/sign-in'

/** A table whose named columns need not be given. */
type WithDefaults<Row, Columns extends keyof Row> = Omit<Row, Columns> & {
  [Column in Columns]: Generated<Row[Column]>
}

export type Database = {
  sector: SectorTable
  organisation: OrganisationTable
  organisationPast: OrganisationPastTable
  position: PositionTable
  person: PersonTable
  address: AddressTable
  appointment: AppointmentTable
  assistance: AssistanceTable
  organiser: OrganiserTable
  programme: ProgrammeTable
  course: CourseTable
  completion: CompletionTable
  participant: ParticipantTable
  network: NetworkTable
  membership: MembershipTable
  pause: PauseTable
  application: ApplicationTable
  audience: AudienceTable
  event: WithDefaults<EventTable, EventDefaults>
  programmeItem: WithDefaults<ProgrammeItemTable, ProgrammeItemDefaults>
  speaker: WithDefaults<SpeakerTable, SpeakerDefaults>
  invitation: WithDefaults<InvitationTable, InvitationDefaults>
  answer: AnswerTable
  answerLink: AnswerLinkTable
  track: TrackTable
  eventTemplate: EventTemplateTable
  templateTask: TemplateTaskTable
  eventTask: EventTaskTable
  series: SeriesTable
  seriesLink: SeriesLinkTable
  seatQuota: SeatQuotaTable
  seatStep: SeatStepTable
  substitution: SubstitutionTable
  reminder: ReminderTable
  question: QuestionTable
  reply: ReplyTable
  material: MaterialTable
  tick: TickTable
  survey: SurveyTable
  surveyQuestion: SurveyQuestionTable
  surveyTicket: SurveyTicketTable
  surveyAnswer: SurveyAnswerTable
  calendarDay: CalendarDayTable
  feed: FeedTable
  round: RoundTable
  roundGroup: RoundGroupTable
  candidate: CandidateTable
  apartPair: ApartPairTable
  proposal: ProposalTable
  proposalStep: ProposalStepTable
  groupHome: GroupHomeTable
  theme: ThemeTable
  expertRequest: ExpertRequestTable
  groupNote: GroupNoteTable
  datePoll: DatePollTable
  pollTime: PollTimeTable
  pollTick: PollTickTable
  meetingReport: MeetingReportTable
  renewal: RenewalTable
  newcomer: NewcomerTable
  hearing: HearingTable
  lineage: LineageTable
  sharedField: SharedFieldTable
  photo: PhotoTable
  unwantedLetter: UnwantedLetterTable
  boardNote: BoardNoteTable
  boardReply: BoardReplyTable
  remark: RemarkTable
  groupLink: GroupLinkTable
  outbox: OutboxTable
  postWorker: PostWorkerTable
  postPause: PostPauseTable
  incomingMail: IncomingMailTable
  alias: AliasTable
  audit: AuditTable
  deed: DeedTable
  deedStep: DeedStepTable
  decision: DecisionTable
  inquiry: InquiryTable
  importSheet: ImportSheetTable
  importColumn: ImportColumnTable
  searchWord: SearchWordTable
  signInUser: SignInUserTable
  signInSession: SignInSessionTable
  signInAccount: SignInAccountTable
  signInVerification: SignInVerificationTable
}
