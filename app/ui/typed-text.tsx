// What people typed, with its lines: nothing in it is HTML, and the addresses of pages in it can be pressed.

/** Splits at addresses; what ends a sentence after one does not belong to it. */
const address = /(https?:\/\/[^\s<>"'()]+[^\s<>"'().,:;!?])/giu

/** An address that a browser understands as a page of the web, and none that runs or opens anything else. */
const isPage = (text: string): boolean =>
  /^https?:\/\//i.test(text) && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)

/** The text in pieces: what stands between addresses, and the addresses. */
export const piecesOf = (text: string): { text: string; page: boolean }[] =>
  text
    .split(address)
    .filter((piece) => piece !== '')
    .map((piece) => ({ text: piece, page: isPage(piece) }))

/** Text with its line breaks; `https://…` becomes a link that tells the other side nothing of where it was. */
export function TypedText({ text }: { text: string }) {
  return (
    <p className="typed">
      {piecesOf(text).map((piece, index) =>
        piece.page ? (
          <a key={index} href={piece.text} rel="noopener noreferrer nofollow">
            {piece.text}
          </a>
        ) : (
          piece.text
        ),
      )}
    </p>
  )
}
