// Choosing an organisation out of all that stand: one list, sector by sector; it works with scripts off.
import { Form } from '@remix-run/react'
import { useId } from 'react'
import type { OrganisationChoice } from '~/domain/people/positions.server'
import { nameIn } from '~/i18n/named'
import { Button } from '~/ui/button'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'

type Group = { code: string | null; organisations: OrganisationChoice[] }

/** Keeps the order of the list: a new group begins where the sector changes. */
function grouped(organisations: OrganisationChoice[]): Group[] {
  const groups: Group[] = []
  for (const organisation of organisations) {
    const last = groups[groups.length - 1]
    if (last && last.code === organisation.sectorCode) last.organisations.push(organisation)
    else groups.push({ code: organisation.sectorCode, organisations: [organisation] })
  }
  return groups
}

/** The step before a post's form: in which organisation it is. */
export function OrganisationStep({
  organisations,
  chosen = '',
}: {
  organisations: OrganisationChoice[]
  chosen?: string
}) {
  const { t, locale } = useWords()
  const id = useId()
  return (
    <Card>
      <Form method="get" className="stack">
        <div className="field">
          <label htmlFor={id}>{t('registry.post.form.organisation')}</label>
          <select id={id} className="input" name="org" required defaultValue={chosen}>
            <option value="">{t('registry.post.form.chooseOrganisation')}</option>
            {grouped(organisations).map(({ code, organisations: those }) => (
              <optgroup key={code ?? ''} label={code ?? t('frame.table.outsideLong')}>
                {those.map((organisation) => (
                  <option key={organisation.id} value={organisation.id}>
                    {nameIn(organisation, locale)}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </div>
        <div>
          <Button kind="main">{t('registry.post.form.next')}</Button>
        </div>
      </Form>
    </Card>
  )
}
