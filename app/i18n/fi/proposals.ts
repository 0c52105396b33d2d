// Proposals of groups: side by side, the board, reasons, the page for the decision-maker.
export const proposals = {} as const
