// Signing in: asking for a code and giving it.
import type { PageWords } from '../types'

export const signIn: PageWords['signIn'] = {
  title: 'Sign in',
  lead: 'We will send a link and a code to your e-mail. No password is needed.',
  email: 'E-mail address',
  emailHint: 'Your work e-mail, where your invitations also arrive.',
  send: 'Send the code',
  sent: 'If {{email}} is in the registry, we have sent a code to it. The code is valid for {{minutes}} minutes.',
  notArrived: 'Has the message not arrived? Check your junk mail too, or',
  askAgain: 'ask for a new code',
  codeTitle: 'Enter the code',
  code: 'Code',
  codeHint: 'Six digits in the letter.',
  enter: 'Sign in',
  readyTitle: 'Sign in as {{email}}',
  readyLead: 'The code has been filled in. Press Sign in.',
  wrongCode: 'The code is not valid. Check the digits or ask for a new code.',
  oldCode: 'The code has expired. Ask for a new one.',
  tooMany: 'Too many attempts. Wait a quarter of an hour and try again.',
  invitedHint: 'You do not need to sign in to respond to an invitation: open the link in the letter.',
}
