// What a search finds in the registry: the best of each kind, or all of one kind by pages.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import type { SearchThing } from '#db/schema'
import { localeOf } from '~/auth/actor.server'
import { requireOrganiser } from '~/auth/require.server'
import { dateOf } from '~/domain/core/time'
import { readPage, readWords } from '~/domain/people/search'
import { aboutFound, nameOfFound, pageOfFound } from '~/domain/search/about'
import { matchesElsewhere } from '~/domain/search/elsewhere.server'
import { wordsTyped } from '~/domain/search/matching'
import { search } from '~/domain/search/queries.server'
import { foundOnPage, readThing, type Found, type FoundGroup } from '~/domain/search/results'
import { wordsOfPages } from '~/i18n/all'
import { Marked } from '~/parts/search/marked'
import { SlashChoice } from '~/parts/search/slash'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Card, Empty, Page } from '~/ui/page'
import { Pager } from '~/ui/pager'
import { SearchForm } from '~/ui/search-field'
import { useWords } from '~/ui/words'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const query = new URL(request.url).searchParams
  const [q, thing, page] = [readWords(query), readThing(query), readPage(query)]
  const [on, locale] = [dateOf(context.now()), await localeOf(request, context)]
  const groups = await search(context.db, q, { thing, page, on, locale })
  const words = { t: wordsOfPages(locale), locale }
  const shown = groups
    .filter((group) => thing === undefined || group.thing === thing)
    .flatMap(({ rows }) => rows)
    .map((found) => ({ found, line: `${nameOfFound(found, words).text} ${aboutFound(found, words)}` }))
  const texts = await matchesElsewhere(context.db, q, shown, on)
  const matches: Matches = Object.fromEntries(shown.map(({ found }, at) => [found.id, texts[at] ?? '']))
  return { q, thing, page, groups, matches, typed: wordsTyped(q) }
}

/** By the id of what was found: the words that it was found by, where its line does not show them. */
type Matches = Record<string, string>

export default function SearchPage() {
  const { t } = useWords()
  const { q, thing, page, groups, matches, typed } = useLoaderData<typeof loader>()
  const some = groups.some(({ total }) => total > 0)
  const shown = groups.filter((group) => (thing === undefined ? group.total > 0 : group.thing === thing))
  return (
    <Page title={t('registry.search.title')} facts={[q !== '' && t('registry.search.for', { q })]}>
      <Card>
        <SearchForm label={t('registry.search.label')} q={q} keep={{ thing }} />
        {some && <Kinds q={q} thing={thing} groups={groups} />}
        {typed.length === 0 && (
          <Empty title={t('registry.search.begin')}>{t('registry.search.beginHint')}</Empty>
        )}
        {typed.length > 0 && !some && (
          <Empty title={t('registry.search.none', { q })}>{t('registry.search.noneHint')}</Empty>
        )}
        <SlashChoice />
      </Card>
      {shown.map((group) => (
        <Group key={group.thing} {...{ group, matches, typed, q }} page={thing && page} />
      ))}
    </Page>
  )
}

const countSaid = ({ total, more }: FoundGroup, t: ReturnType<typeof useWords>['t']): string =>
  more ? t('registry.search.atLeast', { count: total }) : t('registry.search.exactly', { count: total })

/** The kinds as links, each with how many were found. */
function Kinds({ q, thing, groups }: { q: string; thing: SearchThing | undefined; groups: FoundGroup[] }) {
  const { t } = useWords()
  return (
    <nav className="tabs" aria-label={t('registry.search.kinds')}>
      <Link to={paths.search({ q })} aria-current={thing === undefined ? 'page' : undefined}>
        {t('frame.state.all')}
      </Link>
      {groups
        .filter((group) => group.total > 0 || group.thing === thing)
        .map((group) => (
          <Link
            key={group.thing}
            to={paths.search({ q, thing: group.thing })}
            aria-current={thing === group.thing ? 'page' : undefined}
          >
            {t(`frame.search.things.${group.thing}`)} {countSaid(group, t)}
          </Link>
        ))}
    </nav>
  )
}

/** @param page of the one kind that is shown; without it the best of several kinds are */
function Group({
  group,
  matches,
  typed,
  q,
  page,
}: {
  group: FoundGroup
  matches: Matches
  typed: string[]
  q: string
  page: number | undefined
}) {
  const { t } = useWords()
  const left = page === undefined && group.total > group.rows.length
  return (
    <Card
      title={
        <>
          {t(`frame.search.things.${group.thing}`)} <small>{countSaid(group, t)}</small>
        </>
      }
    >
      {group.rows.length === 0 ? (
        <Empty title={t('registry.search.none', { q })} />
      ) : (
        <ul className="rows">
          {group.rows.map((found) => (
            <Line key={found.id} found={found} match={matches[found.id] ?? ''} typed={typed} />
          ))}
        </ul>
      )}
      {page !== undefined && <Pager page={page} size={foundOnPage} total={group.total} />}
      {page !== undefined && group.more && <p className="soft">{t('registry.search.narrow')}</p>}
      {left && (
        <ButtonLink kind="quiet" icon="next" to={paths.search({ q, thing: group.thing })}>
          {t(`registry.search.allOf.${group.thing}`)}
        </ButtonLink>
      )}
    </Card>
  )
}

function Line({ found, match, typed }: { found: Found; match: string; typed: string[] }) {
  const words = useWords()
  const name = nameOfFound(found, words)
  return (
    <li className="person">
      <Link to={pageOfFound(found)} lang={name.lang === words.locale ? undefined : name.lang}>
        <Marked text={name.text} typed={typed} />
      </Link>
      <small>
        <Marked text={aboutFound(found, words)} typed={typed} />
      </small>
      {match !== '' && (
        <small className="soft">
          {words.t('frame.search.match')}: <Marked text={match} typed={typed} />
        </small>
      )}
    </li>
  )
}
