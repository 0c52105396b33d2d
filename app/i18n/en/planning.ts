import type { PageWords } from '../types'

export const planning: PageWords['planning'] = {}
