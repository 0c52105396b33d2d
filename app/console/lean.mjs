// How Node is told to keep the app small: it would rather grow than tidy up, to half a gigabyte in a burst of letters.

/** Little room for what lives shortly, and a third more than what lives on before that is tidied up. */
export const lean = ['--max-semi-space-size=8', '--no-parallel-scavenge', '--heap-growing-percent=30']
