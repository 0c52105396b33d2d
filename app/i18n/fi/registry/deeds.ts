// Words of the registry's pages about deeds and taking them back.
export const deeds = {
  notice: {
    undo: 'Peru muutos',
    undone: 'Muutos on peruttu',
    undoneText: 'Tiedot ovat taas niin kuin ennen muutosta.',
    refused: 'Muutosta ei voitu perua',
    look: 'Katso, mikä on muuttunut',
  },
  acts: {},
} as const
