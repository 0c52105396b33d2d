// The fields of a programme: its tracks, and a line with its times, titles, speakers and the organisers' own note.
import type { FieldMetadata, FormMetadata } from '@conform-to/react'
import { locales } from '#db/schema'
import { freshTrackKey } from '~/domain/events/fresh-track'
import type { LineFields, ProgrammeFields, SpeakerFields, TrackFields } from '~/domain/events/programme-form'
import { Button } from '~/ui/button'
import { SelectField, TextAreaField, TextField, type Option } from '~/ui/field'
import { ThreeLanguages } from '~/ui/form'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'

type ProgrammeMeta = FormMetadata<ProgrammeFields>

const shownOf = (field: FieldMetadata<string>): string => field.value ?? field.initialValue ?? ''

/** What the row is known by; it travels with the form. */
function Hidden({ field }: { field: FieldMetadata<string> }) {
  return <input key={field.key} type="hidden" name={field.name} defaultValue={field.initialValue ?? ''} />
}

/** The tracks as the form has them now, to be chosen for a line. */
export function useTrackOptions(tracks: FieldMetadata<TrackFields>[]): Option[] {
  const { t, locale } = useWords()
  return tracks.map((track, at) => {
    const { key, nameFi, nameSv, nameEn } = track.getFieldset()
    const names = { fi: shownOf(nameFi), sv: shownOf(nameSv), en: shownOf(nameEn) }
    const name = [names[locale], ...locales.map((one) => names[one])].find((text) => text !== '')
    return { value: shownOf(key), label: name ?? t('agenda.programme.track', { number: at + 1 }) }
  })
}

/** What runs side by side, folded away while there is none: a simple programme needs no tracks. */
export function TracksCard({ form }: { form: ProgrammeMeta }) {
  const { t } = useWords()
  const fields = form.getFieldset()
  const tracks = fields.tracks.getFieldList()
  const used = [
    ...tracks.map((track) => shownOf(track.getFieldset().key)),
    ...fields.items.getFieldList().map((item) => shownOf(item.getFieldset().track)),
  ]
  return (
    <details className="card" open={tracks.length > 0}>
      <summary>{t('agenda.programme.tracks')}</summary>
      <div className="stack">
        <p className="soft">{t('agenda.programme.tracksHint')}</p>
        {tracks.map((track, at) => {
          const { key, nameFi, nameSv, nameEn, place } = track.getFieldset()
          return (
            <fieldset className="field" key={track.key ?? track.name}>
              <legend>{t('agenda.programme.track', { number: at + 1 })}</legend>
              <Hidden field={key} />
              <div className="stack tight">
                <ThreeLanguages
                  label={t('agenda.programme.trackName')}
                  fields={{ fi: nameFi, sv: nameSv, en: nameEn }}
                />
                <div className="cluster bottom">
                  <TextField field={place} label={t('agenda.programme.trackPlace')} width="middle" />
                  <Button
                    kind="quiet"
                    icon="remove"
                    {...form.remove.getButtonProps({ name: fields.tracks.name, index: at })}
                  >
                    {t('agenda.programme.removeTrack', { number: at + 1 })}
                  </Button>
                </div>
              </div>
            </fieldset>
          )
        })}
        <div>
          <Button
            kind="quiet"
            icon="add"
            {...form.insert.getButtonProps({
              name: fields.tracks.name,
              defaultValue: { key: freshTrackKey(used), nameFi: '', nameSv: '', nameEn: '', place: '' },
            })}
          >
            {t('agenda.programme.addTrack')}
          </Button>
        </div>
      </div>
    </details>
  )
}

