import type { PageWords } from '../types'

export const seating: PageWords['seating'] = {}
