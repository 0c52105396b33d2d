// The rule of an event's audience as sentences, each with how many it takes in or away and a button that removes it.
import type { ReactNode } from 'react'
import type { AudiencePart } from '~/domain/audience/parts'
import type { Trouble } from '~/domain/audience/queries.server'
import { choiceText, partText, type CriterionNames } from '~/domain/audience/wording'
import { Card, Empty, Notice } from '~/ui/page'
import { useWords } from '~/ui/words'
import { useKeepFocus } from './keep-focus'
import { PressButton } from './press-button'
import { PartSentence, useSaying } from './said'
import type { SavedRule } from './saved-card'

const mostBeginnings = 6

export type ShownPart = { part: AudiencePart; key: string; people: number }

/** The ids of people when the part only names people. */
const namesOnly = ({ all: [only, ...more] }: AudiencePart): string[] | null =>
  only?.kind === 'person' && more.length === 0 ? only.of : null

/** People named one by one, each with a button that takes the name back. */
function NamedPeople({
  mode,
  ids,
  names,
  fixed,
}: {
  mode: AudiencePart['mode']
  ids: string[]
  names: CriterionNames
  fixed: boolean
}) {
  const { t } = useWords()
  const saying = useSaying(names)
  const list = (
    <ul className="name-chips">
      {ids.map((id) => {
        const name = choiceText(saying, 'person', id)
        return (
          <li key={id}>
            {name}
            {!fixed && (
              <PressButton
                intent={mode === 'include' ? 'unname' : 'takeBack'}
                fields={{ person: id }}
                icon="no"
                says={
                  mode === 'include'
                    ? t('audience.rule.unname', { name })
                    : `${t('audience.list.takeBack')}: ${name}`
                }
              />
            )}
          </li>
        )
      })}
    </ul>
  )
  return (
    <div>
      <b>{t(`audience.${mode}`)}:</b>{' '}
      {ids.length <= 6 ? (
        <>
          {t('audience.byName')}
          {list}
        </>
      ) : (
        <details>
          <summary>{t('audience.rule.named', { count: ids.length })}</summary>
          {list}
        </details>
      )}
    </div>
  )
}

function PartLine({
  shown,
  names,
  version,
  fixed,
}: {
  shown: ShownPart
  names: CriterionNames
  version: number
  fixed: boolean
}) {
  const { t } = useWords()
  const saying = useSaying(names)
  const ids = namesOnly(shown.part)
  return (
    <li className={shown.part.mode}>
      {ids ? (
        <NamedPeople mode={shown.part.mode} ids={ids} names={names} fixed={fixed} />
      ) : (
        <div>
          <PartSentence part={shown.part} names={names} />
        </div>
      )}
      <span className="soft n">{t('audience.people', { count: shown.people })}</span>
      {!fixed && !ids && (
        <PressButton
          intent="removePart"
          fields={{ version, key: shown.key }}
          icon="remove"
          says={t('audience.rule.removeWhat', { what: partText(saying, shown.part) })}
        />
      )}
    </li>
  )
}

function Troubles({ troubles, names }: { troubles: Trouble[]; names: CriterionNames }) {
  const { t } = useWords()
  const saying = useSaying(names)
  return (
    <Notice kind="warning" title={t('audience.rule.troubles')}>
      <ul>
        {troubles.map((trouble) => (
          <li key={`${trouble.kind} ${trouble.id}`}>
            {trouble.why === 'ended'
              ? t('audience.rule.ended', { name: choiceText(saying, trouble.kind, trouble.id) })
              : t('audience.rule.gone')}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** Ways to begin, one press each: the most senior civil servants and the rules kept for reuse. */
function Begin({ saved, version }: { saved: SavedRule[]; version: number }) {
  const { t } = useWords()
  const senior = saved.some(
    ({ parts: [only, ...more] }) =>
      more.length === 0 && only?.all.length === 1 && only.all[0]?.kind === 'seniorManagement',
  )
  return (
    <div className="cluster">
      {!senior && (
        <PressButton
          intent="addParts"
          fields={{ version, mode: 'include', seniorManagement: 'on' }}
          kind="plain"
          icon="add"
        >
          {t('audience.rule.startWithSenior')}
        </PressButton>
      )}
      {saved.slice(0, mostBeginnings).map((it) => (
        <PressButton
          key={it.id}
          intent="useSaved"
          fields={{ version, id: it.id, how: 'replace' }}
          kind="plain"
          icon="add"
        >
          {it.name}
        </PressButton>
      ))}
    </div>
  )
}

/** @param fixed the rule can be read but no longer changed; `children` are the ways to add to it */
export function RuleCard({
  parts,
  troubles,
  names,
  saved,
  version,
  fixed,
  children,
}: {
  parts: ShownPart[]
  troubles: Trouble[]
  names: CriterionNames
  saved: SavedRule[]
  version: number
  fixed: boolean
  children?: ReactNode
}) {
  const { t } = useWords()
  const list = useKeepFocus<HTMLUListElement>(parts.length)
  return (
    <Card title={t('audience.rule.title')}>
      {troubles.length > 0 && <Troubles troubles={troubles} names={names} />}
      {parts.length > 0 ? (
        <>
          <p className="soft">{t('audience.rule.lead')}</p>
          <ul className="rows parts-of-rule" ref={list} tabIndex={-1}>
            {parts.map((shown) => (
              <PartLine key={shown.key} shown={shown} names={names} version={version} fixed={fixed} />
            ))}
          </ul>
        </>
      ) : (
        <Empty title={t('audience.rule.empty')} action={!fixed && <Begin saved={saved} version={version} />}>
          {t('audience.rule.emptyHint')}
        </Empty>
      )}
      {!fixed && <div>{children}</div>}
    </Card>
  )
}
