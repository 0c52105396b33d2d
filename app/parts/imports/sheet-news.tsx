// What was just done with a sheet, in words.
import { useWords } from '~/ui/words'

export function SheetNews({ done }: { done: string | null }) {
  const { t } = useWords()
  switch (done) {
    case 'applied':
      return <p>{t('registry.imports.apply.done')}</p>
    case 'chosen':
      return <p>{t('registry.imports.preview.chosen')}</p>
    case 'unchosen':
      return <p>{t('registry.imports.preview.unchosen')}</p>
    case 'columnsSet':
      return <p>{t('registry.imports.preview.columnsSet')}</p>
    default:
      return null
  }
}
