import type { PageWords } from '../types'

export const answering: PageWords['answering'] = {}
