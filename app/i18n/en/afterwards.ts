import type { PageWords } from '../types'

export const afterwards: PageWords['afterwards'] = {}
