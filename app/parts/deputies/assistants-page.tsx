// A person's assistants: what an assistant may do, who they are and until when, naming another.
import { Form } from '@remix-run/react'
import type { AssistantRow } from '~/domain/people/assistance.server'
import type { PersonRow } from '~/domain/people/rules'
import { fullName } from '~/domain/people/rules'
import { plainDate } from '~/i18n/dates'
import { Button } from '~/ui/button'
import { TextField } from '~/ui/field'
import { SubmitButton } from '~/ui/form'
import { Card, Empty, Notice } from '~/ui/page'
import { PersonLine } from '~/ui/person-line'
import { SearchForm } from '~/ui/search-field'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'
import { AssistantNews, type AssistantsNews } from './assistant-news'
import type { AssistantsAnswer } from './assistants-press.server'
import { ChosenForm, WrittenForm } from './name-assistant'

export type AssistantsPageProps = {
  manager: { id: string; firstName: string; lastName: string }
  /** The reader is the manager themselves. */
  own: boolean
  assistants: { now: AssistantRow[]; later: AssistantRow[]; earlier: AssistantRow[] }
  today: string
  q: string
  /** Those whom the search found; null when nothing was searched for. */
  found: PersonRow[] | null
  newId: string
  news: AssistantsNews
  answer: AssistantsAnswer | undefined
}

export function AssistantsPage(props: AssistantsPageProps) {
  const { t } = useWords()
  const { assistants, own, manager, q, found, answer } = props
  const name = fullName(manager)
  const standing = [...assistants.now, ...assistants.later]
  return (
    <>
      <AssistantNews news={props.news} />
      <Notice title={t('deputies.assistants.may')}>
        <ul>
          <li>{t(own ? 'deputies.assistants.maySee' : 'deputies.assistants.maySeeOf', { name })}</li>
          <li>{t('deputies.assistants.mayAnswer')}</li>
          <li>{t('deputies.assistants.never')}</li>
        </ul>
      </Notice>
      <Card title={t('deputies.assistants.inForce')}>
        {standing.length === 0 ? (
          <Empty title={t(own ? 'deputies.assistants.none' : 'deputies.assistants.noneOf', { name })} />
        ) : (
          <ul className="rows">
            {standing.map((row) => (
              <Standing key={row.id} row={row} today={props.today} answer={answer} />
            ))}
          </ul>
        )}
      </Card>
      <Card title={t('deputies.assistants.name')} id="name">
        <p className="soft">
          {t(own ? 'deputies.assistants.searchHint' : 'deputies.assistants.searchHintAll')}
        </p>
        <SearchForm label={t('deputies.assistants.search')} q={q} />
        {found !== null && found.length > 0 && <ChosenForm key={q} {...props} found={found} />}
        {found?.length === 0 && <p role="status">{t('frame.state.noMatch')}</p>}
        <details open={found?.length === 0 || answer?.press === 'written' || undefined}>
          <summary>{t('deputies.assistants.write')}</summary>
          <WrittenForm {...props} />
        </details>
      </Card>
      {assistants.earlier.length > 0 && (
        <details className="card">
          <summary>{t('deputies.assistants.earlier', { count: assistants.earlier.length })}</summary>
          <ul className="rows">
            {assistants.earlier.map((row) => (
              <li key={row.id}>
                <PersonLine person={row.person} post={row.person.post} />
                <Period row={row} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function Period({ row: { validFrom, validTo } }: { row: AssistantRow }) {
  const { t, locale } = useWords()
  const from = plainDate(validFrom, locale)
  return (
    <small>
      {validTo === null
        ? t('frame.period.since', { date: from })
        : t('deputies.assistants.period', { from, to: plainDate(validTo, locale) })}
    </small>
  )
}

type StandingProps = { row: AssistantRow; today: string; answer: AssistantsAnswer | undefined }

function Standing({ row, today, answer }: StandingProps) {
  const { t } = useWords()
  const { id, person, validFrom, validTo, reached } = row
  const name = fullName(person)
  const mine = answer?.id === id ? answer : undefined
  const errors = mine?.lastResult.error?.lastDay ?? undefined
  return (
    <li className="stack close">
      <div className="cluster apart">
        <div>
          <PersonLine
            person={person}
            post={person.post}
            after={
              <>
                {validFrom > today && <Tag icon="clock">{t('deputies.assistants.toCome')}</Tag>}
                {!reached && <Tag tone="warning">{t('deputies.assistants.notReached')}</Tag>}
              </>
            }
          />
          <Period row={row} />
        </div>
        <Form method="post">
          <input type="hidden" name="id" value={id} />
          <Button name="press" value="end" kind="grave">
            {t('deputies.assistants.end')}
            <span className="unseen"> {name}</span>
          </Button>
        </Form>
      </div>
      <details open={errors !== undefined || undefined}>
        <summary>{t('deputies.assistants.setLastDay')}</summary>
        <Form method="post" className="cluster top">
          <input type="hidden" name="id" value={id} />
          <TextField
            field={{
              name: 'lastDay',
              id: `lastDay-${id}`,
              initialValue: mine?.lastResult.initialValue?.lastDay ?? validTo ?? '',
              errors: errors ?? undefined,
            }}
            label={t('deputies.assistants.to')}
            hint={t('deputies.assistants.toHint')}
            type="date"
          />
          <SubmitButton kind="plain" name="press" value="lastDay">
            {t('frame.do.save')}
          </SubmitButton>
        </Form>
      </details>
    </li>
  )
}
