// A network's rule in words a coordinator can read, part by part.
import type { ReactNode } from 'react'
import type { AudiencePart, AudienceRule } from '~/domain/audience/parts'
import { partText, type CriterionNames } from '~/domain/audience/wording'
import { useSaying } from '~/parts/audience/said'
import { useWords } from '~/ui/words'

/** @param after what stands after a part, such as a link that takes it away */
export function RuleSaid({
  rule,
  names,
  after,
}: {
  rule: AudienceRule
  names: CriterionNames
  after?: (part: AudiencePart, text: string) => ReactNode
}) {
  const { t } = useWords()
  const saying = useSaying(names)
  return (
    <ul className="rows">
      {rule.parts.map((part, at) => {
        const text = partText(saying, part)
        return (
          <li key={text} className="cluster apart">
            <span>
              {at > 0 && <small>{t('registry.rule.or')} </small>}
              {text}
            </span>
            {after?.(part, text)}
          </li>
        )
      })}
    </ul>
  )
}
