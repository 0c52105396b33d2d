// A file of an event on its way to whoever may open it: saved under its name, never run as a page of ours.
import type { MaterialTable } from '#db/schema'
import { dispositionOf } from '~/domain/agenda/file-kinds'
import { fileStream } from '~/domain/agenda/file-store.server'

/** @throws Response 404 when the bytes are not there */
export async function materialAnswer(
  folder: string,
  material: Pick<MaterialTable, 'id' | 'fileName' | 'mediaType' | 'bytes'>,
): Promise<Response> {
  const body = await fileStream(folder, material.id)
  if (body === null) throw new Response(null, { status: 404 })
  return new Response(body, {
    headers: {
      'Content-Type': material.mediaType,
      'Content-Length': String(material.bytes),
      'Content-Disposition': dispositionOf(material.fileName),
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': 'private, no-store',
    },
  })
}
