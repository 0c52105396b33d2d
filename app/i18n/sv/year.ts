import type { PageWords } from '../types'

export const year: PageWords['year'] = {}
