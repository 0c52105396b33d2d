import type { LetterWords } from '../types'

export const letters: LetterWords = {}
