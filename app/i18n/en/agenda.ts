import type { PageWords } from '../types'

export const agenda: PageWords['agenda'] = {}
