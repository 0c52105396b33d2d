// A form that narrows a list by its address: what is chosen is sent at once, and its fields say what the address says.
import { useSubmit } from '@remix-run/react'
import { useEffect, useRef, type FormEvent, type RefObject } from 'react'

type Narrowing = {
  ref: RefObject<HTMLFormElement>
  onChange: (event: FormEvent<HTMLFormElement>) => void
}

const isChoice = (target: EventTarget): boolean =>
  target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && target.type === 'checkbox')

/**
 * The form's own properties. The fields stay the same ones, so that the focus stays where it is; what somebody is typing
 * is theirs until they send it.
 * @param values what the address says of each field, by name
 */
export function useNarrowing(values: Record<string, string>): Narrowing {
  const ref = useRef<HTMLFormElement>(null)
  const submit = useSubmit()
  const said = JSON.stringify(values)
  const shown = useRef(said)
  useEffect(() => {
    if (shown.current === said) return
    shown.current = said
    for (const [name, value] of Object.entries(JSON.parse(said) as Record<string, string>)) {
      const field = ref.current?.elements.namedItem(name)
      if (field instanceof HTMLSelectElement) field.value = value
      else if (!(field instanceof HTMLInputElement)) continue
      else if (field.type === 'checkbox') field.checked = field.value === value
      else if (field !== document.activeElement) field.value = value
    }
  }, [said])
  const onChange = (event: FormEvent<HTMLFormElement>) => {
    if (isChoice(event.target)) submit(event.currentTarget, { preventScrollReset: true })
  }
  return { ref, onChange }
}
