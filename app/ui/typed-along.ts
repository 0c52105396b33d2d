// What has been typed on a page, and one's place on it, come along when its language is changed, which fetches it anew.
const shelf = 'typed-along'

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement
type Kept = {
  page: string
  scrolled: number
  /** Which of the page's parts that open are open. */
  open: boolean[]
  typed: { key: string; value: string; on: boolean }[]
}

/** The page, whatever its language. */
function thisPage(): string {
  const query = new URLSearchParams(location.search)
  query.delete('lang')
  return `${location.pathname}?${query.toString()}`
}

const notTyped = ['hidden', 'file', 'password', 'submit', 'button', 'reset']
const isTicked = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio')

/** The fields of the forms that send something, each by a key that is the same in every language. */
function controls(): Map<string, Control> {
  const found = new Map<string, Control>()
  const forms = document.querySelectorAll<HTMLFormElement>('main form[method=post]')
  for (const [at, form] of forms.entries())
    for (const [place, control] of [...form.elements].entries()) {
      const typable =
        control instanceof HTMLInputElement ||
        control instanceof HTMLTextAreaElement ||
        control instanceof HTMLSelectElement
      if (typable && control.name !== '' && !notTyped.includes(control.type))
        found.set([at, place, control.name, isTicked(control) ? control.value : ''].join(' '), control)
    }
  return found
}

const opening = () => [...document.querySelectorAll<HTMLDetailsElement>('main details')]

/** Keeps what stands in the page's fields for the page that comes next, if it is the same in another language. */
export function keepTyped(): void {
  const kept: Kept = {
    page: thisPage(),
    scrolled: window.scrollY,
    open: opening().map(({ open }) => open),
    typed: [...controls()].map(([key, control]) => ({
      key,
      value: control.value,
      on: isTicked(control) && control.checked,
    })),
  }
  try {
    sessionStorage.setItem(shelf, JSON.stringify(kept))
  } catch {
    // A browser that keeps nothing changes the language all the same.
  }
}

function takeKept(): Kept | null {
  try {
    const text = sessionStorage.getItem(shelf)
    sessionStorage.removeItem(shelf)
    const kept = text === null ? null : (JSON.parse(text) as Kept)
    return kept?.page === thisPage() ? kept : null
  } catch {
    return null
  }
}

/** Writes as a hand does: React hears of it, also where it holds the value. */
function write(control: Control, { value, on }: Kept['typed'][number]): void {
  if (isTicked(control)) {
    if (control.checked !== on) control.click()
    return
  }
  if (control.value === value) return
  const own = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), 'value')
  own?.set?.call(control, value)
  for (const type of ['input', 'change']) control.dispatchEvent(new Event(type, { bubbles: true }))
}

/** Puts back what was kept, if this is the page it was kept on. */
export function bringTyped(): void {
  const kept = takeKept()
  if (kept === null) return
  const found = controls()
  for (const typed of kept.typed) {
    const control = found.get(typed.key)
    // Of a group of choices the chosen one takes the others back.
    const takenBack = control instanceof HTMLInputElement && control.type === 'radio' && !typed.on
    if (control && !takenBack) write(control, typed)
  }
  for (const [at, part] of opening().entries()) part.open = kept.open[at] ?? part.open
  window.scrollTo({ top: kept.scrolled, behavior: 'instant' })
}
