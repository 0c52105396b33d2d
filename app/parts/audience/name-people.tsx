// Adding people by name: a search, and a tick beside each person found.
import { Form } from '@remix-run/react'
import type { PersonRow } from '~/domain/people/rules'
import { Button } from '~/ui/button'
import { TextField } from '~/ui/field'
import { SubmitButton } from '~/ui/form'
import { PersonLine } from '~/ui/person-line'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'

export type FoundPeople = { rows: (PersonRow & { onList: boolean })[]; total: number }

/**
 * @param who what was looked for
 * @param keep the parts of the address that the search must not lose
 */
export function NamePeople({
  who,
  found,
  keep,
}: {
  who: string
  found: FoundPeople | null
  keep: Record<string, string>
}) {
  const { t } = useWords()
  return (
    <details className="fold" open={found !== null || undefined}>
      <summary>{t('audience.names.title')}</summary>
      <Form method="get" role="search" className="search" preventScrollReset>
        {Object.entries(keep).map(
          ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
        )}
        <div className="field grows">
          <TextField
            key={who}
            field={{ name: 'who', initialValue: who }}
            label={t('audience.names.search')}
            type="search"
            autoComplete="off"
          />
        </div>
        <Button icon="search">{t('frame.do.search')}</Button>
      </Form>
      {found && <Found key={who} found={found} />}
    </details>
  )
}

function Found({ found }: { found: FoundPeople }) {
  const { t } = useWords()
  return (
    <Form method="post" preventScrollReset className="stack">
      <input type="hidden" name="intent" value="nameIn" />
      <p className="soft" aria-live="polite">
        {found.total === 0 ? t('frame.state.noMatch') : t('audience.names.found', { count: found.total })}
        {found.total > found.rows.length && ` ${t('audience.names.more', { count: found.rows.length })}`}
      </p>
      <div className="choices">
        {found.rows.map((row) => (
          <div className="choice" key={row.id}>
            <input
              type="checkbox"
              id={`name-${row.id}`}
              name="person"
              value={row.id}
              defaultChecked={row.onList}
              disabled={row.onList}
            />
            <label htmlFor={`name-${row.id}`}>
              <PersonLine
                person={row}
                post={row.post}
                after={row.onList && <Tag>{t('audience.names.onList')}</Tag>}
              />
            </label>
          </div>
        ))}
      </div>
      {found.rows.some((row) => !row.onList) && (
        <div>
          <SubmitButton kind="plain" icon="addPerson" name="press" value="names">
            {t('audience.names.do')}
          </SubmitButton>
        </div>
      )}
    </Form>
  )
}
