// The figures of continuity, and what narrows its tasks: a kind, a network.
import { Form } from '@remix-run/react'
import type { FindingKind } from '~/domain/continuity/findings'
import { nameIn } from '~/i18n/named'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { SelectField } from '~/ui/field'
import { FilterTag } from '~/ui/tag'
import { useWords } from '~/ui/words'

type Filter = { kind: FindingKind | null; networkId: string | null; months: number }

export function Filters({
  filter,
  counts,
  networks,
}: {
  filter: Filter
  counts: { kind: FindingKind; count: number }[]
  networks: { id: string; nameFi: string; nameSv: string; nameEn: string }[]
}) {
  const { t, locale } = useWords()
  const { kind: asked, networkId } = filter
  const months = filter.months === 3 ? undefined : String(filter.months)
  const to = (kind: FindingKind | undefined) =>
    paths.continuity({ kind, network: networkId ?? undefined, months })
  return (
    <>
      <nav className="cluster" aria-label={t('registry.continuity.filters')}>
        <FilterTag to={to(undefined)} on={asked === null}>
          {t('registry.continuity.allKinds')}
        </FilterTag>
        {counts
          .filter(({ kind, count }) => count > 0 || kind === asked)
          .map(({ kind, count }) => (
            <FilterTag key={kind} to={to(kind)} on={kind === asked}>
              {t('registry.continuity.kindCount', { kind: t(`registry.continuity.kinds.${kind}`), count })}
            </FilterTag>
          ))}
      </nav>
      {(networks.length > 1 || networkId !== null) && (
        <Form method="get" className="search">
          {asked !== null && <input type="hidden" name="kind" value={asked} />}
          {months !== undefined && <input type="hidden" name="months" value={months} />}
          <SelectField
            key={networkId}
            field={{ name: 'network', initialValue: networkId ?? '' }}
            label={t('registry.continuity.network')}
            options={networks.map((network) => ({ value: network.id, label: nameIn(network, locale) }))}
            empty={t('frame.state.all')}
          />
          <Button>{t('frame.do.show')}</Button>
        </Form>
      )}
    </>
  )
}
