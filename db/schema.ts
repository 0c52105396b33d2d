// Every table of the database, typed, with a sentence of meaning on each; `Database` is the map of them all.
// Instants are ISO-8601 UTC text with milliseconds ("2026-12-03T10:00:00.000Z"), dates "2026-12-03",
// yes/no columns 0 or 1: text and integers that SQLite and PostgreSQL read alike and sort in time order.
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
  SpeakerTable,
  InvitationTable,
  AnswerTable,
  AnswerLinkTable,
} from './tables/events'
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
  SharedFieldTable,
  GroupLinkTable,
} from './tables/groups'
import type {
  OutboxTable,
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
export type * from './tables/groups'
export type * from './tables/work'
export type * from './tables/sign-in'

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
  event: EventTable
  programmeItem: ProgrammeItemTable
  speaker: SpeakerTable
  invitation: InvitationTable
  answer: AnswerTable
  answerLink: AnswerLinkTable
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
  groupLink: GroupLinkTable
  outbox: OutboxTable
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
