// Who sees each field of oneself, with a look at oneself through others' eyes that follows each choice.
import { Form } from '@remix-run/react'
import { useState } from 'react'
import { sharedFields, sharingCircles, type SharedField, type Sharing } from '~/domain/people/sharing'
import { linesOf } from '~/domain/people/rules'
import { seenByName, sharingIn } from '~/domain/profile/sharing-form'
import type { OwnData } from '~/domain/profile/own-data.server'
import { SelectField } from '~/ui/field'
import { SubmitButton } from '~/ui/form'
import { Card, Split } from '~/ui/page'
import { useWords } from '~/ui/words'
import { Previews } from './previews'

export function SharingCard({ person, sharing }: { person: OwnData['person']; sharing: Sharing }) {
  // Another saved choice is another form.
  return <Choosing key={JSON.stringify(sharing)} person={person} sharing={sharing} />
}

function Choosing({ person, sharing }: { person: OwnData['person']; sharing: Sharing }) {
  const { t } = useWords()
  const [chosen, choose] = useState(sharing)
  return (
    <Split aside={<Previews person={person} sharing={chosen} />}>
      <Card title={t('profile.sharing.title')} id="sharing">
        <p>{t('profile.sharing.says')}</p>
        <p className="soft">
          {t('profile.sharing.circlesHint')} {t('profile.sharing.liaison')}
        </p>
        <Form
          method="post"
          className="form"
          onChange={(event) => choose(sharingIn(new FormData(event.currentTarget)))}
        >
          {sharedFields.map((field) => (
            <SeenBy key={field} field={field} person={person} sharing={sharing} />
          ))}
          <SubmitButton kind="plain" name="intent" value="sharing">
            {t('frame.do.save')}
          </SubmitButton>
        </Form>
      </Card>
    </Split>
  )
}

function SeenBy({
  field,
  person,
  sharing,
}: {
  field: SharedField
  person: OwnData['person']
  sharing: Sharing
}) {
  const { t } = useWords()
  const stands = useWhatStands(person)(field)
  return (
    <SelectField
      field={{ name: seenByName(field), initialValue: sharing[field] ?? '' }}
      label={t(`profile.sharing.fields.${field}`)}
      hint={stands ?? t('profile.sharing.missing')}
      width="middle"
      empty={t('profile.sharing.circles.nobody')}
      options={sharingCircles.map((circle) => ({
        value: circle,
        label: t(`profile.sharing.circles.${circle}`),
      }))}
    />
  )
}

const longestHint = 120
const shortened = (text: string): string =>
  text.length <= longestHint ? text : `${text.slice(0, longestHint).trimEnd()}…`

/** What a field holds now, in a line; null when it is empty. */
function useWhatStands(person: OwnData['person']): (field: SharedField) => string | null {
  const { t } = useWords()
  const { email, phone, photoMark, expertise, offers, links, homeRegion } = person
  const standing: Record<SharedField, string | null> = {
    email,
    phone,
    letters: t('profile.sharing.lettersHint'),
    photo: photoMark && t('profile.photo.own'),
    expertise: shortened(expertise),
    offers: shortened(offers),
    links: shortened(linesOf(links).join(', ')),
    region: homeRegion && t(`registry.person.regions.r${homeRegion}`),
  }
  return (field) => standing[field] || null
}
