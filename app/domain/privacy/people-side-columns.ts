// What is decided of every column of the people's side: what is shared, photos, letters not wanted, boards, remarks.
import type { Database } from '#db/schema'
import { given, gone, kept, key, ofRecord, ofTrail, withheld, type Decision } from './decisions'

/** What was said on a board is its author's; that something was said there, and answered, stays. */
const ofBoard = given('blank')
const ofMeeting = given(kept('when a network met, or meant to, is its history'))

export const peopleSideColumns = {
  sharedField: { id: withheld(ofRecord, 'delete'), personId: gone, field: gone, seenBy: gone },
  photo: {
    personId: gone,
    mark: withheld(ofRecord, 'delete'),
    large: gone,
    small: withheld('the same picture, smaller', 'delete'),
    uploadedAt: gone,
  },
  unwantedLetter: { id: withheld(ofRecord, 'delete'), personId: gone, kind: gone, since: gone },
  boardNote: {
    id: key,
    networkId: ofTrail,
    authorId: ofTrail,
    kind: ofTrail,
    title: ofBoard,
    text: ofBoard,
    language: ofTrail,
    postedAt: ofTrail,
    startsAt: ofMeeting,
    place: ofMeeting,
    closedAt: ofTrail,
    meetingId: ofTrail,
    hiddenAt: ofTrail,
    hiddenBy: ofTrail,
    letterAt: ofTrail,
  },
  boardReply: {
    id: key,
    noteId: ofTrail,
    authorId: ofTrail,
    text: ofBoard,
    postedAt: ofTrail,
    hiddenAt: ofTrail,
    hiddenBy: ofTrail,
  },
  remark: {
    id: key,
    kind: ofTrail,
    personId: ofTrail,
    name: given('blank'),
    email: given('blank'),
    locale: ofTrail,
    about: given('blank'),
    text: given('blank'),
    receivedAt: ofTrail,
    answerBy: ofTrail,
    answer: given('blank'),
    answeredAt: ofTrail,
    answeredBy: ofTrail,
  },
} satisfies { [Table in keyof Database]?: Record<keyof Database[Table], Decision> }
