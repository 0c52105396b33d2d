import type { PageWords } from '../types'

export const door: PageWords['door'] = {}
