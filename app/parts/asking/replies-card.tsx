// The replies to one question: figures as bars with their table, own words, and a list by name.
import { Link } from '@remix-run/react'
import { optionText, type Option } from '~/domain/questions/rules'
import type { NamedReply, QuestionReplies } from '~/domain/questions/summary.server'
import { fullName } from '~/domain/people/rules'
import { plainDate } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { paths } from '~/paths'
import { SectorBars } from '~/ui/chart'
import { Card } from '~/ui/page'
import { Table } from '~/ui/table'
import { Tag } from '~/ui/tag'
import { InLanguage, useWords } from '~/ui/words'

export type RepliesCardProps = {
  eventId: string
  question: QuestionReplies
  counts: { option: Option; people: number }[]
  words: { text: string; people: number }[]
  /** The day on which replies about health are erased, and whether it has come. */
  erased: { on: string; done: boolean }
}

export function RepliesCard({ eventId, question, counts, words, erased }: RepliesCardProps) {
  const { t, locale } = useWords()
  const label = written(question, 'label', locale)
  const { replies, asked, sensitive } = question
  return (
    <Card
      id={`question-${question.id}`}
      title={<InLanguage written={label} />}
      actions={<Tag>{t('asking.replies.of', { replied: replies.length, asked })}</Tag>}
    >
      {question.removed && <p className="soft">{t('asking.replies.removed')}</p>}
      {sensitive === 1 && (
        <p className="soft">
          {erased.done
            ? t('asking.replies.erased', { date: plainDate(erased.on, locale) })
            : t('asking.replies.sensitive', { date: plainDate(erased.on, locale) })}
        </p>
      )}
      {replies.length === 0 ? (
        !(sensitive === 1 && erased.done) && <p className="soft">{t('asking.replies.noneYet')}</p>
      ) : (
        <>
          {counts.length > 0 && (
            <SectorBars
              says={t('asking.replies.says', { name: label.text })}
              head={t('asking.replies.reply')}
              kinds={[{ kind: 'plain', label: t('asking.replies.people') }]}
              bars={counts.map(({ option, people }) => ({
                label: optionText(option, locale).text,
                parts: [{ kind: 'plain' as const, count: people, label: optionText(option, locale).text }],
                figure: option.seats === null ? people : `${people}/${option.seats}`,
              }))}
            />
          )}
          {words.length > 0 && <OwnWords words={words} />}
          <ByName eventId={eventId} question={question} name={label.text} />
        </>
      )}
    </Card>
  )
}

function OwnWords({ words }: Pick<RepliesCardProps, 'words'>) {
  const { t } = useWords()
  return (
    <>
      <h3>{t('asking.replies.otherWords')}</h3>
      <ul className="lines">
        {words.map(({ text, people }) => (
          <li key={text}>
            <span className="typed">{text}</span> {people > 1 && <small>× {people}</small>}
          </li>
        ))}
      </ul>
    </>
  )
}

function ByName({ eventId, question, name }: { eventId: string; question: QuestionReplies; name: string }) {
  const { t, locale } = useWords()
  const said = ({ chosen, text }: NamedReply['reply']) =>
    [
      ...question.options.filter(({ id }) => chosen.includes(id)).map((one) => optionText(one, locale).text),
      ...(text === '' ? [] : [chosen.length > 0 ? t('asking.replies.other', { text }) : text]),
    ].join(', ')
  return (
    <details>
      <summary>{t('asking.replies.byName')}</summary>
      <Table
        caption={t('asking.replies.byNameOf', { name })}
        rows={question.replies}
        rowKey={(row) => row.invitationId}
        columns={[
          {
            key: 'name',
            head: t('asking.replies.name'),
            names: true,
            cell: (row) => <Link to={paths.invitation(eventId, row.invitationId)}>{fullName(row)}</Link>,
          },
          {
            key: 'reply',
            head: t('asking.replies.reply'),
            cell: (row) => <span className="typed">{said(row.reply)}</span>,
          },
        ]}
      />
    </details>
  )
}