/** One line of the programme. */
export function LineCard({
  item,
  at,
  days,
  tracks,
  form,
}: {
  item: FieldMetadata<LineFields>
  at: number
  days: number
  tracks: Option[]
  form: ProgrammeMeta
}) {
  const { t } = useWords()
  const fields = item.getFieldset()
  return (
    <Card title={t('events.programme.line', { number: at + 1 })}>
      <Hidden field={fields.id} />
      <div className="stack">
        <WhenAndWhere item={item} days={days} tracks={tracks} />
        <ThreeLanguages
          label={t('events.programme.lineTitle')}
          fields={{ fi: fields.titleFi, sv: fields.titleSv, en: fields.titleEn }}
        />
        <Speakers item={item} form={form} />
        <details open={shownOf(fields.note) !== '' || (fields.note.errors?.length ?? 0) > 0}>
          <summary>{t('agenda.programme.note')}</summary>
          <TextAreaField
            field={fields.note}
            label={t('agenda.programme.noteLabel')}
            hint={t('agenda.programme.noteHint')}
            rows={2}
          />
        </details>
      </div>
      <Button
        kind="quiet"
        icon="remove"
        {...form.remove.getButtonProps({ name: form.getFieldset().items.name, index: at })}
      >
        {t('events.programme.removeLine', { number: at + 1 })}
      </Button>
    </Card>
  )
}

function WhenAndWhere({
  item,
  days,
  tracks,
}: {
  item: FieldMetadata<LineFields>
  days: number
  tracks: Option[]
}) {
  const { t } = useWords()
  const fields = item.getFieldset()
  return (
    <div className="cluster top">
      {days > 1 && (
        <SelectField
          field={fields.day}
          label={t('events.programme.day')}
          width="short"
          options={Array.from({ length: days }, (_, at) => ({
            value: String(at + 1),
            label: String(at + 1),
          }))}
        />
      )}
      <TextField field={fields.time} label={t('events.programme.time')} type="time" width="short" required />
      <TextField field={fields.end} label={t('agenda.programme.end')} type="time" width="short" />
      {tracks.length > 0 && (
        <SelectField
          field={fields.track}
          label={t('agenda.programme.inTrack')}
          width="middle"
          empty={t('agenda.programme.forAll')}
          options={tracks}
        />
      )}
    </div>
  )
}

function Speakers({ item, form }: { item: FieldMetadata<LineFields>; form: ProgrammeMeta }) {
  const { t } = useWords()
  const { speakers } = item.getFieldset()
  const nobody: SpeakerFields = { id: '', name: '', role: '', email: '', language: 'fi' }
  return (
    <fieldset className="field">
      <legend>{t('events.programme.speakers')}</legend>
      {speakers.getFieldList().map((speaker, at) => (
        <SpeakerRow
          key={speaker.key ?? speaker.name}
          speaker={speaker}
          remove={
            <Button
              kind="quiet"
              icon="remove"
              aria-label={t('events.programme.removeSpeaker', { number: at + 1 })}
              {...form.remove.getButtonProps({ name: speakers.name, index: at })}
            >
              {t('frame.do.remove')}
            </Button>
          }
        />
      ))}
      <div>
        <Button
          kind="quiet"
          icon="add"
          {...form.insert.getButtonProps({ name: speakers.name, defaultValue: nobody })}
        >
          {t('events.programme.addSpeaker')}
        </Button>
      </div>
    </fieldset>
  )
}

function SpeakerRow({ speaker, remove }: { speaker: FieldMetadata<SpeakerFields>; remove: React.ReactNode }) {
  const { t } = useWords()
  const { id, name, role, email, language } = speaker.getFieldset()
  return (
    <div className="speaker">
      <Hidden field={id} />
      <TextField field={name} label={t('events.programme.speakerName')} />
      <TextField field={role} label={t('events.programme.speakerRole')} />
      <TextField field={email} label={t('agenda.programme.speakerEmail')} type="email" />
      <SelectField
        field={language}
        label={t('agenda.programme.speakerLanguage')}
        options={locales.map((locale) => ({ value: locale, label: t(`frame.language.${locale}`) }))}
      />
      {remove}
    </div>
  )
}
