// What the fields of a page are called, for the summary of errors, which stands above the fields that it names. In the
// browser they tell it as they are drawn; on the server, which draws a page once from top to bottom, before the page.
import { createContext, useContext, useMemo, useSyncExternalStore, type ReactNode } from 'react'
import { plainText } from './title'

/** By the id of the field's element, in the order in which they are drawn. */
export type FieldNames = Map<string, string>

const NamesContext = createContext<FieldNames | null>(null)

export const FieldNamesProvider = NamesContext.Provider

/** What several fields under one legend are called together. */
const GroupContext = createContext('')

export function FieldGroup({ legend, children }: { legend: ReactNode; children: ReactNode }) {
  const outer = useContext(GroupContext)
  return <GroupContext.Provider value={joined(outer, plainText(legend))}>{children}</GroupContext.Provider>
}

/** "Yhteyshenkilö – nimi"; a language needs no dash: "Otsikko ruotsiksi". */
const joined = (group: string, own: string, between = ' – '): string =>
  group === '' ? own : group + between + own

/** @param lang the language of a field that is one of three under a legend, each labelled with its language */
export function useFieldName(id: string, label: ReactNode, lang?: string): void {
  const names = useContext(NamesContext)
  const group = useContext(GroupContext)
  names?.set(id, joined(group, plainText(label), lang === undefined ? undefined : ' '))
}

const never = () => () => undefined

/** The fields of a form as its page calls them, in the order of the page. Told anew when they have been drawn. */
export function useNamesOf(formId: string | undefined): FieldNames {
  const names = useContext(NamesContext)
  const read = () => JSON.stringify([...(names ?? [])].filter(([id]) => id.startsWith(`${formId}-`)))
  const said = useSyncExternalStore(never, read, read)
  return useMemo(() => new Map(JSON.parse(said) as [string, string][]), [said])
}
