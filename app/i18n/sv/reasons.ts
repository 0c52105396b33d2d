// Why a command refused, in words.
import type { PageWords } from '../types'

export const reasons: PageWords['reasons'] = {
  changedMeanwhile:
    'Uppgifterna har ändrats efter att du öppnade sidan. Sidan visar nu de senaste uppgifterna, och det du skrev finns kvar. Kontrollera och försök igen.',
  eventCancelled: 'Tillställningen är inställd.',
  ruleTooBig: 'Regeln blev för omfattande. Ta bort delar eller namn.',
  partEmpty: 'Välj minst ett villkor.',
  nameMissing: 'Ange ett namn.',
  nameTaken: 'En regel med samma namn är redan sparad.',
  eventBegun: 'Tillställningen har redan börjat.',
  eventOver: 'Tillställningen har redan börjat eller är över.',
  deadlineGone: 'Svarstiden har redan gått ut. Flytta fram den innan du bjuder in.',
  deadlinePassed: 'Svarstiden har gått ut.',
  placeMissing: 'Platsen eller länken för distansdeltagande saknas.',
  titleMissing: 'Tillställningen har inget namn.',
  languageMissing: 'Texter saknas på ett språk som en del av de inbjudna läser.',
  listChanged: 'Inbjudningslistan ändrades under tiden. Kontrollera listan och tryck på nytt.',
  nobodyNew: 'Alla på listan har redan bjudits in.',
  audienceTooBig: 'Listan är för lång för att alla ska kunna bjudas in på en gång. Begränsa den.',
  nobodySilent: 'Alla har redan svarat.',
  withdrawn: 'Inbjudan har återkallats.',
  linkDead: 'Tillställningen har redan hållits, så det går inte längre att svara.',
  commentTooLong: 'Meddelandet är för långt: högst 2 000 tecken.',
  letterNotFailed: 'Brevet har redan skickats eller väntar på att skickas.',
  letterEmptied:
    'Brevets uppgifter har redan raderats, så det kan inte skickas på nytt. Påminn personen eller bjud in på nytt.',
  letterStale:
    'Brevet är föråldrat: tillställningen är över eller inställd, eller så finns det ett nyare brev till personen.',
  undoneAlready: 'Ändringen har redan ångrats.',
  undoTooLate: 'Tiden för att ångra har gått ut, och ändringen står fast.',
  changedSince:
    'Uppgifterna har ändrats efter detta. Ångra först de nyare ändringarna eller rätta uppgifterna direkt.',
  addressTaken: 'Adressen används redan av en annan person.',
  endBeforeStart: 'Den sista dagen är före den första dagen.',
  organisationNotThen: 'Organisationen fanns inte den första dagen.',
  heldAlready: 'Personen har redan samma uppdrag under samma tid.',
  endedAlready: 'Avslutandet är redan antecknat.',
}
