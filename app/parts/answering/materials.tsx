// The files of an event that the reader of an invitation may open now.
import type { OpenMaterial } from '~/domain/agenda/materials.server'
import { fileSize } from '~/i18n/sizes'
import { paths } from '~/paths'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'
import type { AnswerWay } from '../answer-page'

export function Materials({ materials, way }: { materials: OpenMaterial[]; way: AnswerWay }) {
  const { t } = useWords()
  if (materials.length === 0) return null
  return (
    <Card title={t('answering.materials')}>
      <ul className="lines">
        {materials.map((material) => (
          <li key={material.id}>
            <FileLink
              material={material}
              to={
                way.by === 'link' ? paths.materialByLink(way.token, material.id) : paths.material(material.id)
              }
            />
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** A file's title as a link, with what comes when it is pressed: "Diat (PDF, 1,2 Mt)" */
export function FileLink({
  material,
  to,
}: {
  material: Pick<OpenMaterial, 'title' | 'fileName' | 'bytes'>
  to: string
}) {
  const { locale } = useWords()
  const ending = material.fileName.split('.').at(-1)?.toUpperCase()
  return (
    <>
      <a href={to} download>
        {material.title}
      </a>{' '}
      <small className="nowrap">
        ({ending}, {fileSize(material.bytes, locale)})
      </small>
    </>
  )
}
