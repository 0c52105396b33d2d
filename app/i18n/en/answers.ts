import type { PageWords } from '../types'

export const answers: PageWords['answers'] = {}
