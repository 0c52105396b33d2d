import type { PageWords } from '../types'

export const reasons: PageWords['reasons'] = {}
