// The page that a speaker's letter opens. Opening changes nothing (rule L1); no sign-in, no scripts; dead a day after the event.
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { chosenLocale } from '~/auth/actor.server'
import { speakerByToken } from '~/domain/agenda/speakers.server'
import { tracksOf } from '~/domain/events/programme.server'
import { SpeakerPage } from '~/parts/agenda/speaker-page'
import { pressAsSpeaker } from '~/parts/agenda/speaker-press.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { useWords } from '~/ui/words'

export const handle = { bare: true, scripts: false }

/** A secret in the address must not leak to other sites, nor stay in caches. */
export const headers = () => ({ 'Cache-Control': 'no-store' })

const statusOf = { unknown: 404, cancelled: 410, dead: 410 } as const

export async function loader({ request, params: { token = '' }, context: { db, now } }: LoaderFunctionArgs) {
  const opened = await speakerByToken(db, token, now())
  if (!opened.ok)
    return data({ open: false as const, why: opened.reason }, { status: statusOf[opened.reason] })
  const { event, group, received } = opened
  const tracks = await tracksOf(db, event.id)
  const { id, name, confirmation, wishes, owes, slides, photo } = group
  const { titleFi, titleSv, titleEn, startsAt, endsAt, place, onlineUrl } = event
  const { contactName, contactEmail, contactPhone } = event
  return data({
    open: true as const,
    page: {
      event: {
        titleFi,
        titleSv,
        titleEn,
        startsAt,
        endsAt,
        place,
        onlineUrl,
        contactName,
        contactEmail,
        contactPhone,
      },
      speaker: { id, name, confirmation, wishes, owes, slides, photo },
      lines: group.rows.map(({ id: lineId, slides: owed, line: { trackId, ...line } }) => ({
        id: lineId,
        slides: owed,
        ...line,
        track: tracks.find((one) => one.id === trackId) ?? null,
      })),
      received,
      fileIds: { photo: crypto.randomUUID(), slides: crypto.randomUUID() },
      done: new URL(request.url).searchParams.get('done'),
    },
  })
}

export async function action({ request, params: { token = '' }, context }: ActionFunctionArgs) {
  const { db, now, config } = context
  const opened = await speakerByToken(db, token, now())
  if (!opened.ok) throw redirect(paths.speaker(token))
  const lang = chosenLocale(request) ?? undefined
  const answer = await pressAsSpeaker(request, opened, {
    db,
    now: now(),
    folder: config.materials,
    token,
    lang,
  })
  return answer instanceof Response ? answer : data(answer, { status: 400 })
}

export default function Speaker() {
  const { t } = useWords()
  const opened = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>() ?? null
  if (!opened.open) {
    return (
      <Page title={t(`agenda.speaker.${opened.why}.title`)}>
        <p>{t(`agenda.speaker.${opened.why}.text`)}</p>
      </Page>
    )
  }
  return <SpeakerPage {...opened.page} refused={refused} />
}
