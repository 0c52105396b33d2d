// Rounds of composing small groups: the call, the candidates, the answer page.
export const rounds = {} as const
