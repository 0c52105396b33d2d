// Opens the browser's printing; without scripts there is no such button, and the browser's own menu prints.
import { useEffect, useState, type ReactNode } from 'react'
import { Button, type ButtonKind } from './button'

export function PrintButton({ kind = 'plain', children }: { kind?: ButtonKind; children: ReactNode }) {
  const [awake, setAwake] = useState(false)
  useEffect(() => setAwake(true), [])
  if (!awake) return null
  return (
    <Button type="button" kind={kind} icon="print" onClick={() => window.print()}>
      {children}
    </Button>
  )
}
