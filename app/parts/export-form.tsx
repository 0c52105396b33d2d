// Takes a list out of the app as a file: which columns, and Excel or CSV. The file holds all that the list shows.
import { sheetColumns, usualColumns, type SheetList } from '~/domain/sheets/columns'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ChoicesField } from '~/ui/field'
import { Icon } from '~/ui/icon'
import { useWords } from '~/ui/words'

/**
 * @param list which list, as `app/domain/sheets/columns.ts` names it
 * @param query what narrows and orders the list: the parts of its page's address, and of what it is a list
 *   (`organisation`, `network`, `course`)
 */
export function ExportForm({
  list,
  query = {},
}: {
  list: SheetList
  query?: Record<string, string | number | null | undefined>
}) {
  const { t } = useWords()
  return (
    <details className="export">
      <summary>
        <Icon name="download" />
        {t('registry.sheets.open')}
      </summary>
      {/* A file is no page: the browser itself sends the form. */}
      <form method="post" action={paths.sheet(list, 'xlsx')} className="stack">
        {Object.entries(query).map(
          ([name, value]) =>
            value !== null &&
            value !== undefined &&
            value !== '' && <input key={name} type="hidden" name={name} value={String(value)} />,
        )}
        <ChoicesField
          field={{ name: 'column', initialValue: usualColumns(list) }}
          label={t('registry.sheets.columnsLabel')}
          many
          beside
          options={sheetColumns[list].map((column) => ({
            value: column,
            label: t(`registry.sheets.columns.${column}`),
          }))}
        />
        <div className="cluster">
          <Button icon="download">{t('registry.sheets.excel')}</Button>
          <Button icon="download" formAction={paths.sheet(list, 'csv')}>
            {t('registry.sheets.csv')}
          </Button>
        </div>
      </form>
    </details>
  )
}
