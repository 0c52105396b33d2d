import type { PageWords } from '../types'

export const my: PageWords['my'] = {}
