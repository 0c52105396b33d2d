import type { PageWords } from '../types'

export const series: PageWords['series'] = {}
