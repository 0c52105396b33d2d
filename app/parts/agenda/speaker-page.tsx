// A speaker's own page: where and when they speak, whether they come, what they wish for, what they send. Needs no scripts.
import type { SubmissionResult } from '@conform-to/react'
import { acceptOf, kindsSaid, mostBytesOfFile, photoKinds, slideKinds } from '~/domain/agenda/file-kinds'
import type { SpeakerGroup } from '~/domain/agenda/speaker-rules'
import type { ReceivedFile } from '~/domain/agenda/speakers.server'
import { dayAndDate, hours, moment, period, time } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { fileSize } from '~/i18n/sizes'
import { ChoicesField, SelectField, TextAreaField } from '~/ui/field'
import { Card, Notice, Page } from '~/ui/page'
import { problemText } from '~/ui/problem'
import { InLanguage, useWords } from '~/ui/words'
import { FileField } from './file-field'

type Names = { titleFi: string; titleSv: string; titleEn: string }

export type SpeakerPageProps = {
  event: Names & {
    startsAt: string
    endsAt: string
    place: string
    onlineUrl: string
    contactName: string
    contactEmail: string
    contactPhone: string
  }
  speaker: Pick<SpeakerGroup, 'id' | 'name' | 'confirmation' | 'wishes' | 'owes' | 'slides' | 'photo'>
  lines: (Names & {
    id: string
    startsAt: string
    endsAt: string | null
    slides: string
    track: { nameFi: string; nameSv: string; nameEn: string; place: string } | null
  })[]
  received: ReceivedFile[]
  done: string | null
  /** Made by the loader: a form sent twice brings one file. */
  fileIds: { photo: string; slides: string }
  refused: SpeakerRefusal | null
}

/** Why a press was refused, and what was typed with it. */
export type SpeakerRefusal =
  | { kind: 'answer'; lastResult: SubmissionResult<string[]> }
  | { kind: 'photo' | 'slides' | 'page'; error: string }

const news = ['answered', 'photo', 'slides'] as const

export function SpeakerPage(props: SpeakerPageProps) {
  const { t, locale } = useWords()
  const { event, speaker, done, refused } = props
  const said = refused === null ? news.find((one) => one === done) : undefined
  const contact = [event.contactName, event.contactEmail, event.contactPhone].filter(Boolean).join(', ')
  return (
    <Page
      over={t('agenda.speaker.over', { name: speaker.name })}
      title={<InLanguage written={written(event, 'title', locale)} />}
    >
      {said && (
        <Notice kind="good" title={t('agenda.speaker.thanks')} arrived>
          {t(`agenda.speaker.done.${said}`)}
        </Notice>
      )}
      {refused && refused.kind !== 'answer' && (
        <Notice kind="error">
          {refused.kind === 'page' ? (
            problemText(t, refused.error)
          ) : (
            <p>
              <a href={`#${refused.kind}-file`}>{problemText(t, refused.error)}</a>
            </p>
          )}
        </Notice>
      )}
      <Facts {...props} />
      <Answer {...props} />
      {speaker.confirmation !== 'no' && (
        <>
          <Upload {...props} what="slides" />
          <Upload {...props} what="photo" />
        </>
      )}
      <Received {...props} />
      {contact && <p className="soft">{t('answering.questions', { contact })}</p>}
    </Page>
  )
}

function Facts({ event, lines }: SpeakerPageProps) {
  const { t, locale } = useWords()
  return (
    <>
      <dl>
        <dt>{t('answering.when')}</dt>
        <dd>
          <b>{period(event.startsAt, event.endsAt, locale)}</b>
        </dd>
        {event.place && (
          <>
            <dt>{t('answering.where')}</dt>
            <dd>{event.place}</dd>
          </>
        )}
        {event.onlineUrl && (
          <>
            <dt>{t('answering.online')}</dt>
            <dd>{event.onlineUrl}</dd>
          </>
        )}
      </dl>
      <Card title={t('agenda.speaker.lines', { count: lines.length })}>
        <ul className="lines">
          {lines.map((line) => (
            <li key={line.id}>
              <b>
                {dayAndDate(line.startsAt, locale)}{' '}
                {line.endsAt ? hours(line.startsAt, line.endsAt, locale) : time(line.startsAt, locale)}
              </b>{' '}
              <InLanguage written={written(line, 'title', locale)} />
              {line.track && (
                <small>
                  <InLanguage written={written(line.track, 'name', locale)} />
                  {line.track.place && `, ${line.track.place}`}
                </small>
              )}
            </li>
          ))}
        </ul>
      </Card>
    </>
  )
}

