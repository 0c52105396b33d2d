// On the organisers' page of a group: the ways to split it, merge it, end it, and to ask its members whether they go on.
import { Link } from '@remix-run/react'
import { paths } from '~/paths'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'

export function ReshapeCard({ id }: { id: string }) {
  const { t } = useWords()
  return (
    <Card title={t('renewing.reshape.title')}>
      <ul className="lines">
        <li>
          <Link to={paths.renewal()}>{t('renewing.reshape.renewal')}</Link>
        </li>
        <li>
          <Link to={paths.splitGroup(id)}>{t('renewing.split.title')}</Link>
        </li>
        <li>
          <Link to={paths.mergeGroup(id)}>{t('renewing.merge.title')}</Link>
        </li>
        <li>
          <Link to={paths.endGroup(id)}>{t('renewing.end.title')}</Link>
        </li>
      </ul>
      <small>{t('renewing.reshape.hint')}</small>
    </Card>
  )
}
