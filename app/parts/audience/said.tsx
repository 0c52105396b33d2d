// Says parts and reasons of a rule on the audience page.
import type { AudiencePart, Reason } from '~/domain/audience/parts'
import { partText, reasonText, type CriterionNames, type Saying } from '~/domain/audience/wording'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'

export function useSaying(names: CriterionNames): Saying {
  const { t, locale } = useWords()
  return { t, locale, names }
}

/** "Mukaan: HR-johto virastoissa" */
export function PartSentence({ part, names }: { part: AudiencePart; names: CriterionNames }) {
  const saying = useSaying(names)
  return (
    <>
      <b>{saying.t(`audience.${part.mode}`)}:</b> {partText(saying, part)}
    </>
  )
}

/** Why somebody is on the list, a chip a reason. */
export function Reasons({ reasons, names }: { reasons: readonly Reason[]; names: CriterionNames }) {
  const saying = useSaying(names)
  const texts = [...new Set(reasons.map((reason) => reasonText(saying, reason)))]
  return texts.map((text) => <Tag key={text}>{text}</Tag>)
}
