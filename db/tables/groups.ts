// Small groups: rounds that compose them, the group's own home, finding dates, renewal.
import type { Flag, GroupLinkPurpose, Locale, MeetingForm, Tick } from './words'

/** A round of composing small groups: a call, candidates, proposals, and groups confirmed of one of them. */
export type RoundTable = {
  id: string
  /** What the organisers call it, such as "Syksy 2026". */
  name: string
  /** The first day of the memberships it makes. */
  startsOn: string
  /** The last day to answer the call. */
  answerBy: string
  /** The organisers' own words in the letter of the call. */
  messageFi: string
  messageSv: string
  messageEn: string
  sizeMin: number
  sizeMax: number
  createdBy: string | null
  createdAt: string
  /** The proposal whose groups were confirmed, and when. */
  confirmedProposalId: string | null
  confirmedAt: string | null
  /** When it was put away without groups. */
  closedAt: string | null
  /** Counts edits, so that two organisers do not overwrite each other. */
  version: number
}

/** A group that goes on in a round with those who sit in it, and may get more. */
export type RoundGroupTable = { id: string; roundId: string; networkId: string }

/** A person asked to join a small group, or taken into a round by hand. Sitting members of its groups need no row. */
export type CandidateTable = {
  id: string
  roundId: string
  personId: string
  /** Null: entered by hand, never asked. */
  calledAt: string | null
  remindedAt: string | null
  answer: 'yes' | 'notNow' | null
  answeredAt: string | null
  answerSource: 'link' | 'page' | 'organiser' | null
  answeredBy: string | null
  /** The language they wish to talk in, and how they wish to meet; null is no wish. */
  language: Locale | null
  meets: MeetingForm | null
  /** Whom they wish not to sit with, in their own words; for organisers only, gone when the round is over. */
  apartWish: string
  /** When an organiser had read the wish and done what it needs; null again when the wish changes. */
  wishReadAt: string | null
  /** Anything else they tell the organisers. */
  comment: string
  addedAt: string
  addedBy: string | null
  /** When an organiser took them out of the round. */
  removedAt: string | null
}

/** Two people whom a round keeps in different groups; for organisers only, gone when the round is over. */
export type ApartPairTable = {
  id: string
  roundId: string
  personId: string
  otherId: string
  enteredBy: string | null
  enteredAt: string
}

/** One way to make the groups of a round. */
export type ProposalTable = {
  id: string
  roundId: string
  name: string
  /** JSON: size, number of groups, weights, seed, effort. */
  settings: string
  status: 'composing' | 'ready' | 'impossible' | 'stopped'
  /** JSON: the group of each person; a new group has a key of its own (`new1`). */
  seats: string
  /** JSON: the seats as they were composed, to tell who was moved. */
  composed: string
  /** JSON: the ids of people pinned to where they sit. */
  pins: string
  /** JSON: why it is impossible, or what keeps it from being better. */
  obstacles: string
  /** JSON: the proven bounds of this number of groups. */
  bounds: string
  note: string
  createdBy: string | null
  createdAt: string
  changedAt: string
  /** Counts moves and their undoing, so that two organisers do not overwrite each other. */
  version: number
  droppedAt: string | null
}

/** One thing done to a proposal, to be undone and done again. */
export type ProposalStepTable = {
  id: string
  proposalId: string
  place: number
  kind: 'move' | 'swap' | 'pin' | 'unpin' | 'recompose'
  /** JSON: the seats and pins that changed, as they were and as they became. */
  before: string
  after: string
  note: string
  doneBy: string | null
  doneAt: string
  /** 1 while it is undone; doing something new takes the undone ones away. */
  undone: Flag
}

/** A small group's home: how it works, and what it has turned on. Its members' own. */
export type GroupHomeTable = {
  /** The network's id. */
  id: string
  /** What the group has agreed on its ways of working. */
  practices: string
  /** The language it talks in and how it meets, once told. */
  language: Locale | null
  meets: MeetingForm | null
  /** The member who calls the group together. */
  hostId: string | null
  /** 1 when the group has chosen to keep notes. */
  keepsNotes: Flag
  /** Counts edits, so that two members do not overwrite each other. */
  version: number
}

