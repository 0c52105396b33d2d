// The names that the letters typed so far would find in the directory, as JSON for its search field.
import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { localeOf } from '~/auth/actor.server'
import { requireLooker } from '~/auth/require-looker.server'
import { nameHints } from '~/domain/directory/hints.server'
import { fullName } from '~/domain/people/rules'
import { readWords } from '~/domain/people/search'
import { nameIn } from '~/i18n/named'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { viewer } = await requireLooker(request, context)
  const locale = await localeOf(request, context)
  const typed = readWords(new URL(request.url).searchParams)
  const people = await nameHints(context.db, viewer, typed)
  const hints = people.map((person) => ({
    name: fullName(person),
    about: person.post ? nameIn(person.post, locale) : '',
  }))
  return json({ hints })
}
