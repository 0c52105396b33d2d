// One task: whom it is about, what happened, what is proposed, and the presses; what was typed stays when refused.
import { Form, Link } from '@remix-run/react'
import { bulkPressesOf, isOfGroup, pressesOf, type Press } from '~/domain/continuity/findings'
import type { Waiting } from '~/domain/continuity/decisions'
import { nameIn } from '~/i18n/named'
import { paths } from '~/paths'
import { SubmitButton } from '~/ui/button'
import { ChoicesField, TextField } from '~/ui/field'
import { Icon } from '~/ui/icon'
import { useWords } from '~/ui/words'
import { AboutWhom, isReached, Proposal, useNameOf, WhatHappened, type Telling } from './finding-words'
import { WhereDealt } from './group-words'

/** Why the last press was refused, and what was typed with it. */
export type RefusedPress = {
  key: string
  reason: string
  email: string
  termEndsOn: string
  membershipIds: string[]
}

type Given = Telling & { finding: Waiting; refused: RefusedPress | null }

export function FindingCard(given: Given) {
  const { t } = useWords()
  const { finding, refused, named } = given
  const name = useNameOf(given)(finding)
  return (
    <li className="finding">
      {bulkPressesOf[finding.kind].length > 0 && (
        <input
          type="checkbox"
          name="keys"
          value={finding.key}
          form={bulkFormOf(finding.kind)}
          aria-label={t('registry.continuity.bulk.tick', { name })}
        />
      )}
      <div className="stack tight">
        <h3>
          <AboutWhom finding={finding} named={named} today={given.today} />
        </h3>
        <WhatHappened finding={finding} named={named} today={given.today} />
        <Proposal finding={finding} named={named} today={given.today} />
        <Form method="post" preventScrollReset className="stack tight">
          <input type="hidden" name="intent" value="one" />
          <input type="hidden" name="key" value={finding.key} />
          {finding.personId === null ? (
            <input type="hidden" name="networkId" value={finding.networkId} />
          ) : (
            <input type="hidden" name="personId" value={finding.personId} />
          )}
          {refused && (
            <p className="problem" role="alert">
              <Icon name="alert" size={16} />
              <span>{t(`reasons.${refused.reason}` as 'reasons.findingGone')}</span>
            </p>
          )}
          <Typed {...given} />
          <div className="cluster">
            {isOfGroup(finding) && <WhereDealt finding={finding} name={name} />}
            {offered(given).map((press, index) => (
              <SubmitButton
                key={press}
                name="press"
                value={press}
                kind={index === 0 && !isOfGroup(finding) ? 'plain' : 'quiet'}
              >
                {wordOf(t, finding, press)}
                <span className="unseen"> {name}</span>
              </SubmitButton>
            ))}
            {finding.kind === 'left' && !isReached(named, finding.personId) && (
              <Link to={paths.editPerson(finding.personId)}>
                {t('registry.continuity.unreachable.edit')}
                <span className="unseen"> {name}</span>
              </Link>
            )}
          </div>
        </Form>
      </div>
    </li>
  )
}

export const bulkFormOf = (kind: Waiting['kind']): string => `many-${kind}`

/** The presses that lead somewhere: no successor that there is not, no letter to where none arrives. */
const offered = ({ finding, named }: Given): Press[] =>
  pressesOf[finding.kind].filter((press: Press) => {
    if (press === 'continue') return finding.kind === 'organisationEnded' && finding.successorId !== null
    return press !== 'ask' || isReached(named, finding.personId)
  })

function wordOf(t: ReturnType<typeof useWords>['t'], finding: Waiting, press: Press): string {
  return finding.kind === 'termEnds' && press === 'end'
    ? t('registry.continuity.press.endPost')
    : t(`registry.continuity.press.${press}`)
}

/** What can be typed or chosen at the finding. */
function Typed({ finding, refused, named }: Given) {
  const { t, locale } = useWords()
  const id = (name: string) => `${name}-${finding.key}`
  if (finding.kind === 'moved')
    return (
      <TextField
        field={{ name: 'email', id: id('email'), initialValue: refused?.email ?? '' }}
        label={t('registry.continuity.email')}
        type="text"
        inputMode="email"
        width="middle"
        autoComplete="off"
      />
    )
  if (finding.kind === 'termEnds')
    return (
      <TextField
        field={{
          name: 'termEndsOn',
          id: id('termEndsOn'),
          initialValue: refused?.termEndsOn ?? '',
          min: finding.earliest,
        }}
        label={t('registry.continuity.newTermEnd')}
        type="date"
        width="short"
      />
    )
  if (finding.kind !== 'left') return null
  return (
    <ChoicesField
      field={{
        name: 'membershipIds',
        id: id('membershipIds'),
        initialValue: refused?.membershipIds ?? [],
      }}
      label={t('registry.continuity.endThese')}
      many
      options={finding.belongings.map(({ membershipId, networkId }) => {
        const network = named.networks[networkId]
        return { value: membershipId, label: network ? nameIn(network, locale) : '' }
      })}
    />
  )
}
