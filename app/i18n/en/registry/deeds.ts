// Words of the registry's pages about deeds and taking them back.
export const deeds = {
  notice: {
    undo: 'Undo',
    undone: 'The change has been undone',
    undoneText: 'Everything is again as it was before the change.',
    refused: 'The change could not be undone',
    look: 'See what has changed',
  },
  acts: {},
} as const
