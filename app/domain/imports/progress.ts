// How the progress of an import is told to the page that waits for it.

/** The type of an answer that comes a line of JSON at a time. */
export const applyLines = 'application/x-ndjson'
