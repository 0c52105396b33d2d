// A note in a list: what it is, its title, how it begins, who wrote it and how many have replied.
import { Link } from '@remix-run/react'
import type { Note } from '~/domain/boards/queries.server'
import { writtenIn } from '~/domain/boards/rules'
import { moment } from '~/i18n/dates'
import { paths } from '~/paths'
import { InLanguage, useWords } from '~/ui/words'
import { NoteTags } from './note-tags'
import { Writer } from './writer'

/** @param mark of the author's photo, for a reader who sees it */
export function NoteLine({ note, mark }: { note: Note; mark: string | undefined }) {
  const { t, locale } = useWords()
  const where = [note.startsAt === null ? null : moment(note.startsAt, locale), note.place]
  return (
    <article className="stack tight">
      <NoteTags note={note} />
      <h2>
        <Link to={paths.note(note.networkId, note.id)}>
          <InLanguage written={writtenIn(note, note.title, locale)} />
        </Link>
      </h2>
      {where.some(Boolean) && <p>{where.filter(Boolean).join(' · ')}</p>}
      <p className="typed clamp">
        <InLanguage written={writtenIn(note, note.text, locale)} />
      </p>
      <Writer
        author={note.author}
        at={note.postedAt}
        mark={mark}
        after={note.replies > 0 && <> · {t('board.replies.count', { count: note.replies })}</>}
      />
    </article>
  )
}
