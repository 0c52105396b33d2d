// One's own data: what the registry has, what one tells of oneself, who sees it, and which letters come.
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { localeOf } from '~/auth/actor.server'
import { requirePerson } from '~/auth/require.server'
import { dateOf } from '~/domain/core/time'
import { aboutFields, contactFields } from '~/domain/profile/fields'
import { ownData } from '~/domain/profile/own-data.server'
import { partOf, saves } from '~/domain/profile/rules'
import { AboutCard } from '~/parts/profile/about-card'
import { AssistantsCard } from '~/parts/profile/assistants-card'
import { ContactCard } from '~/parts/profile/contact-card'
import { LettersCard } from '~/parts/profile/letters-card'
import { PartsOfPage } from '~/parts/profile/parts-of-page'
import { PhotoCard, photoSeenBy } from '~/parts/profile/photo-card'
import { photoTooLarge, pressOwnData } from '~/parts/profile/press.server'
import { RecordCard } from '~/parts/profile/record-card'
import { SharingCard } from '~/parts/profile/sharing-card'
import { paths } from '~/paths'
import { Notice, Page } from '~/ui/page'
import { useWords } from '~/ui/words'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { personId } = await requirePerson(request, context)
  const done = new URL(request.url).searchParams.get('done')
  return {
    ...(await ownData(context.db, personId, dateOf(context.now()))),
    newId: crypto.randomUUID(),
    done: saves.find((one) => one === done) ?? null,
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requirePerson(request, context)
  if (context.tooLarge) return data(photoTooLarge, { status: 413 })
  const by = { db: context.db, actor, now: context.now(), locale: await localeOf(request, context) }
  const pressed = await pressOwnData(await request.formData(), by)
  return 'saved' in pressed ? redirect(paths.myData({ done: pressed.saved })) : data(pressed, { status: 400 })
}

export default function MyData() {
  const { t } = useWords()
  const { person, sharing, wanted, newId, done } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>() ?? null
  const resultOf = (section: string) => (refused?.refused === section ? refused.result : null)
  const doneIn = (part: ReturnType<typeof partOf>) =>
    done !== null &&
    refused === null &&
    partOf(done) === part && (
      <div id="done">
        <Notice kind="good" arrived>
          {done === 'photo'
            ? [t('profile.done.photo'), t(photoSeenBy(sharing.photo ?? null))].join(' ')
            : t(`profile.done.${done}`)}
        </Notice>
      </div>
    )
  return (
    <Page title={t('profile.title')} facts={[t('profile.lead')]}>
      <PartsOfPage />
      {doneIn('remark')}
      <RecordCard
        person={person}
        newId={newId}
        sent={done === 'remark' && refused === null}
        lastResult={resultOf('remark')}
      />
      {doneIn('photo')}
      <PhotoCard person={person} openTo={sharing.photo ?? null} lastResult={resultOf('photo')} />
      {/* Where a section's own fields have changed it is another form; what is half typed in the others stays. */}
      {doneIn('contact')}
      <ContactCard
        key={`contact ${JSON.stringify(contactFields(person))}`}
        person={person}
        lastResult={resultOf('contact')}
      />
      {doneIn('about')}
      <AboutCard
        key={`about ${JSON.stringify(aboutFields(person))}`}
        person={person}
        lastResult={resultOf('about')}
      />
      {doneIn('sharing')}
      <SharingCard person={person} sharing={sharing} />
      {doneIn('letters')}
      <LettersCard wanted={wanted} />
      <AssistantsCard />
    </Page>
  )
}
