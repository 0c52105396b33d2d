// A person as the others of their small group see them: name, post, what they are in the group, what they let be seen.
import type { ReactNode } from 'react'
import { mailTo, telTo } from '#emails/clean'
import type { Contacts } from '~/domain/groups/home'
import { fullName, type PersonRow } from '~/domain/people/rules'
import { PersonLine } from '~/ui/person-line'
import { Icon } from '~/ui/icon'
import { useWords } from '~/ui/words'

/** @param marks what stands after the name, such as the host's sign */
export function PersonCard({
  person,
  marks,
  children,
}: {
  person: Pick<PersonRow, 'firstName' | 'lastName' | 'post'> & Contacts
  marks?: ReactNode
  children?: ReactNode
}) {
  const { t } = useWords()
  const { email, phone, expertise } = person
  const name = fullName(person)
  return (
    <div className="stack close">
      <PersonLine person={person} post={person.post} after={marks} />
      {(email || phone) && (
        <span className="cluster contacts">
          {email && (
            <a href={mailTo(email)}>
              <Icon name="mail" size={16} />
              <span className="unseen">{t('home.people.mail', { name })} </span>
              {email}
            </a>
          )}
          {phone && (
            <a href={telTo(phone)}>
              <Icon name="phone" size={16} />
              <span className="unseen">{t('home.people.phone', { name })} </span>
              {phone}
            </a>
          )}
        </span>
      )}
      {expertise && (
        <small className="typed">
          <b>{t('home.people.expertise')}</b> {expertise}
        </small>
      )}
      {children}
    </div>
  )
}
