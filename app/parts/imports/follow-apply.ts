// Sends the press that does an import and reads how far it has come: a line of JSON for each step, the address at the end.
import { applyLines } from '~/domain/imports/progress'

type Line = { done?: number; to?: string }

/** @returns the address to go to. @throws when the connection breaks or the server fails */
export async function followApply(form: HTMLFormElement, progress: (done: number) => void): Promise<string> {
  const answer = await fetch(form.action, {
    method: 'POST',
    headers: { Accept: applyLines },
    body: new URLSearchParams(new FormData(form) as unknown as Record<string, string>),
  })
  // Somebody signed out meanwhile is led to signing in.
  if (answer.redirected) return new URL(answer.url).pathname
  if (!answer.ok || answer.body === null) throw new Error(String(answer.status))
  let rest = ''
  let to: string | null = null
  const read = (text: string) => {
    const line = JSON.parse(text) as Line
    if (line.done !== undefined) progress(line.done)
    if (line.to !== undefined) to = line.to
  }
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
  for (;;) {
    const { value, done } = await reader.read()
    const lines = (rest + (value ?? '')).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line !== '') read(line)
    if (done) break
  }
  if (to === null) throw new Error('the answer broke off')
  return to
}
