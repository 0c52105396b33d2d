// One person: the post of today, contact, history, memberships, courses, invitations, and what has been done to it all.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import { inDeed } from '~/domain/core/deeds.server'
import { dateOf } from '~/domain/core/time'
import { invitationsOfPerson } from '~/domain/invitations/person-history.server'
import { membershipsOf } from '~/domain/networks/queries.server'
import { aliasesOf, forgetAlias } from '~/domain/people/aliases.server'
import { wholeRecord } from '~/domain/people/merging-acts.server'
import { addressesOf, endReasonsOf, personTrail, timelineOf } from '~/domain/people/person-page.server'
import { survivorOf } from '~/domain/people/survivor.server'
import { assistanceOf, currentPostsOf } from '~/domain/people/queries.server'
import { fullName } from '~/domain/people/rules'
import { coursesCompletedBy } from '~/domain/programmes/queries.server'
import { DeedNotice, deedNoticeOf } from '~/parts/deed-notice'
import { PersonCourses, PersonInvitations, PersonMemberships } from '~/parts/people/person-circles'
import { PersonContact } from '~/parts/people/person-contact'
import { PersonMore, PersonTrail } from '~/parts/people/person-more'
import { PersonPosts } from '~/parts/people/person-posts'
import { withNews } from '~/parts/with-news'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Notice, Page, Split } from '~/ui/page'
import { PostLine } from '~/ui/person-line'
import { useWords } from '~/ui/words'

/** How much of the trail is shown. */
const trailShown = 20

export async function loader({ request, context, params: { id = '' } }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const { db } = context
  const on = dateOf(context.now())
  const survivor = await survivorOf(db, id)
  if (survivor !== null && survivor !== id) throw redirect(paths.person(survivor))
  const person = await wholeRecord(db, id)
  if (person === null) throw new Response(null, { status: 404 })
  return {
    on,
    person,
    news: deedNoticeOf(request),
    post: (await currentPostsOf(db, [id], on)).get(id) ?? null,
    posts: await timelineOf(db, id, on),
    addresses: await addressesOf(db, id),
    aliases: await aliasesOf(db, id),
    memberships: await membershipsOf(db, id),
    ends: await endReasonsOf(db, id),
    courses: await coursesCompletedBy(db, id),
    invitations: await invitationsOfPerson(db, id),
    trail: await personTrail(db, id, trailShown),
    ...(await assistanceOf(db, id, on)),
  }
}

export async function action({ request, context, params: { id = '' } }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const person = await wholeRecord(context.db, id)
  if (person === null) throw new Response(null, { status: 404 })
  const body = await request.formData()
  if (body.get('press') !== 'forgetAlias') throw redirect(paths.person(id))
  const sign = {
    act: 'forgetAlias',
    thing: { kind: 'person', id },
    detail: { name: fullName(person) },
  }
  const { deedId } = await inDeed(context.db, { actor, now: context.now() }, sign, (d) =>
    forgetAlias(d, { id: String(body.get('alias') ?? ''), personId: id }),
  )
  return redirect(withNews(paths.person(id), 'aliasForgotten', deedId))
}

/** What was done on the page that led here. */
const doneKeys = ['saved', 'post', 'postSaved', 'postEnded', 'merged', 'aliasForgotten'] as const

export default function Person() {
  const { t } = useWords()
  const data = useLoaderData<typeof loader>()
  const { on, person, post, news } = data
  const done = doneKeys.find((key) => key === news.done)
  return (
    <Page
      title={fullName(person)}
      trail={[{ to: paths.people(), label: t('registry.people.title') }]}
      facts={[post ? <PostLine key="post" post={post} /> : t('registry.people.noPost')]}
      actions={
        <>
          <ButtonLink kind="quiet" icon="people" to={paths.mergePeople(person.id)}>
            {t('registry.person.merge')}
          </ButtonLink>
          <ButtonLink icon="edit" to={paths.editPerson(person.id)}>
            {t('frame.do.edit')}
          </ButtonLink>
        </>
      }
    >
      <DeedNotice done={done ?? null} deed={news.deed}>
        {done && <p>{t(`registry.person.done.${done}`)}</p>}
        {done === 'postEnded' && (
          <p>
            <Link to={paths.continuity()}>{t('registry.person.done.toContinuity')}</Link>
          </p>
        )}
      </DeedNotice>
      {person.email === null && <Notice kind="warning">{t('registry.person.noEmail')}</Notice>}
      <Split
        aside={
          <>
            <PersonContact
              person={person}
              addresses={data.addresses}
              assistants={data.assistants}
              managers={data.managers}
              aliases={data.aliases}
            />
            <PersonMore person={person} />
            <PersonCourses courses={data.courses} />
            <PersonTrail trail={data.trail} />
          </>
        }
      >
        <PersonPosts id={person.id} posts={data.posts} on={on} />
        <PersonMemberships memberships={data.memberships} ends={data.ends} on={on} />
        <PersonInvitations invitations={data.invitations} />
      </Split>
    </Page>
  )
}
