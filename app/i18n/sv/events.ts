import type { PageWords } from '../types'

export const events: PageWords['events'] = {}
