// The registry's pages: people, organisations, networks, programmes, small groups, continuity, imports.
import type { PageWords } from '../types'
import { bodies } from './registry/bodies'
import { continuity } from './registry/continuity'
import { deeds } from './registry/deeds'
import { groups } from './registry/groups'
import { imports } from './registry/imports'
import { networks } from './registry/networks'
import { people } from './registry/people'
import { programmes } from './registry/programmes'
import { search } from './registry/search'
import { sheets } from './registry/sheets'

export const registry: PageWords['registry'] = {
  ...people,
  ...bodies,
  ...networks,
  ...programmes,
  ...groups,
  continuity,
  imports,
  deeds,
  search,
  sheets,
}
