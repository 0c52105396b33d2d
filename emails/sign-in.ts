// The link and the code that sign a person in. The code stays out of the subject, which locked screens show.
import { paths } from '~/paths'
import type { Content, Pen } from './content'
import type { LetterData } from './letters'

export function signIn({ email, code, minutes, next }: LetterData<'signIn'>, pen: Pen): Content {
  const url = pen.url(paths.signInCode({ email, code, next, lang: pen.locale }))
  const known = code !== ''
  return {
    subject: pen.t('signIn.subject'),
    preview: pen.t('signIn.lead'),
    kicker: '',
    title: { text: pen.t('signIn.title') },
    news: null,
    facts: known ? [{ label: pen.t('facts.code'), value: { text: code }, weight: 'code' }] : [],
    actions: known ? [{ label: pen.t('actions.signIn'), url, main: true }] : [],
    after: [
      known ? pen.t('signIn.lead') : pen.t('signIn.emptied'),
      pen.t('signIn.valid', { count: minutes }),
      pen.t('signIn.notYou'),
    ],
    description: null,
    programme: [],
    contact: [],
  }
}
