// What people have told, in a list: what it says, who said it, and how it stands, late ones in word and colour.
import { Link } from '@remix-run/react'
import type { RemarkRow } from '~/domain/remarks/queue.server'
import { date, plainDate } from '~/i18n/dates'
import { paths } from '~/paths'
import { Table } from '~/ui/table'
import { Tag } from '~/ui/tag'
import { InLanguage, useWords } from '~/ui/words'

/** What became of an answer: a letter left, or the remark was noted as handled. */
export const answerDones = ['posted', 'handled'] as const

const tones = { open: 'plain', late: 'error', answered: 'good' } as const
const icons = { open: 'clock', late: 'alert', answered: 'done' } as const

/** How a remark stands, with the day it is due or was answered. */
export function StandingTag({ remark }: { remark: Pick<RemarkRow, 'standing' | 'answerBy' | 'answeredAt'> }) {
  const { t, locale } = useWords()
  const { standing, answerBy, answeredAt } = remark
  const on = answeredAt === null ? plainDate(answerBy, locale) : date(answeredAt, locale)
  return (
    <Tag tone={tones[standing]} icon={icons[standing]}>
      {t(`remarks.standing.${standing}`, { date: on })}
    </Tag>
  )
}

/** The first words of what was said, whole ones where they can be. */
const longestTitle = 90
const titleOf = (text: string): string => {
  const line = text.replace(/\s+/g, ' ')
  return line.length <= longestTitle ? line : `${line.slice(0, longestTitle).replace(/\s\S*$/, '')} …`
}

export function RemarkTable({ rows, caption }: { rows: readonly RemarkRow[]; caption: string }) {
  const { t, locale } = useWords()
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'text',
          head: t('remarks.said'),
          names: true,
          cell: (row) => (
            <div className="stack close">
              <Link to={paths.remark(row.id)}>
                {row.text === '' ? (
                  t('remarks.forgotten')
                ) : (
                  <InLanguage written={{ text: titleOf(row.text), lang: row.locale }} />
                )}
              </Link>
              <small>{t(`remarks.kinds.${row.kind}`)}</small>
            </div>
          ),
        },
        { key: 'who', head: t('remarks.who'), cell: (row) => <Teller {...row} /> },
        { key: 'standing', head: t('remarks.stands'), cell: (row) => <StandingTag remark={row} /> },
        { key: 'received', head: t('remarks.received'), cell: (row) => date(row.receivedAt, locale) },
      ]}
    />
  )
}

/** Who said it: a person of the registry, the name or the address they left, or nobody. */
export function Teller({ person, name, email }: Pick<RemarkRow, 'person' | 'name' | 'email'>) {
  const { t } = useWords()
  if (person)
    return (
      <Link to={paths.person(person.id)}>
        {person.firstName} {person.lastName}
      </Link>
    )
  return name || email || t('remarks.nobody')
}
