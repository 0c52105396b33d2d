// One press of the audience page that needs no fields: a form of its own that works with scripts off.
import { useFetcher } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Button, type ButtonKind } from '~/ui/button'
import type { IconName } from '~/ui/icon'
import { useWords } from '~/ui/words'
import type { AudienceAct } from './form'

/** The refusal that a press of the page is answered with. */
export type Refused = { reason: string; intent: AudienceAct['intent'] }

/**
 * @param fields what the press says, beside its intent
 * @param says the whole of what it does, for those who hear the button without its row
 */
export function PressButton({
  intent,
  fields,
  kind = 'quiet',
  icon,
  says,
  children,
}: {
  intent: AudienceAct['intent']
  fields: Record<string, string | number | readonly string[]>
  kind?: ButtonKind
  icon?: IconName
  says?: string
  children?: ReactNode
}) {
  const { t } = useWords()
  const fetcher = useFetcher<{ refused?: Refused }>()
  const refused = fetcher.state === 'idle' ? fetcher.data?.refused : undefined
  const busy = fetcher.state !== 'idle'
  return (
    <fetcher.Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value={intent} />
      {Object.entries(fields).flatMap(([name, values]) =>
        [values]
          .flat()
          .map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
      )}
      <Button
        kind={kind}
        icon={icon}
        aria-label={says}
        title={children === undefined ? says : undefined}
        aria-disabled={busy || undefined}
        onClick={(event) => busy && event.preventDefault()}
      >
        {children}
      </Button>
      {refused && (
        <span className="problem" role="alert">
          {/* The reason is one of the dictionary's. */}
          {t(`reasons.${refused.reason}` as 'reasons.changedMeanwhile')}
        </span>
      )}
    </fetcher.Form>
  )
}
