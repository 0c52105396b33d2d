// The files of an event: brought here, shown to those whom they are for, removed and put back.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import { materialsOf, removedMaterial } from '~/domain/agenda/materials.server'
import { eventById } from '~/domain/events/queries.server'
import { AgendaLinks } from '~/parts/agenda/links'
import { MaterialList } from '~/parts/agenda/material-list'
import { pressOnMaterials } from '~/parts/agenda/materials-press.server'
import { UploadCard } from '~/parts/agenda/upload-card'
import { Button } from '~/ui/button'
import { Card, Empty, Notice } from '~/ui/page'
import { problemText } from '~/ui/problem'
import { useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const { db } = context
  const { id, status } = await eventById(db, params.id ?? '')
  const query = new URL(request.url).searchParams
  const materials = await materialsOf(db, id)
  return {
    event: { id, open: status !== 'cancelled' },
    materials,
    taken: materials.reduce((bytes, material) => bytes + material.bytes, 0),
    newId: crypto.randomUUID(),
    done: query.get('done'),
    removed:
      query.get('done') === 'removed' ? await removedMaterial(db, id, query.get('material') ?? '') : null,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const { id } = await eventById(context.db, params.id ?? '')
  const { db, now, config } = context
  return pressOnMaterials(request, id, { db, actor, now: now(), folder: config.materials })
}

export default function EventMaterials() {
  const { t } = useWords()
  const { event, materials, taken, newId, done, removed } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() ?? null
  const refused = answer
  const reason = refused && refused.kind !== 'upload' ? refused.reason : null
  return (
    <div className="stack">
      <AgendaLinks eventId={event.id} />
      {refused === null && <Done done={done} removed={removed} />}
      {reason && <Notice kind="error">{problemText(t, reason)}</Notice>}
      <Card title={t('agenda.links.materials')}>
        {materials.length === 0 ? (
          <Empty title={t('agenda.materials.none')}>{t('agenda.materials.noneHint')}</Empty>
        ) : (
          <MaterialList materials={materials} refused={refused?.kind === 'edit' ? refused.edit : null} />
        )}
      </Card>
      {event.open && (
        <UploadCard
          newId={newId}
          taken={taken}
          lastResult={refused?.kind === 'upload' ? refused.lastResult : null}
        />
      )}
    </div>
  )
}

const told = ['added', 'revised', 'restored'] as const

function Done({ done, removed }: { done: string | null; removed: { id: string; title: string } | null }) {
  const { t } = useWords()
  if (removed) {
    return (
      <Notice kind="good" arrived>
        <p>{t('agenda.materials.done.removed', { title: removed.title })}</p>
        <Form method="post">
          <input type="hidden" name="material" value={removed.id} />
          <Button name="intent" value="restore" icon="undo">
            {t('agenda.undo')}
          </Button>
        </Form>
      </Notice>
    )
  }
  const said = told.find((one) => one === done)
  return said ? (
    <Notice kind="good" arrived>
      {t(`agenda.materials.done.${said}`)}
    </Notice>
  ) : null
}
