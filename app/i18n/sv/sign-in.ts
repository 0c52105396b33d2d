import type { PageWords } from '../types'

export const signIn: PageWords['signIn'] = {}
