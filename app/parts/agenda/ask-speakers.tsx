// The press that writes to speakers who owe something: whom it reaches is said before it.
import { Form } from '@remix-run/react'
import { markOf, type SpeakerGroup } from '~/domain/agenda/speaker-rules'
import { Button, SubmitButton } from '~/ui/button'
import { CheckField } from '~/ui/field'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'

export function AskSpeakers({
  asks,
  reminds,
  batchId,
}: {
  asks: SpeakerGroup[]
  reminds: SpeakerGroup[]
  batchId: string
}) {
  const { t } = useWords()
  return (
    <Card title={t('agenda.ask.title')}>
      {asks.length + reminds.length === 0 && <p>{t('agenda.ask.nobody')}</p>}
      {asks.length > 0 && <Press kind="ask" speakers={asks} batchId={`${batchId}-ask`} main />}
      {reminds.length > 0 && (
        <Press kind="remind" speakers={reminds} batchId={`${batchId}-remind`} main={asks.length === 0} />
      )}
      <p className="soft">{t('agenda.ask.hint')}</p>
    </Card>
  )
}

function Press({
  kind,
  speakers,
  batchId,
  main,
}: {
  kind: 'ask' | 'remind'
  speakers: SpeakerGroup[]
  batchId: string
  main: boolean
}) {
  const { t } = useWords()
  return (
    <Form method="post" className="stack tight">
      <input type="hidden" name="mark" value={markOf(speakers)} />
      <input type="hidden" name="batchId" value={batchId} />
      <ul className="lines small">
        {speakers.map((one) => (
          <li key={one.id}>
            {one.name || one.role}:{' '}
            <span className="soft">{one.owes.map((owed) => t(`agenda.ask.owes.${owed}`)).join(', ')}</span>
          </li>
        ))}
      </ul>
      <div>
        <SubmitButton
          kind={main ? 'main' : 'plain'}
          icon={kind === 'ask' ? 'send' : 'bell'}
          name="intent"
          value={kind}
        >
          {t(`agenda.ask.${kind}`, { count: speakers.length })}
        </SubmitButton>
      </div>
    </Form>
  )
}

/** What everybody is to send, chosen once for all of them. */
export function ExpectOfAll() {
  const { t } = useWords()
  return (
    <Card title={t('agenda.expect.title')}>
      <Form method="post" className="stack tight">
        <input type="hidden" name="intent" value="expect" />
        <p className="soft">{t('agenda.expect.hint')}</p>
        <CheckField field={{ name: 'photo' }} label={t('agenda.speakers.photo')} />
        <CheckField field={{ name: 'slides' }} label={t('agenda.speakers.slides')} />
        <div>
          <Button>{t('agenda.expect.press')}</Button>
        </div>
      </Form>
    </Card>
  )
}
