// What those who come must know on the day, in three languages; it leaves with the reminder to them.
import { Form } from '@remix-run/react'
import type { Practical } from '~/domain/reminders/commands.server'
import { longestPractical } from '~/domain/templates/rules'
import { fieldOf, type Refused } from '~/parts/home/refused'
import { ErrorSummary, SubmitButton, ThreeLanguages } from '~/ui/form'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'
import type { ReminderPress } from './reminders-press.server'

export function PracticalCard({
  practical,
  version,
  open,
  refused,
}: {
  practical: Practical
  version: number
  open: boolean
  refused: Refused<ReminderPress> | null
}) {
  const { t } = useWords()
  const mine = refused?.press === 'practical' ? refused : null
  const none = practical.practicalFi + practical.practicalSv + practical.practicalEn === ''
  const field = (name: keyof Practical) =>
    fieldOf('practical', name, mine, { initialValue: practical[name], maxLength: longestPractical })
  return (
    <Card title={t('asking.reminders.practical')} id="practical">
      <p className="soft">{t('asking.reminders.practicalHint')}</p>
      {none && <p>{t('asking.reminders.practicalMissing')}</p>}
      {open ? (
        // Another version is another form: it shows what stands now where nothing was typed.
        <Form method="post" className="stack" key={version} preventScrollReset>
          {mine && <ErrorSummary form={{ id: 'practical', allErrors: mine.errors }} result={mine} />}
          <input type="hidden" name="version" value={version} />
          <ThreeLanguages
            label={t('asking.reminders.practicalText')}
            fields={{ fi: field('practicalFi'), sv: field('practicalSv'), en: field('practicalEn') }}
            long
          />
          <div>
            <SubmitButton kind="plain" name="press" value="practical">
              {t('asking.reminders.savePractical')}
            </SubmitButton>
          </div>
        </Form>
      ) : (
        [practical.practicalFi, practical.practicalSv, practical.practicalEn]
          .filter((text) => text !== '')
          .map((text) => (
            <p className="typed" key={text}>
              {text}
            </p>
          ))
      )}
    </Card>
  )
}
