import type { PageWords } from '../types'

export const audience: PageWords['audience'] = {}
