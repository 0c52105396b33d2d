// What opens the palette from any page: a button that shows it exists, and Ctrl+K or ⌘K. The palette itself comes
// when it is first opened; without scripts the button is a link to the search page.
import { Link } from '@remix-run/react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { paths } from '~/paths'
import { useWords } from '~/ui/words'

const Palette = lazy(() => import('./palette'))

function useShortcut(open: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey) return
      event.preventDefault()
      open()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  })
}

export function PaletteOpener() {
  const { t } = useWords()
  const [awake, setAwake] = useState(false)
  const [open, setOpen] = useState(false)
  useEffect(() => setAwake(true), [])
  useShortcut(() => setOpen(true))
  const face = (
    <>
      {t('frame.palette')} <kbd aria-hidden>Ctrl K</kbd>
    </>
  )
  return (
    <>
      {awake ? (
        <button
          type="button"
          className="to-palette"
          aria-haspopup="dialog"
          aria-keyshortcuts="Control+K Meta+K"
          onClick={() => setOpen(true)}
        >
          {face}
        </button>
      ) : (
        <Link className="to-palette" to={paths.search()}>
          {face}
        </Link>
      )}
      {open && (
        <Suspense fallback={null}>
          <Palette close={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
