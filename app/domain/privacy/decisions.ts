// The decisions that a column about a person may have: on a copy of one's data, and on erasure.

/** What erasing a person does: the row goes, the value is emptied, or it stays for a reason. */
export type Erasure = 'delete' | 'blank' | { keep: string }
export type Decision = {
  /** Whether the person is given it in a copy of their data (GDPR, Article 15), or why not. */
  copy: true | { without: string }
  erase: Erasure
}

export const given = (erase: Erasure): Decision => ({ copy: true, erase })
export const withheld = (without: string, erase: Erasure): Decision => ({ copy: { without }, erase })
export const kept = (keep: string): Erasure => ({ keep })

export const ofRecord = 'an inner sign that says nothing of the person'
export const key = withheld(ofRecord, kept('the rows that stay point at it'))
export const gone = given('delete')
export const secret = (what: string) => withheld(`${what}: a copy would let others in`, 'delete')

/** Figures of past events are counted from it; without the name nobody reads a person out of it. */
export const counted = given(kept('figures of past events and sectors are counted from it'))
/** Who held a public post, and when, is public (Act on the Openness of Government Activities, 621/1999). */
export const ofOffice = given(kept('who held a public post is public, and sectors are counted from it'))
/** Membership is history: who was in a group on a day has an answer for ever, with the name gone. */
export const ofHistory = given(kept('a circle’s size and spread on any day stay true, without the name'))
/** Whoever acted for the Ministry did so in office. */
export const ofActs = given(
  kept('who could act for the Ministry, and when, belongs to the trail of its acts'),
)
export const ofTrail = given(
  kept('the trail of official acts is kept whole; its id leads to a record without a name'),
)
export const ofPost = given(kept('letters of an event are counted from it'))
/** A small group’s own: kept for its members, whoever has left. */
export const ofGroup = withheld(
  'a small group’s own, which its members see',
  kept('belongs to the group, whoever has left it'),
)
export const pointer = withheld('another person’s data', kept('what that person did stays told'))
