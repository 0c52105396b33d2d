// Why a command refused, in words.
import type { PageWords } from '../types'

export const reasons: PageWords['reasons'] = {
  changedMeanwhile:
    'This has been changed since you opened the page. The page now shows the latest details, and what you typed has been kept. Check it and try again.',
  eventCancelled: 'The event has been cancelled.',
  ruleTooBig: 'The rule has become too large. Remove parts or names.',
  partEmpty: 'Choose at least one condition.',
  nameMissing: 'Give a name.',
  nameTaken: 'A rule with that name has already been saved.',
  eventBegun: 'The event has already started.',
  eventOver: 'The event has already started or ended.',
  deadlineGone: 'The deadline for responding has already passed. Move it before inviting.',
  deadlinePassed: 'The deadline for responding has passed.',
  placeMissing: 'The place or the online link is missing.',
  titleMissing: 'The event has no title.',
  languageMissing: 'Texts are missing in a language that some of the invited read.',
  listChanged: 'The audience list has changed in the meantime. Check the list and press again.',
  nobodyNew: 'Everybody on the list has already been invited.',
  audienceTooBig: 'The list is too long to be invited at once. Narrow it down.',
  nobodySilent: 'Everybody has already responded.',
  withdrawn: 'The invitation has been withdrawn.',
  linkDead: 'The event is over, so it is no longer possible to respond.',
  commentTooLong: 'The message is too long: 2,000 characters at most.',
  letterNotFailed: 'The letter has already been sent or is waiting to be sent.',
  letterEmptied:
    'The data of the letter has been removed, so it cannot be sent again. Remind or invite the person again.',
  letterStale:
    'The letter is out of date: the event is over or cancelled, or there is a newer letter to the person.',
  undoneAlready: 'The change has already been undone.',
  undoTooLate: 'The time for undoing has passed, and the change stands.',
  changedSince:
    'The information has been changed since. Undo the newer changes first, or correct the information directly.',
  addressTaken: 'The address is already in use by another person.',
  endBeforeStart: 'The last day is before the first day.',
  organisationNotThen: 'The organisation did not exist on the first day.',
  heldAlready: 'The person already holds the same position at that time.',
  endedAlready: 'The end has already been recorded.',
  memberAlready: 'The person already is a member for at least part of the time.',
  networkNotThen: 'The network did not exist for the whole period: check when it was founded and ended.',
  pausedAlready: 'The membership is already paused at that time.',
  notPaused: 'The membership is not paused then.',
  appliedAlready: 'The person is already waiting for approval to this network.',
  decidedAlready: 'The application has already been decided.',
  membersAfter: 'The network has had members after this day. Choose a later day.',
  membersBefore: 'The network has had members before this day. Choose an earlier founding date.',
}
