// How a person is reached: the address in use, earlier ones as aliases, the private one, phone, language, assistants.
import { Form, Link } from '@remix-run/react'
import { Fragment } from 'react'
import type { Locale } from '#db/schema'
import { mailTo, telTo } from '#emails/clean'
import type { PersonAlias } from '~/domain/people/aliases.server'
import type { PersonRow } from '~/domain/people/rules'
import { date, plainDate } from '~/i18n/dates'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Card, Notice } from '~/ui/page'
import { PersonLine } from '~/ui/person-line'
import { useWords } from '~/ui/words'

type Address = {
  id: string
  email: string
  validTo: string | null
  failedAt: string | null
  failure: string | null
}

export type Contact = {
  person: { id: string; phone: string | null; privateEmail: string | null; language: Locale }
  addresses: Address[]
  assistants: PersonRow[]
  managers: PersonRow[]
  /** Other addresses that the person writes from. */
  aliases: PersonAlias[]
}

export function PersonContact({ person, addresses, assistants, managers, aliases }: Contact) {
  const { t, locale } = useWords()
  const inUse = addresses.find(({ validTo }) => validTo === null)
  const earlier = addresses.filter(({ validTo }) => validTo !== null)
  return (
    <Card title={t('registry.person.contact')}>
      {inUse?.failedAt && (
        <Notice kind="warning" title={t('registry.person.returned', { date: date(inUse.failedAt, locale) })}>
          {inUse.failure ?? ''}
        </Notice>
      )}
      <dl>
        <Mail label={t('registry.person.email')} email={inUse?.email ?? null} />
        <Mail label={t('registry.person.privateEmail')} email={person.privateEmail} />
        {person.phone && (
          <>
            <dt>{t('registry.person.phone')}</dt>
            <dd>
              <a href={telTo(person.phone)}>{person.phone}</a>
            </dd>
          </>
        )}
        <dt>{t('registry.person.language')}</dt>
        <dd>{t(`frame.language.${person.language}`)}</dd>
        <People label={t('registry.person.assistants')} people={assistants} />
        <People label={t('registry.person.managers')} people={managers} />
      </dl>
      <p>
        <Link to={paths.assistantsOf(person.id)}>{t('registry.person.toAssistants')}</Link>
      </p>
      {earlier.length > 0 && (
        <details>
          <summary>{t('registry.person.aliases', { count: earlier.length })}</summary>
          <ul>
            {earlier.map(({ id, email, validTo }) => (
              <li key={id}>
                {email}{' '}
                <small>
                  {validTo && t('registry.person.aliasUntil', { date: plainDate(validTo, locale) })}
                </small>
              </li>
            ))}
          </ul>
        </details>
      )}
      <Aliases aliases={aliases} />
    </Card>
  )
}

/** Addresses learnt from the person's mail: answers from them are theirs, and letters never go to them. */
function Aliases({ aliases }: Pick<Contact, 'aliases'>) {
  const { t, locale } = useWords()
  if (aliases.length === 0) return null
  return (
    <details>
      <summary>{t('incoming.aliases.title', { count: aliases.length })}</summary>
      <p className="soft">{t('incoming.aliases.hint')}</p>
      <ul className="lines">
        {aliases.map(({ id, email, addedAt }) => (
          <li key={id}>
            {email} <small>{t('incoming.aliases.since', { date: date(addedAt, locale) })}</small>
            <Form method="post">
              <input type="hidden" name="alias" value={id} />
              <Button kind="quiet" icon="remove" name="press" value="forgetAlias">
                {t('incoming.aliases.remove')}
                <span className="unseen"> {email}</span>
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </details>
  )
}

function Mail({ label, email }: { label: string; email: string | null }) {
  if (email === null) return null
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <a href={mailTo(email)}>{email}</a>
      </dd>
    </>
  )
}

function People({ label, people }: { label: string; people: PersonRow[] }) {
  if (people.length === 0) return null
  return (
    <>
      <dt>{label}</dt>
      {people.map((person) => (
        <Fragment key={person.id}>
          <dd>
            <PersonLine person={person} post={person.post} to={paths.person(person.id)} />
          </dd>
        </Fragment>
      ))}
    </>
  )
}
