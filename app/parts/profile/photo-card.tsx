// One's photo: as it is now and who sees it; another in its place; taken away after a question.
import { Form } from '@remix-run/react'
import { useForm, type SubmissionResult } from '@conform-to/react'
import type { OwnData } from '~/domain/profile/own-data.server'
import type { SharingCircle } from '~/domain/people/sharing'
import { mostBytesOfPhoto, photoEndings } from '~/domain/profile/rules'
import { fileSize } from '~/i18n/sizes'
import { FileField } from '~/parts/agenda/file-field'
import { Face } from '~/parts/face'
import { Button } from '~/ui/button'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'

/** The words of who sees the photo. @param openTo how far it is open; null when nobody else sees it */
export const photoSeenBy = (openTo: SharingCircle | null) =>
  openTo === null ? 'profile.photo.closed' : (`profile.photo.openTo.${openTo}` as const)

/** @param openTo how far the photo is open; null when nobody else sees it */
export function PhotoCard({
  person,
  openTo,
  lastResult,
}: {
  person: OwnData['person']
  openTo: SharingCircle | null
  lastResult: SubmissionResult<string[]> | null
}) {
  const { t, locale } = useWords()
  const [form, fields] = useForm<{ photo: File }>({ id: 'photo-form', lastResult })
  return (
    <Card title={t('profile.photo.title')} id="photo">
      <ErrorSummary form={form} result={lastResult} />
      <div className="own-photo">
        <Face person={person} mark={person.photoMark} size="large" />
        <div className="stack">
          <WhoSees mark={person.photoMark} openTo={openTo} />
          {/* Another photo is another form: the file that was sent is no longer chosen. */}
          <Form
            method="post"
            encType="multipart/form-data"
            id={form.id}
            className="form"
            key={person.photoMark}
            noValidate={form.noValidate}
          >
            <FileField
              field={fields.photo}
              label={t('profile.photo.choose')}
              hint={t('profile.photo.hint', { most: fileSize(mostBytesOfPhoto, locale) })}
              accept={photoEndings}
            />
            <SubmitButton
              kind="plain"
              icon="upload"
              name="intent"
              value="photo"
              pending={t('profile.photo.coming')}
            >
              {t('profile.photo.upload')}
            </SubmitButton>
          </Form>
          {person.photoMark !== null && <Remove />}
        </div>
      </div>
    </Card>
  )
}

function WhoSees({ mark, openTo }: { mark: string | null; openTo: SharingCircle | null }) {
  const { t } = useWords()
  if (mark === null) return <p className="soft">{t('profile.photo.none')}</p>
  return (
    <p>
      {t(photoSeenBy(openTo))} <a href="#sharing">{t('profile.sharing.title')}</a>
    </p>
  )
}

function Remove() {
  const { t } = useWords()
  return (
    <details>
      <summary>{t('profile.photo.remove')}</summary>
      <Form method="post" className="stack">
        <p>{t('profile.photo.removeSays')}</p>
        <div>
          <Button kind="grave" name="intent" value="removePhoto">
            {t('profile.photo.removeSure')}
          </Button>
        </div>
      </Form>
    </details>
  )
}
