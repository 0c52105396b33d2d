// Outside production letters go only to those on a list: rule M7.

/**
 * Whether a letter may go to an address.
 * @param list addresses, and @domains that cover themselves and what is under them; null lets every letter out
 */
export function mayReceive(address: string, list: string[] | null): boolean {
  if (list === null) return true
  const wanted = address.trim().toLowerCase()
  const domain = wanted.slice(wanted.lastIndexOf('@') + 1)
  return list.some((entry) => {
    const allowed = entry.trim().toLowerCase()
    if (!allowed.startsWith('@')) return allowed === wanted
    return domain === allowed.slice(1) || domain.endsWith(`.${allowed.slice(1)}`)
  })
}
