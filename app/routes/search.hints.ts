// What the words typed so far would find, as JSON for the field in the bar.
import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { localeOf } from '~/auth/actor.server'
import { requireOrganiser } from '~/auth/require.server'
import { dateOf } from '~/domain/core/time'
import { readWords } from '~/domain/people/search'
import { aboutFound, nameOfFound, pageOfFound } from '~/domain/search/about'
import { matchesElsewhere } from '~/domain/search/elsewhere.server'
import { search } from '~/domain/search/queries.server'
import { fewOf, hintsInAll, type Hint } from '~/domain/search/results'
import { wordsOfPages } from '~/i18n/all'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const locale = await localeOf(request, context)
  const words = { t: wordsOfPages(locale), locale }
  const typed = readWords(new URL(request.url).searchParams)
  const on = dateOf(context.now())
  const groups = await search(context.db, typed, { on, locale, each: hintsInAll })
  const few = fewOf(groups).map((found) => ({
    found,
    name: nameOfFound(found, words).text,
    about: aboutFound(found, words),
  }))
  const shown = few.map(({ found, name, about }) => ({ found, line: `${name} ${about}` }))
  const matches = await matchesElsewhere(context.db, typed, shown, on)
  const hints: Hint[] = few.map(({ found, name, about }, at) => ({
    thing: found.thing,
    to: pageOfFound(found),
    name,
    about,
    match: matches[at] ?? '',
  }))
  return json({ hints })
}
