import type { PageWords } from '../types'

export const asking: PageWords['asking'] = {}
