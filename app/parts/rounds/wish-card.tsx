// Whom a candidate wishes not to sit with, in their own words, and the people whom the round keeps in another group.
import { Form } from '@remix-run/react'
import { fullName, type PersonRow } from '~/domain/people/rules'
import type { Candidate } from '~/domain/rounds/rules'
import { Button } from '~/ui/button'
import { SubmitButton } from '~/ui/form'
import { Card } from '~/ui/page'
import { PersonLine } from '~/ui/person-line'
import { SearchForm } from '~/ui/search-field'
import { useWords } from '~/ui/words'

export function WishCard({
  one,
  q,
  found,
}: {
  one: Candidate
  q: string
  found: readonly PersonRow[] | null
}) {
  const { t } = useWords()
  const wish = one.wishes.apart
  return (
    <Card title={t('rounds.wish.title')}>
      <p className="soft">{t('rounds.wish.says')}</p>
      {wish !== '' && (
        <>
          <blockquote className="typed">{wish}</blockquote>
          <Form method="post">
            <SubmitButton
              name="intent"
              value={one.wishUnread ? 'read' : 'unread'}
              kind={one.wishUnread ? 'plain' : 'quiet'}
              icon={one.wishUnread ? 'done' : 'undo'}
            >
              {t(one.wishUnread ? 'rounds.wish.read' : 'rounds.wish.unread')}
            </SubmitButton>
          </Form>
        </>
      )}
      {one.apart.length > 0 && (
        <>
          <h3>{t('rounds.wish.apart')}</h3>
          <ul className="rows">
            {one.apart.map((other) => (
              <li key={other.pairId} className="cluster apart">
                <b>{fullName(other)}</b>
                <Form method="post">
                  <input type="hidden" name="other" value={other.pairId} />
                  <Button name="intent" value="together" kind="quiet" icon="remove">
                    {t('rounds.wish.together')}
                    <span className="unseen"> {fullName(other)}</span>
                  </Button>
                </Form>
              </li>
            ))}
          </ul>
        </>
      )}
      <SearchForm label={t('rounds.wish.search')} q={q} />
      {found && found.length === 0 && <p className="soft">{t('frame.state.noMatch')}</p>}
      {found && found.length > 0 && (
        <ul className="rows">
          {found.map((person) => (
            <li key={person.id} className="cluster apart">
              <PersonLine person={person} post={person.post} />
              <Form method="post">
                <input type="hidden" name="other" value={person.id} />
                <Button name="intent" value="apart">
                  {t('rounds.wish.keepApart')}
                  <span className="unseen"> {fullName(person)}</span>
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
