// Reminding those who have not answered: who they are, when they were last reminded, and the press behind a second look.
import { Form } from '@remix-run/react'
import { moment } from '~/i18n/dates'
import { SubmitButton } from '~/ui/form'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'
import type { ShownList } from './call-list'
import { Late, People, Unreachable } from './call-press'
import type { FramedRound } from './frame'

export function RemindPress({
  round,
  late,
  list,
  batchId,
}: {
  round: FramedRound
  late: boolean
  list: ShownList
  batchId: string
}) {
  const { t, locale } = useWords()
  const count = list.people.length
  const reminded = list.people.flatMap(({ remindedAt }) => remindedAt ?? []).sort()
  const last = reminded[reminded.length - 1]
  return (
    <>
      {count > 0 && (
        <Card title={t('rounds.reminding.title', { count })}>
          {last !== undefined && (
            <p className="soft">
              {t('rounds.reminding.recently', { count: reminded.length, when: moment(last, locale) })}
            </p>
          )}
          <details>
            <summary>{t('rounds.calling.showList')}</summary>
            <People people={list.people} />
          </details>
          {late ? (
            <Late round={round} />
          ) : (
            <details>
              <summary>{t('rounds.reminding.open')}</summary>
              <Form method="post" className="stack tight">
                <input type="hidden" name="batchId" value={batchId} />
                <input type="hidden" name="mark" value={list.mark} />
                <p>{t('rounds.reminding.says', { count })}</p>
                <div>
                  <SubmitButton name="intent" value="remind" kind="plain" icon="bell">
                    {t('rounds.reminding.press', { count })}
                  </SubmitButton>
                </div>
              </Form>
            </details>
          )}
        </Card>
      )}
      <Unreachable people={list.unreachable} />
    </>
  )
}
