// Does an import: told line by line to a page that listens, or with the report's page at the end.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { requireOrganiser } from '~/auth/require.server'
import { applySheet } from '~/domain/imports/apply.server'
import { applyLines } from '~/domain/imports/progress'
import { sheetById } from '~/domain/imports/sheets.server'
import { paths } from '~/paths'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  return redirect(paths.importSheet(params.id ?? ''))
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const { id } = await sheetById(context.db, params.id ?? '')
  const mark = String((await request.formData()).get('mark') ?? '')
  const { address: mailbox } = context.config.mailFrom
  const apply = async (progress?: Progress) =>
    pageAfter(
      id,
      await applySheet(context.db, { actor, now: context.now() }, id, { mark, mailbox }, progress),
    )
  if (request.headers.get('Accept') === applyLines) return inLines(apply)
  return redirect(await apply())
}

type Progress = (done: number, total: number) => void

/** A sheet that somebody has applied already shows what it did: the same press sent twice leads there. */
function pageAfter(id: string, result: Awaited<ReturnType<typeof applySheet>>): string {
  if (!result.ok && result.reason === 'importedAlready') return paths.importSheet(id)
  const query = result.ok
    ? { done: 'applied', ...(result.deedId && { deed: result.deedId }) }
    : { refused: result.reason, ...(result.row && { row: String(result.row) }) }
  return `${paths.importSheet(id)}?${new URLSearchParams(query).toString()}`
}

/** The import goes on to its end though nobody may listen any more. */
function inLines(apply: (progress: Progress) => Promise<string>): Response {
  const encoder = new TextEncoder()
  let heard = true
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const say = (line: object) => {
        if (heard) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`))
      }
      apply((done, total) => say({ done, total })).then(
        (to) => {
          say({ to })
          if (heard) controller.close()
        },
        (error: unknown) => controller.error(error),
      )
    },
    cancel() {
      heard = false
    },
  })
  // What is not to be transformed is not gathered to be compressed: each line leaves at once.
  return new Response(body, {
    headers: { 'Content-Type': applyLines, 'Cache-Control': 'no-store, no-transform' },
  })
}
