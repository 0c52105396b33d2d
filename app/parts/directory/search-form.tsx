// The search of the directory: words with names as one types, filters with counts, an order. All of it stays in the address.
import { Form, Link, useSubmit } from '@remix-run/react'
import type { FormEvent } from 'react'
import {
  choiceFilters,
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
  const submit = useSubmit()
  const choose = (event: FormEvent<HTMLFormElement>) => {
    const { target } = event
    if (
      target instanceof HTMLSelectElement ||
      (target instanceof HTMLInputElement && target.type === 'checkbox')
    )
      submit(event.currentTarget, { preventScrollReset: true })
  }
  const narrowed = isNarrowed({ ...search, q: '' })
  return (
    <Form method="get" action={paths.directory()} role="search" className="stack" onChange={choose}>
      {search.view === 'list' && <input type="hidden" name="view" value="list" />}
      <div className="search">
        <NameField key={search.q} q={search.q} />
        <SelectField
          key={search.sort}
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
      <details className="sift" open={narrowed}>
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
            key={`${name} ${search[name] ?? ''}`}
            field={{ name, initialValue: search[name] ?? '' }}
            label={t(`directory.filter.${name}`)}
            options={optionsOf(name, choices[name])}
            empty={t('frame.state.all')}
          />
        ))}
      {(choices.offers > 0 || search.offers !== undefined) && (
        <CheckField
          key={`offers ${search.offers ?? ''}`}
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