/** A theme that a small group may talk about, in the group's own order. */
export type ThemeTable = {
  id: string
  networkId: string
  title: string
  detail: string
  /** Brought by a member, or by the Ministry's liaison as topical. */
  source: 'member' | 'ministry'
  proposedBy: string | null
  proposedAt: string
  place: number
  /** When the group had dealt with it, or put it away. */
  doneAt: string | null
  droppedAt: string | null
}

/** A group asks the Ministry for an expert's support: written to the organisers, who answer. */
export type ExpertRequestTable = {
  id: string
  networkId: string
  wish: string
  askedBy: string | null
  askedAt: string
  reply: string
  repliedBy: string | null
  repliedAt: string | null
}

/** A note of a group that has chosen to keep notes. */
export type GroupNoteTable = {
  id: string
  networkId: string
  text: string
  writtenBy: string | null
  writtenAt: string
  changedAt: string
}

/** A member proposes times, the others tick them; one becomes a meeting. */
export type DatePollTable = {
  id: string
  networkId: string
  /** What the meeting is about; empty is an ordinary meeting. */
  title: string
  place: string
  onlineUrl: string
  note: string
  startedBy: string | null
  startedAt: string
  /** The last day to tick. */
  closesOn: string
  remindedAt: string | null
  /** The meeting that came of it. */
  eventId: string | null
  decidedAt: string | null
  droppedAt: string | null
}

/** One time of a poll. */
export type PollTimeTable = { id: string; pollId: string; startsAt: string; endsAt: string }

/** What a member ticked of a time; a later tick takes its place. */
export type PollTickTable = {
  id: string
  pollTimeId: string
  personId: string
  tick: Tick
  tickedAt: string
}

/** Whether a group met, and how many: the figure that organisers see. */
export type MeetingReportTable = {
  id: string
  networkId: string
  /** The meeting that was in the calendar; null when the group met without one. */
  eventId: string | null
  heldOn: string
  askedAt: string | null
  askedOf: string | null
  /** Null until it is told. */
  met: Flag | null
  people: number | null
  answeredBy: string | null
  answeredAt: string | null
}

/** The yearly question to a member: do you go on? */
export type RenewalTable = {
  id: string
  membershipId: string
  networkId: string
  personId: string
  year: number
  askedAt: string
  askedBy: string | null
  remindedAt: string | null
  answer: 'goesOn' | 'pauses' | 'leaves' | null
  answeredAt: string | null
  answeredBy: string | null
  /** For organisers only. */
  comment: string
}

/** Somebody proposed to a group that has run short. */
export type NewcomerTable = {
  id: string
  networkId: string
  personId: string
  /** JSON: what the group lacks that they bring. */
  reasons: string
  proposedBy: string | null
  proposedAt: string
  /** The last day for the group to be heard; null: it is not heard. */
  hearUntil: string | null
  hostId: string | null
  outcome: 'joined' | 'dropped' | null
  decidedAt: string | null
  decidedBy: string | null
}

/** What a member says of a newcomer, to the organisers only. */
export type HearingTable = {
  id: string
  newcomerId: string
  personId: string
  askedAt: string
  answer: 'fine' | 'objects' | null
  comment: string
  answeredAt: string | null
}

/** A group that another came from: it split, or was merged into it. */
export type LineageTable = {
  id: string
  fromId: string
  toId: string
  /** The first day of what came of it. */
  since: string
  kind: 'split' | 'merged'
}

/** A link in a letter that lets its holder answer one thing about small groups. Only the token's hash is kept. */
export type GroupLinkTable = {
  id: string
  personId: string
  purpose: GroupLinkPurpose
  /** The candidate, poll, meeting report, renewal or newcomer that it is about. */
  thingId: string
  tokenHash: string
  createdAt: string
  revokedAt: string | null
}
