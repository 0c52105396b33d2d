// A form that narrows a list: a search word and choices, sent in the address so that the list can be linked to.
import { Form, Link, useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Button } from './button'
import { SelectField, TextField, type Option } from './field'
import { useNarrowing } from './narrowing'
import { useWords } from './words'

/** @param empty the words of the choice that narrows nothing */
export type Filter = { name: string; label: string; value: string; options: Option[]; empty?: string }

/**
 * @param keep parts of the address that the form must not lose, such as the order
 * @param children more fields
 * @param more what the address says of those, by name
 */
export function SearchForm({
  label,
  q,
  filters = [],
  keep = {},
  more = {},
  children,
}: {
  label: string
  q: string
  filters?: Filter[]
  keep?: Record<string, string | undefined>
  more?: Record<string, string>
  children?: ReactNode
}) {
  const { t } = useWords()
  const { pathname } = useLocation()
  const chosen = Object.fromEntries(filters.map(({ name, value }) => [name, value]))
  const narrowing = useNarrowing({ q, ...chosen, ...more })
  const narrowed = q !== '' || filters.some((filter) => filter.value !== '')
  return (
    <Form method="get" role="search" className="search" {...narrowing}>
      {Object.entries(keep).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <div className="field grows">
        <TextField field={{ name: 'q', initialValue: q }} label={label} type="search" autoComplete="off" />
      </div>
      {filters.map((filter) => (
        <SelectField
          key={filter.name}
          field={{ name: filter.name, initialValue: filter.value }}
          label={filter.label}
          options={filter.options}
          empty={filter.empty ?? t('frame.state.all')}
        />
      ))}
      {children}
      <Button icon="search">{t('frame.do.search')}</Button>
      {narrowed && (
        <Link to={pathname} className="button quiet">
          {t('frame.do.clear')}
        </Link>
      )}
    </Form>
  )
}
