// Signing in: asking for a code and giving it.
import type { PageWords } from '../types'

export const signIn: PageWords['signIn'] = {
  title: 'Logga in',
  lead: 'Vi skickar en länk och en kod till din e-post. Du behöver inget lösenord.',
  email: 'E-postadress',
  emailHint: 'Din e-postadress i arbetet, dit även inbjudningarna kommer.',
  send: 'Skicka koden',
  sent: 'Om adressen {{email}} finns i registret har vi skickat en kod till den. Koden gäller i {{minutes}} minuter.',
  notArrived: 'Har meddelandet inte kommit? Kontrollera även skräpposten eller',
  askAgain: 'begär en ny kod',
  codeTitle: 'Ange koden',
  code: 'Kod',
  codeHint: 'Sex siffror i brevet.',
  enter: 'Logga in',
  readyTitle: 'Logga in som {{email}}',
  readyLead: 'Koden är redan ifylld. Tryck på Logga in.',
  wrongCode: 'Koden är inte giltig. Kontrollera siffrorna eller begär en ny kod.',
  oldCode: 'Koden har gått ut. Begär en ny kod.',
  tooMany: 'För många försök. Vänta en kvart och försök på nytt.',
  invitedHint: 'Du behöver inte logga in för att svara på en inbjudan: öppna länken i inbjudan.',
}
