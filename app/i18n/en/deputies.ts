import type { PageWords } from '../types'

export const deputies: PageWords['deputies'] = {}
