import type { PageWords } from '../types'

export const mailbox: PageWords['mailbox'] = {}
