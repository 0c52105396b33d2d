// A person as the reader sees them: name and post, what the two share, and what the person has opened to the reader.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { mailTo } from '#emails/clean'
import { requireLooker } from '~/auth/require-looker.server'
import { personSeenBy } from '~/domain/directory/person.server'
import { fullName } from '~/domain/people/rules'
import { AboutCard, ContactsCard, SharedCard } from '~/parts/directory/person'
import { Face } from '~/parts/face'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Card, Notice, Page, Split } from '~/ui/page'
import { PostLine } from '~/ui/person-line'
import { useWords } from '~/ui/words'

export async function loader({ request, context, params: { id = '' } }: LoaderFunctionArgs) {
  const { viewer } = await requireLooker(request, context)
  const person = await personSeenBy(context.db, viewer, id)
  if (person === null) throw new Response(null, { status: 404 })
  const written = new URL(request.url).searchParams.get('done') === 'written'
  return { person, organiser: viewer.organiser, written }
}

export default function DirectoryPerson() {
  const { t } = useWords()
  const { person, organiser, written } = useLoaderData<typeof loader>()
  const { email, post, oneself } = person
  return (
    <Page
      title={fullName(person)}
      trail={[{ to: paths.directory(), label: t('directory.title') }]}
      facts={[post ? <PostLine key="post" post={post} /> : t('directory.noPost')]}
      actions={
        <>
          {organiser && (
            <ButtonLink kind="quiet" icon="person" to={paths.person(person.id)}>
              {t('directory.person.registry')}
            </ButtonLink>
          )}
          {!oneself && email !== null && (
            <ButtonLink kind="main" icon="mail" to={mailTo(email)} away>
              {t('directory.person.mail')}
            </ButtonLink>
          )}
          {email === null && person.takesLetters && (
            <ButtonLink kind="main" icon="mail" to={paths.writeToPerson(person.id)}>
              {t('directory.person.write')}
            </ButtonLink>
          )}
        </>
      }
    >
      {written && (
        <Notice kind="good" arrived>
          {t('directory.write.done')}
        </Notice>
      )}
      {oneself && (
        <Notice title={t('directory.person.oneself')}>
          <p>{t('directory.person.oneselfHint')}</p>
          <ButtonLink to={paths.myData()}>{t('directory.person.toOwnData')}</ButtonLink>
        </Notice>
      )}
      <Split aside={<SharedCard person={person} />}>
        <Card>
          <Face person={person} mark={person.photoMark} size="large" />
        </Card>
        <ContactsCard person={person} />
        <AboutCard person={person} />
      </Split>
    </Page>
  )
}
