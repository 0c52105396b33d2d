// People to tick and take into a round; who is in it already, or sits in a small group, is shown and not ticked.
import { Form, Link } from '@remix-run/react'
import { fullName } from '~/domain/people/rules'
import type { Choice } from '~/domain/rounds/choosing.server'
import { nameIn } from '~/i18n/named'
import { SubmitButton } from '~/ui/form'
import { PersonLine } from '~/ui/person-line'
import { useQueryLink } from '~/ui/query'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'
import { StandingTag } from './candidate-table'

type List = {
  rows: readonly Choice[]
  total: number
  /** Whether those who are free are ticked at first. */
  ticked: boolean
  /** What was ticked in a press that was refused. */
  chosen: readonly string[] | null
}

/** They may be taken in: they are not in the round, or have been taken out of it. */
const isOpen = ({ standing }: Choice): boolean => standing === null || standing === 'removed'
const isFree = (one: Choice): boolean => one.standing === null && one.group === null

export function ChoiceList({ rows, total, ticked, chosen }: List) {
  const { t } = useWords()
  const link = useQueryLink()
  const open = rows.filter(isOpen).length
  return (
    <Form method="post" className="stack">
      <fieldset className="field">
        <legend>{t('rounds.add.choose', { count: rows.length })}</legend>
        <div className="cluster">
          <small>{t('rounds.add.free', { count: rows.filter(isFree).length })}</small>
          {rows.some(isFree) && (
            <Link to={link({ none: ticked ? '1' : null })} preventScrollReset>
              {t(ticked ? 'rounds.add.untick' : 'rounds.add.tick')}
            </Link>
          )}
        </div>
        {total > rows.length && (
          <p className="soft">{t('rounds.add.more', { count: total - rows.length })}</p>
        )}
        <ul className="rows">
          {rows.map((one) => (
            <ChoiceLine
              key={one.id}
              one={one}
              on={chosen ? chosen.includes(one.id) : ticked && isFree(one)}
            />
          ))}
        </ul>
      </fieldset>
      {open > 0 && (
        <>
          <p className="soft">{t('rounds.add.says')}</p>
          <div className="cluster">
            <SubmitButton name="intent" value="call" icon="mail">
              {t('rounds.add.call')}
            </SubmitButton>
            <SubmitButton name="intent" value="byHand" kind="plain" icon="addPerson">
              {t('rounds.add.byHand')}
            </SubmitButton>
          </div>
        </>
      )}
    </Form>
  )
}

function ChoiceLine({ one, on }: { one: Choice; on: boolean }) {
  const { t, locale } = useWords()
  const id = `person-${one.id}`
  const tags = (
    <>
      {one.standing !== null && <StandingTag standing={one.standing} />}
      {one.group !== null && <Tag icon="people">{nameIn(one.group, locale)}</Tag>}
      {!one.reachable && (
        <Tag tone="warning" icon="warning">
          {t('rounds.lack.address')}
        </Tag>
      )}
    </>
  )
  return (
    <li className="choice-line">
      {isOpen(one) ? (
        <input
          type="checkbox"
          id={id}
          name="person"
          value={one.id}
          defaultChecked={on}
          aria-label={fullName(one)}
        />
      ) : (
        <span aria-hidden="true" />
      )}
      <label htmlFor={isOpen(one) ? id : undefined}>
        <PersonLine person={one} post={one.post} after={tags} />
      </label>
    </li>
  )
}
