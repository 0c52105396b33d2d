import type { PageWords } from '../types'

export const palette: PageWords['palette'] = {
  title: 'Kommandon',
  label: 'Sök efter en sida, en åtgärd, en person, en organisation, ett nätverk eller en tillställning',
  placeholder: 'Vart vill du gå eller vad vill du göra?',
  list: 'Alternativ',
  close: 'Stäng kommandona',
  none: 'Inga träffar. Tryck på Enter för att söka i hela tjänsten.',
  count_one: 'Ett alternativ.',
  count_other: '{{count, number}} alternativ. Bläddra med piltangenterna.',
  kind: { here: 'På den här sidan', act: 'Börja', go: 'Gå till' },
  go: {
    rounds: 'Bildande av grupper',
    renewal: 'Förfrågan om gruppernas fortsättning',
    eventFigures: 'Tillställningarna i siffror',
    groupFigures: 'Grupperna i siffror',
    templates: 'Mallar för tillställningar',
  },
  act: {
    newEvent: 'Skapa en ny tillställning',
    newSeries: 'Skapa en ny serie av tillställningar',
    newPerson: 'Lägg till en person',
    newNetwork: 'Grunda ett nätverk',
    newRound: 'Börja bilda grupper',
    newOrganisation: 'Lägg till en organisation',
    newProgramme: 'Lägg till ett utbildningsprogram',
    takeIn: 'Importera uppgifter från en tabell',
  },
  event: {
    audience: 'Välj vilka som bjuds in till den här tillställningen',
    sending: 'Skicka inbjudningarna till den här tillställningen',
    answers: 'Se svaren för den här tillställningen',
    programme: 'Redigera programmet för den här tillställningen',
    door: 'Ta emot deltagarna vid dörren',
    edit: 'Redigera den här tillställningen',
  },
  network: { addMember: 'Lägg till en medlem i det här nätverket' },
}
