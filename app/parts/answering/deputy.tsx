// Under the buttons of an invitation: sending somebody in one's place, whom one has sent, whom one stands in for.
import type { DeputyView } from '~/domain/substitutes/queries.server'
import { paths } from '~/paths'
import { Card, Notice } from '~/ui/page'
import { useWords } from '~/ui/words'

type Way = { by: 'link'; token: string } | { by: 'page'; invitationId: string }

/** Where the form of a substitute is. */
export const substituteAddress = (way: Way): string =>
  way.by === 'link' ? paths.substitute(way.token) : paths.mySubstitute(way.invitationId)

/** Above the buttons: the one who reads it comes in somebody's place. */
export function StandsInFor({ deputy: { standsInFor, note } }: { deputy: DeputyView }) {
  const { t } = useWords()
  if (standsInFor.length === 0) return null
  return (
    <Notice title={t('deputies.page.standsInFor', { name: standsInFor[0] ?? '' })}>
      {standsInFor.length > 1 && (
        <p>{t('deputies.page.chain', { names: [...standsInFor].reverse().join(' → ') })}</p>
      )}
      {note && <p className="typed">{note}</p>}
      <p>{t('deputies.page.standsInNo')}</p>
    </Notice>
  )
}

/** @param forAnother the one who answers is an assistant */
export function DeputyCard({
  way,
  deputy,
  forAnother,
}: {
  way: Way
  deputy: DeputyView
  forAnother: boolean
}) {
  const { t } = useWords()
  const { sent, refused, allowed, refusal, approval } = deputy
  if (sent)
    return (
      <Card title={t('deputies.page.sentTitle')}>
        <p>{t(`deputies.page.sent.${sent.status}`, { name: sent.names[0] ?? '' })}</p>
        {sent.names.length > 1 && <p>{t('deputies.page.chain', { names: sent.names.join(' → ') })}</p>}
        <TakeBack way={way} id={sent.id} asked={sent.status === 'asked'} />
      </Card>
    )
  if (!allowed || refusal !== null) return null
  return (
    <>
      {refused && (
        <Notice kind="warning" title={t('deputies.page.refused', { name: refused.name })}>
          {refused.reply === '' ? undefined : <p className="typed">{refused.reply}</p>}
        </Notice>
      )}
      <p>
        <a href={substituteAddress(way)}>{t(forAnother ? 'deputies.form.title' : 'deputies.page.send')}</a>
        {approval && <small> {t('deputies.page.approval')}</small>}
      </p>
    </>
  )
}

export function TakeBack({ way, id, asked }: { way: Way; id: string; asked: boolean }) {
  const { t } = useWords()
  return (
    <form method="post" action={substituteAddress(way)} className="stack tight">
      <p className="soft">{t(asked ? 'deputies.page.takeBackAskedHint' : 'deputies.page.takeBackHint')}</p>
      <input type="hidden" name="id" value={id} />
      <div>
        <button className="button" name="press" value="takeBack">
          {t(asked ? 'deputies.page.takeBackAsked' : 'deputies.page.takeBack')}
        </button>
      </div>
    </form>
  )
}
