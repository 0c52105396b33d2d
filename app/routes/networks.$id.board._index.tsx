// A network's notice board: its news, proposed meetings, help offered and asked for, for its members and organisers.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requirePerson } from '~/auth/require.server'
import { boardPage } from '~/domain/boards/pages.server'
import { boardKinds } from '~/domain/boards/rules'
import { written } from '~/i18n/named'
import { NoteLine } from '~/parts/boards/note-line'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Card, Empty, Page } from '~/ui/page'
import { Pager } from '~/ui/pager'
import { useQueryLink } from '~/ui/query'
import { FilterTag } from '~/ui/tag'
import { InLanguage, useWords } from '~/ui/words'

export async function loader({ request, context, params: { id = '' } }: LoaderFunctionArgs) {
  const actor = await requirePerson(request, context)
  const query = new URL(request.url).searchParams
  return boardPage(context.db, id, query, { actor, now: context.now() })
}

export default function Board() {
  const { t, locale } = useWords()
  const { network, mayPutUp, notes, faces, page, size, total } = useLoaderData<typeof loader>()
  return (
    <Page
      title={t('board.title')}
      trail={[
        { to: paths.networks(), label: t('registry.networks.title') },
        { to: paths.network(network.id), label: <InLanguage written={written(network, 'name', locale)} /> },
      ]}
      actions={mayPutUp.map((kind, place) => (
        <ButtonLink key={kind} kind={place === 0 ? 'main' : 'plain'} to={paths.newNote(network.id, { kind })}>
          {t(`board.write.${kind}`)}
        </ButtonLink>
      ))}
    >
      <Filter />
      <Card>
        {notes.length === 0 ? (
          <Nothing />
        ) : (
          <ul className="rows">
            {notes.map((note) => (
              <li key={note.id}>
                <NoteLine note={note} mark={faces[note.authorId ?? '']} />
              </li>
            ))}
          </ul>
        )}
        <Pager page={page} size={size} total={total} />
      </Card>
    </Page>
  )
}

function Filter() {
  const { t } = useWords()
  const { kind, state } = useLoaderData<typeof loader>().asked
  const link = useQueryLink()
  return (
    <nav className="stack tight" aria-label={t('board.filter.label')}>
      <div className="cluster">
        <FilterTag to={link({ kind: null, page: null })} on={kind === null}>
          {t('board.filter.all')}
        </FilterTag>
        {boardKinds.map((one) => (
          <FilterTag key={one} to={link({ kind: one, page: null })} on={one === kind}>
            {t(`board.kinds.${one}`)}
          </FilterTag>
        ))}
      </div>
      <div className="cluster">
        <FilterTag to={link({ state: null, page: null })} on={state === null}>
          {t('board.filter.any')}
        </FilterTag>
        {(['open', 'settled'] as const).map((one) => (
          <FilterTag key={one} to={link({ state: one, page: null })} on={one === state}>
            {t(`board.filter.${one}`)}
          </FilterTag>
        ))}
      </div>
    </nav>
  )
}

/** Nothing fits the filter, or nothing has been written yet. */
function Nothing() {
  const { t } = useWords()
  const { network, asked, mayPutUp } = useLoaderData<typeof loader>()
  if (asked.kind !== null || asked.state !== null)
    return (
      <Empty
        title={t('board.empty.filtered')}
        action={<ButtonLink to={paths.board(network.id)}>{t('frame.do.clear')}</ButtonLink>}
      />
    )
  return <Empty title={t('board.empty.title')}>{mayPutUp.length > 0 ? t('board.empty.hint') : null}</Empty>
}
