// The form of a further part of a network's rule: posts, kinds of organisation, sectors. It is sent in the address.
import { Form } from '@remix-run/react'
import { organisationKinds, roleClasses } from '#db/schema'
import type { Sector } from '~/domain/people/rules'
import { nameIn } from '~/i18n/named'
import { ChoicesField } from '~/ui/field'
import { Button } from '~/ui/button'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'

const startLarge = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)

/** @param first there is no part yet */
export function RuleForm({
  text,
  sectors,
  first,
  nothing,
}: {
  text: string
  sectors: Sector[]
  first: boolean
  nothing: boolean
}) {
  const { t, locale } = useWords()
  return (
    <Card title={first ? t('registry.rule.first') : t('registry.rule.more')}>
      <p className="soft">{t('registry.rule.hint')}</p>
      {/* Another rule is another form, with nothing chosen yet. */}
      <Form method="get" className="stack" key={text} preventScrollReset>
        <input type="hidden" name="rule" value={text} />
        <ChoicesField
          field={{ name: 'roleClass', errors: nothing ? ['reasons.partEmpty'] : undefined }}
          label={t('registry.rule.posts')}
          many
          beside
          options={roleClasses.map((value) => ({
            value,
            label: startLarge(t(`audience.roleClass.${value}`)),
          }))}
        />
        <ChoicesField
          field={{ name: 'seniorManagement' }}
          label={t('registry.rule.senior')}
          many
          options={[{ value: 'on', label: startLarge(t('audience.seniorManagement')) }]}
        />
        <ChoicesField
          field={{ name: 'organisationKind' }}
          label={t('registry.rule.kinds')}
          many
          beside
          options={organisationKinds.map((value) => ({
            value,
            label: startLarge(t(`audience.organisationKind.${value}`)),
          }))}
        />
        <details className="fold">
          <summary>{t('registry.rule.sectors')}</summary>
          <ChoicesField
            field={{ name: 'sector' }}
            label={<span className="unseen">{t('registry.rule.sectors')}</span>}
            many
            beside
            options={sectors.map((row) => ({ value: row.id, label: `${row.code} ${nameIn(row, locale)}` }))}
          />
        </details>
        <div>
          <Button name="add" value="1" icon="add">
            {t('registry.rule.add')}
          </Button>
        </div>
      </Form>
    </Card>
  )
}
