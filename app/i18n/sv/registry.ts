import type { PageWords } from '../types'

export const registry: PageWords['registry'] = {}
