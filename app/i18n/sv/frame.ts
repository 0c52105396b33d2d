import type { PageWords } from '../types'

export const frame: PageWords['frame'] = {}
