// What one tells of oneself in one's own words: expertise, what one helps with, links, the region.
import { Form } from '@remix-run/react'
import { useForm, type SubmissionResult } from '@conform-to/react'
import { homeRegions } from '~/domain/people/home-regions'
import { aboutFields } from '~/domain/profile/fields'
import type { OwnData } from '~/domain/profile/own-data.server'
import { SelectField, TextAreaField } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'

const texts = ['expertise', 'offers', 'links'] as const

export function AboutCard({
  person,
  lastResult,
}: {
  person: OwnData['person']
  lastResult: SubmissionResult<string[]> | null
}) {
  const { t } = useWords()
  const initial = aboutFields(person)
  const [form, fields] = useForm({ id: 'about-form', lastResult, defaultValue: initial })
  return (
    <Card title={t('profile.about.title')} id="about">
      <Form method="post" id={form.id} className="form" noValidate={form.noValidate}>
        <ErrorSummary form={form} result={lastResult} />
        <input type="hidden" name="version" value={person.version} />
        <input type="hidden" name="opened" value={JSON.stringify(initial)} />
        {texts.map((name) => (
          <TextAreaField
            key={name}
            field={fields[name]}
            label={t(`profile.about.${name}`)}
            hint={t(`profile.about.${name}Hint`)}
            rows={3}
          />
        ))}
        <SelectField
          field={fields.homeRegion}
          label={t('profile.about.region')}
          hint={t('profile.about.regionHint')}
          width="middle"
          empty={t('profile.about.regionNone')}
          options={homeRegions.map((region) => ({
            value: region,
            label: t(`registry.person.regions.r${region}`),
          }))}
        />
        <SubmitButton kind="plain" name="intent" value="about">
          {t('frame.do.save')}
        </SubmitButton>
      </Form>
    </Card>
  )
}
