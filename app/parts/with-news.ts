// Where a deed leads: the page of the thing, told what was done and which deed takes it back.

/** `withNews('/organisations/x', 'renamed', deedId)` → "/organisations/x?done=renamed&deed=…" */
export function withNews(
  path: string,
  done: string,
  deedId: string | null,
  counts: Record<string, number> = {},
): string {
  const query = new URLSearchParams({ done })
  if (deedId !== null) query.set('deed', deedId)
  for (const [name, count] of Object.entries(counts)) query.set(name, String(count))
  return `${path}${path.includes('?') ? '&' : '?'}${query.toString()}`
}
