// Opens the browser's printing; without scripts there is no such button, and the browser's own menu prints.
import { useEffect, useState } from 'react'
import { Button } from '~/ui/button'
import { useWords } from '~/ui/words'

export function PrintButton() {
  const { t } = useWords()
  const [awake, setAwake] = useState(false)
  useEffect(() => setAwake(true), [])
  if (!awake) return null
  return (
    <Button type="button" kind="plain" icon="print" onClick={() => window.print()}>
      {t('proposals.reasons.print')}
    </Button>
  )
}