function Answer({ speaker, refused }: SpeakerPageProps) {
  const { t } = useWords()
  const result = refused?.kind === 'answer' ? refused.lastResult : null
  const typed = (name: string) => {
    const value = result?.initialValue?.[name]
    return typeof value === 'string' ? value : undefined
  }
  const standing =
    speaker.confirmation === 'yes' || speaker.confirmation === 'no' ? speaker.confirmation : null
  return (
    <Card title={t('agenda.speaker.answer')}>
      {standing && <p>{t(`agenda.speaker.standing.${standing}`)}</p>}
      <form method="post" className="stack">
        <input type="hidden" name="intent" value="answer" />
        <ChoicesField
          field={{
            name: 'comes',
            id: 'comes',
            initialValue: result ? typed('comes') : (standing ?? undefined),
            errors: result?.error?.['comes'] ?? undefined,
          }}
          label={t('agenda.speaker.comes')}
          required
          options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`agenda.speaker.${value}`) }))}
        />
        <TextAreaField
          field={{
            name: 'wishes',
            id: 'wishes',
            initialValue: result ? typed('wishes') : speaker.wishes,
            errors: result?.error?.['wishes'] ?? undefined,
          }}
          label={t('agenda.speaker.wishes')}
          hint={t('agenda.speaker.wishesHint')}
        />
        <div>
          <button className={standing ? 'button' : 'button main'}>{t('agenda.speaker.send')}</button>
        </div>
      </form>
    </Card>
  )
}

const kindsOf = { photo: photoKinds, slides: slideKinds }

/** One file at a time: what is owed stands out, the rest may be sent all the same. */
function Upload({ speaker, lines, fileIds, refused, what }: SpeakerPageProps & { what: 'photo' | 'slides' }) {
  const { t, locale } = useWords()
  const errors = refused?.kind === what ? [refused.error] : undefined
  const first = lines.find((line) => line.slides === 'owed') ?? lines[0]
  return (
    <Card title={t(`agenda.speaker.${what}`)}>
      {speaker[what] === 'owed' && <p>{t(`agenda.speaker.owed.${what}`)}</p>}
      <form method="post" encType="multipart/form-data" className="stack">
        <input type="hidden" name="intent" value={what} />
        <input type="hidden" name="id" value={fileIds[what]} />
        {what === 'slides' && lines.length > 1 ? (
          <SelectField
            field={{ name: 'line', id: 'line', initialValue: first?.id ?? '' }}
            label={t('agenda.speaker.ofLine')}
            options={lines.map((line) => ({ value: line.id, label: written(line, 'title', locale).text }))}
          />
        ) : (
          <input type="hidden" name="line" value={first?.id ?? ''} />
        )}
        <FileField
          field={{ name: 'file', id: `${what}-file`, errors }}
          label={t('agenda.file.label')}
          hint={t('agenda.file.hint', {
            kinds: kindsSaid(kindsOf[what]),
            most: fileSize(mostBytesOfFile, locale),
          })}
          accept={acceptOf(kindsOf[what])}
        />
        <div>
          <button className="button">{t(`agenda.speaker.sendFile.${what}`)}</button>
        </div>
      </form>
    </Card>
  )
}

function Received({ received }: SpeakerPageProps) {
  const { t, locale } = useWords()
  if (received.length === 0) return null
  return (
    <Card title={t('agenda.received.title')}>
      <ul className="lines">
        {received.map((file) => (
          <li key={file.id}>
            <span className="typed">{file.fileName}</span> ({fileSize(file.bytes, locale)})
            <small>{moment(file.uploadedAt, locale)}</small>
          </li>
        ))}
      </ul>
    </Card>
  )
}
