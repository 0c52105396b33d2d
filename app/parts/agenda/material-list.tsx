// The files of an event as organisers keep them: each with who sees it, a form to change that, and a press to remove it.
import { Form } from '@remix-run/react'
import { materialCircles } from '#db/schema'
import { materialMark } from '~/domain/agenda/material-rules'
import type { KeptMaterial } from '~/domain/agenda/materials.server'
import { shortMoment } from '~/i18n/dates'
import { paths } from '~/paths'
import { FileLink } from '~/parts/answering/materials'
import { Button } from '~/ui/button'
import { ChoicesField, SelectField, TextField } from '~/ui/field'
import { Table, type Column } from '~/ui/table'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'

/** What was typed into the form of one file and refused. */
export type RefusedEdit = {
  material: string
  values: { title: string; shownTo: string; shownFrom: string }
  errors: Record<string, string[]>
}

export function MaterialList({
  materials,
  refused,
}: {
  materials: KeptMaterial[]
  refused: RefusedEdit | null
}) {
  const { t, locale } = useWords()
  const columns: Column<KeptMaterial>[] = [
    {
      key: 'title',
      head: t('agenda.materials.title'),
      names: true,
      cell: (row) => <FileLink material={row} to={paths.material(row.id)} />,
    },
    {
      key: 'shown',
      head: t('agenda.materials.shownTo'),
      cell: (row) => (
        <>
          <Tag tone={row.shownTo === 'organisers' ? 'none' : 'good'}>
            {t(`agenda.materials.circle.${row.shownTo}`)}
          </Tag>
          {row.shownTo !== 'organisers' && <small> {t(`agenda.materials.from.${row.shownFrom}`)}</small>}
        </>
      ),
    },
    {
      key: 'came',
      head: t('agenda.materials.came'),
      cell: (row) => (
        <small>
          {row.speaker ?? row.uploader} {shortMoment(row.uploadedAt, locale)}
        </small>
      ),
    },
    {
      key: 'edit',
      head: '',
      cell: (row) => <EditMaterial material={row} refused={refused?.material === row.id ? refused : null} />,
    },
  ]
  return (
    <Table
      caption={t('agenda.materials.count', { count: materials.length })}
      columns={columns}
      rows={materials}
      rowKey={(row) => row.id}
    />
  )
}

/** Who sees a file and from when, for a new file and for one that is there. */
export function ShownFields({
  shownTo,
  shownFrom,
  id,
  errors = {},
}: {
  shownTo: string
  shownFrom: string
  /** What the ids of the fields begin with. */
  id: string
  errors?: Record<string, string[] | undefined>
}) {
  const { t } = useWords()
  return (
    <>
      <SelectField
        field={{ name: 'shownTo', id: `${id}-shownTo`, initialValue: shownTo, errors: errors['shownTo'] }}
        label={t('agenda.materials.shownTo')}
        options={materialCircles.map((circle) => ({
          value: circle,
          label: t(`agenda.materials.circle.${circle}`),
        }))}
      />
      <ChoicesField
        field={{
          name: 'shownFrom',
          id: `${id}-shownFrom`,
          initialValue: shownFrom,
          errors: errors['shownFrom'],
        }}
        label={t('agenda.materials.shownFrom')}
        beside
        options={(['now', 'afterwards'] as const).map((when) => ({
          value: when,
          label: t(`agenda.materials.from.${when}`),
        }))}
      />
    </>
  )
}

function EditMaterial({ material, refused }: { material: KeptMaterial; refused: RefusedEdit | null }) {
  const { t } = useWords()
  const { title, shownTo, shownFrom } = refused?.values ?? material
  const id = `material-${material.id}`
  return (
    <details open={refused !== null}>
      <summary>
        {t('frame.do.edit')}
        <span className="unseen"> {material.title}</span>
      </summary>
      <Form method="post" className="stack tight" key={materialMark(material)}>
        <input type="hidden" name="material" value={material.id} />
        <input type="hidden" name="was" value={materialMark(material)} />
        <TextField
          field={{ name: 'title', id: `${id}-title`, initialValue: title, errors: refused?.errors['title'] }}
          label={t('agenda.materials.title')}
          required
        />
        <ShownFields {...{ shownTo, shownFrom, id }} errors={refused?.errors ?? {}} />
        <div className="cluster">
          <Button name="intent" value="revise">
            {t('frame.do.save')}
          </Button>
          <Button kind="quiet" icon="remove" name="intent" value="remove">
            {t('frame.do.remove')}
          </Button>
        </div>
      </Form>
    </details>
  )
}
