// How a track that is being added to a programme is called until it is kept.

/** A name for a new track that no track and no line of the form uses. */
export function freshTrackKey(used: Iterable<string>): string {
  const taken = new Set(used)
  let number = 1
  while (taken.has(`new-${number}`)) number += 1
  return `new-${number}`
}
