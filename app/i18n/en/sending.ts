import type { PageWords } from '../types'

export const sending: PageWords['sending'] = {}
