// A dialog in use: it keeps the focus, closes on Esc and gives the focus back. Without scripts there is no dialog to open.
import { useEffect, useId, useRef, useState } from 'react'
import { Button } from '~/ui/button'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'

export function DialogCard() {
  const { t } = useWords()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const [awake, setAwake] = useState(false)
  useEffect(() => setAwake(true), [])
  // Said on the server too, where the button is not drawn: the page brings the words it says there.
  const opener = t('design.dialogOpen')
  return (
    <Card title={t('design.dialog')} id="dialog">
      <p className="soft">{t('design.dialogLead')}</p>
      {awake && (
        <div>
          <Button type="button" aria-haspopup="dialog" onClick={() => dialog.current?.showModal()}>
            {opener}
          </Button>
        </div>
      )}
      <dialog ref={dialog} className="dialog" aria-labelledby={id}>
        <form method="dialog" className="stack">
          <h3 id={id}>{t('design.dialog')}</h3>
          <p>{t('design.dialogText')}</p>
          <div>
            <Button kind="main">{t('design.dialogClose')}</Button>
          </div>
        </form>
      </dialog>
    </Card>
  )
}
