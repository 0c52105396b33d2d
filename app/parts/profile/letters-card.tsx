// Which letters one wants, and which come always.
import { Form } from '@remix-run/react'
import { optionalLetters, type OptionalLetter } from '#db/schema'
import { ChoicesField } from '~/ui/field'
import { SubmitButton } from '~/ui/form'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'

export function LettersCard({ wanted }: { wanted: OptionalLetter[] }) {
  const { t } = useWords()
  return (
    <Card title={t('profile.letters.title')} id="letters">
      {/* Other choices saved elsewhere are another form. */}
      <Form method="post" className="form" key={wanted.join()}>
        <ChoicesField
          field={{ name: 'want', initialValue: wanted }}
          label={t('profile.letters.choose')}
          many
          options={optionalLetters.map((kind) => ({
            value: kind,
            label: t(`profile.letters.${kind}`),
            hint: t(`profile.letters.${kind}Hint`),
          }))}
        />
        <p className="soft">{t('profile.letters.always')}</p>
        <SubmitButton kind="plain" name="intent" value="letters">
          {t('frame.do.save')}
        </SubmitButton>
      </Form>
    </Card>
  )
}
