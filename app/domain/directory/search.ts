// What the directory is asked for, read out of its address: words, filters, order, how it is laid out.
import type { Post } from '../people/rules'
import { readPage, readSort, readWords } from '../people/search'

/** The filters that choose one of several values, in the order they stand on the page. */
export const choiceFilters = ['course', 'network', 'sector', 'organisation', 'expertise', 'region'] as const
export type ChoiceFilter = (typeof choiceFilters)[number]

/** All that narrows the directory but words; `offers`: those who would gladly help others. */
export const directoryFilters = [...choiceFilters, 'offers'] as const
export type DirectoryFilter = (typeof directoryFilters)[number]

export const directorySorts = ['name', '-name', 'sector', '-sector', 'course', '-course'] as const
export type DirectorySort = (typeof directorySorts)[number]

export const directoryViews = ['cards', 'list'] as const
export type DirectoryView = (typeof directoryViews)[number]

/** `course` names a course, or a programme for all its courses; `expertise` a piece of it as `sortKey` has it. */
export type DirectorySearch = Partial<Record<DirectoryFilter, string>> & {
  q: string
  sort: DirectorySort
  view: DirectoryView
  /** From 1. */
  page: number
}

const longest = 100

export function readDirectorySearch(query: URLSearchParams): DirectorySearch {
  const chosen = directoryFilters.flatMap((name) => {
    const value = (query.get(name) ?? '').slice(0, longest)
    return value === '' ? [] : [[name, value] as const]
  })
  return {
    ...Object.fromEntries(chosen),
    q: readWords(query),
    sort: readSort(query, directorySorts),
    view: query.get('view') === 'list' ? 'list' : 'cards',
    page: readPage(query),
  }
}

/** Whether anything narrows the directory. */
export const isNarrowed = (search: DirectorySearch): boolean =>
  search.q !== '' || directoryFilters.some((name) => search[name] !== undefined)

export const directoryOnPage = 30

type Names = { nameFi: string; nameSv: string; nameEn: string }

/** A completed course that the reader sees, with its programme's names. */
export type SeenCourse = Names & { courseId: string; programmeId: string; number: number; endsOn: string }

/** A person as a list of the directory shows them. `offers` and `photoMark` are null unless the reader sees them. */
export type DirectoryRow = {
  id: string
  firstName: string
  lastName: string
  post: Post | null
  offers: string | null
  photoMark: string | null
  /** The courses completed, of those that the reader sees: the last first. */
  courses: SeenCourse[]
}

/** A value of a filter with how many people it finds beside the other filters in force. */
export type Choice =
  | ({ value: string; count: number } & Names & { number?: number; code?: string })
  | { value: string; count: number; word: string }

export type DirectoryChoices = Record<ChoiceFilter, Choice[]> & { offers: number }
