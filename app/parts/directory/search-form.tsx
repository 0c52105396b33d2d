// The search of the directory: words with names as one types, filters with counts, an order. All of it stays in the address.
import { Form, Link } from '@remix-run/react'
import { useState } from 'react'
import {
  choiceFilters,
  directoryFilters,
  directorySorts,
  isNarrowed,
  type Choice,
  type ChoiceFilter,
  type DirectoryChoices,
  type DirectorySearch,
} from '~/domain/directory/search'
import { wouldHelp } from '~/domain/directory/narrowing'
import { asHomeRegion } from '~/domain/people/home-regions'
import { nameIn } from '~/i18n/named'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { CheckField, SelectField, type Option } from '~/ui/field'
import { useNarrowing } from '~/ui/narrowing'
import { useWords } from '~/ui/words'
import { NameField } from './name-field'

const sortWords = {
  name: 'name',
  '-name': 'nameFalling',
  sector: 'sector',
  '-sector': 'sectorFalling',
  course: 'course',
  '-course': 'courseFalling',
} as const

export function DirectorySearchForm({
  search,
  choices,
}: {
  search: DirectorySearch
  choices: DirectoryChoices
}) {
  const { t } = useWords()
  const chosen = Object.fromEntries(directoryFilters.map((name) => [name, search[name] ?? '']))
  const narrowing = useNarrowing({ q: search.q, sort: search.sort, ...chosen })
  // Where the filters stand open they stay so: taking the last one away must not fold the field one stands in.
  const [open] = useState(isNarrowed({ ...search, q: '' }))
  return (
    <Form method="get" action={paths.directory()} role="search" className="stack" {...narrowing}>
      {search.view === 'list' && <input type="hidden" name="view" value="list" />}
      <div className="search">
        <NameField q={search.q} />
        <SelectField
          field={{ name: 'sort', initialValue: search.sort }}
          label={t('directory.sort.label')}
          options={directorySorts.map((sort) => ({
            value: sort,
            label: t(`directory.sort.${sortWords[sort]}`),
          }))}
        />
        <Button icon="search">{t('frame.do.search')}</Button>
        {isNarrowed(search) && (
          <Link to={paths.directory()} className="button quiet">
            {t('frame.do.clear')}
          </Link>
        )}
      </div>
      <details className="sift" open={open}>
        <summary>{t('directory.filters')}</summary>
        <Filters search={search} choices={choices} />
      </details>
    </Form>
  )
}

/** A filter that has nothing to choose from is not shown: no field says that there is something one may not see. */
function Filters({ search, choices }: { search: DirectorySearch; choices: DirectoryChoices }) {
  const { t } = useWords()
  const optionsOf = useOptions()
  return (
    <div className="search">
      {choiceFilters
        .filter((name) => choices[name].length > 0)
        .map((name) => (
          <SelectField
            key={name}
            field={{ name, initialValue: search[name] ?? '' }}
            label={t(`directory.filter.${name}`)}
            options={optionsOf(name, choices[name])}
            empty={t('frame.state.all')}
          />
        ))}
      {(choices.offers > 0 || search.offers !== undefined) && (
        <CheckField
          field={{ name: 'offers', initialValue: search.offers ?? '' }}
          value={wouldHelp}
          label={t('directory.filter.offers', { count: choices.offers })}
        />
      )}
    </div>
  )
}

/** The values of a filter in words, each with how many it finds. */
function useOptions(): (name: ChoiceFilter, choices: readonly Choice[]) => Option[] {
  const { t, locale } = useWords()
  const wordOf = (name: ChoiceFilter, choice: Choice): string => {
    if ('word' in choice) {
      const region = name === 'region' ? asHomeRegion(choice.word) : null
      return region === null ? choice.word : t(`registry.person.regions.r${region}`)
    }
    const called = nameIn(choice, locale)
    if (choice.number !== undefined)
      return t('directory.course', { programme: called, number: choice.number })
    return choice.code === undefined ? called : `${choice.code} – ${called}`
  }
  return (name, choices) =>
    choices.map((choice) => ({
      value: choice.value,
      label: t('directory.counted', { name: wordOf(name, choice), count: choice.count }),
    }))
}
