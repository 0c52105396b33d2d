// Words of the registry's pages about continuity: what changes of posts mean to networks.
export const continuity = {
  inquiry: {
    title: 'Where can we reach you from now on?',
    lead: 'Tell us where to reach you, and choose the networks and groups you stay in. Your response changes nothing at once: an organiser will deal with it.',
    email: 'New e-mail address',
    emailHint: 'Leave empty if {{address}} is still right.',
    emailMissing: 'We have no address for you.',
    stay: 'I will stay',
    leave: 'I will leave',
    note: 'Message to the organiser',
    noteHint: 'Optional',
    send: 'Send the response',
    thanks: 'Thank you for your response',
    answered: 'You have responded',
    changeable:
      'An organiser will deal with your response. You can change it until then, at the latest on {{date}}.',
    change: 'Change your response',
    unknown: {
      title: 'The link opens no question',
      text: 'The address may have been broken in the letter or mistyped. Open the link straight from the letter.',
    },
    handled: {
      title: 'Your response has been dealt with',
      text: 'Thank you. If something has changed since, contact the person named in the letter.',
    },
    gone: {
      title: 'The link is no longer valid',
      text: 'The question has expired, or a newer letter has been sent to you. The person named in the letter can tell you more.',
    },
  },
}
