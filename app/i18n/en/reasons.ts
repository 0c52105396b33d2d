// Why a command refused, in words.
import type { PageWords } from '../types'

export const reasons: PageWords['reasons'] = {
  changedMeanwhile:
    'Another organiser changed the event meanwhile. The page now shows it as it is, and what you typed is kept. Check it and try again.',
  eventCancelled: 'The event has been cancelled.',
  ruleTooBig: 'The rule became too large. Remove parts or names.',
  partEmpty: 'Choose at least one condition.',
  nameMissing: 'Give a name.',
  nameTaken: 'One of that name is saved already.',
  eventBegun: 'The event has already begun.',
  eventOver: 'The event has already begun or been held.',
  deadlineGone: 'The time to respond has already passed. Move it before inviting.',
  deadlinePassed: 'The time to respond has passed.',
  placeMissing: 'The place or the online link is missing.',
  titleMissing: 'The event has no title.',
  languageMissing: 'The title is missing in a language that some of the invited read.',
  listChanged: 'The audience list changed meanwhile. Check the list and press again.',
  nobodyNew: 'Everybody on the list has been invited already.',
  audienceTooBig: 'The list is too big to invite at once. Narrow it.',
  nobodySilent: 'Everybody has responded already.',
  withdrawn: 'The invitation has been withdrawn.',
  linkDead: 'The event has been held and can no longer be answered.',
  commentTooLong: 'The message is too long: 2,000 characters at most.',
  letterNotFailed: 'The letter has left already or is waiting to leave.',
  letterEmptied:
    'The data of the letter has been removed, so it cannot be sent again. Remind or invite the person anew.',
}
