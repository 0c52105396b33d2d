// A text with what a search found in it marked.
import { piecesFound } from '~/domain/search/marks'

/** @param typed the words searched for, as `wordsTyped` gives them */
export function Marked({ text, typed }: { text: string; typed: readonly string[] }) {
  return (
    <>
      {piecesFound(text, typed).map((piece, index) =>
        piece.found ? <mark key={index}>{piece.text}</mark> : piece.text,
      )}
    </>
  )
}
