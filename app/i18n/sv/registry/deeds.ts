// Words of the registry's pages about deeds and taking them back.
export const deeds = {
  notice: {
    undo: 'Ångra ändringen',
    undone: 'Ändringen har ångrats',
    undoneText: 'Uppgifterna är åter som före ändringen.',
    refused: 'Ändringen kunde inte ångras',
    look: 'Se vad som har ändrats',
  },
  acts: {},
} as const
