// How many times a poll takes and how many people a meeting may be told to have had: figures that pages show too.

export const fewestTimes = 2
export const mostTimes = 12

export const fewestMet = 2
export const mostMet = 99
