// Reads a rule in the making out of the address: what stands, and the part whose choices were just sent.
import { addPart, type AudienceRule } from '~/domain/audience/parts'
import { audienceRule, isKeepable, readRule } from '~/domain/audience/rules'
import { isRuleOfPosts } from '~/domain/seats/rules'
import { partsFrom } from '~/parts/audience/form'

/** The fields of the form of a part that a network's rule may have. */
const asked = ['seniorManagement', 'roleClass', 'organisationKind', 'sector'] as const

/** A rule as it is written in an address or a form; null when it is none, or speaks of more than posts. */
export function readDraft(text: string | null): AudienceRule | null {
  if (text === null || text.length > 20_000) return null
  try {
    const read = audienceRule.safeParse(JSON.parse(text))
    const keeps = read.success && (read.data.parts.length === 0 || isRuleOfPosts(read.data))
    return keeps ? readRule(JSON.stringify(read.data)) : null
  } catch {
    return null
  }
}

/**
 * The rule that the address speaks of: the network's own until something is changed.
 * @returns `nothing` when a part was sent without any choice
 */
export function draftOf(query: URLSearchParams, own: AudienceRule): { rule: AudienceRule; nothing: boolean } {
  const base = readDraft(query.get('rule')) ?? own
  if (!query.has('add')) return { rule: base, nothing: false }
  const form = new FormData()
  for (const name of asked) for (const value of query.getAll(name)) form.append(name, value)
  const [part] = partsFrom(form)
  if (!part) return { rule: base, nothing: true }
  const rule = addPart(base, part)
  return { rule: isKeepable(rule) ? rule : base, nothing: false }
}
