// What confirming will do, in figures and by name: rules broken, who has left, who gets no place, whom no letter reaches.
import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { paths } from '~/paths'
import { CheckField, type FieldData } from '~/ui/field'
import { Card, Notice } from '~/ui/page'
import { PersonLine } from '~/ui/person-line'
import { useWords } from '~/ui/words'
import type { ConfirmPageData } from './confirm-page.server'
import { useConfirmWords } from './confirm-words'

/** "6 ryhmää, 44 uutta jäsenyyttä, 12 jatkaa, 60 kirjettä 3 kielellä" */
export function WhatHappens({ figures }: Pick<ConfirmPageData, 'figures'>) {
  const { t } = useWords()
  const { groups, founded, joins, stays, moves, letters, languages } = figures
  return (
    <Card title={t('welcoming.confirm.happens')}>
      <ul className="lines">
        <li>
          {t('welcoming.confirm.groups', { count: groups })}
          {founded > 0 && <>, {t('welcoming.confirm.founded', { count: founded })}</>}
        </li>
        <li>{t('welcoming.confirm.joins', { count: joins })}</li>
        {stays > 0 && <li>{t('welcoming.confirm.stays', { count: stays })}</li>}
        {moves > 0 && <li>{t('welcoming.confirm.moves', { count: moves })}</li>}
        <li>
          {letters === 0 ? (
            t('welcoming.confirm.noLetters')
          ) : (
            <>
              {t('welcoming.confirm.letters', { count: letters })}{' '}
              {t('welcoming.confirm.languages', { count: languages })}
            </>
          )}
        </li>
      </ul>
      <p className="soft">{t('welcoming.confirm.undo')}</p>
    </Card>
  )
}

/** The rules that the groups break, and the tick that says they are meant to. */
export function RulesBroken({ data, meant }: { data: ConfirmPageData; meant: FieldData }) {
  const { t } = useWords()
  const words = useConfirmWords(data)
  if (data.broken.length === 0) return null
  return (
    <Notice kind="warning" title={t('welcoming.confirm.rules')}>
      <ul>
        {data.broken.map((one, index) => (
          <li key={index}>{words.broken(one)}</li>
        ))}
      </ul>
      <CheckField field={meant} label={t('welcoming.confirm.meant')} required />
    </Notice>
  )
}

/** Those whom the proposal seats and who cannot be had any more. */
export function Gone({ data }: { data: ConfirmPageData }) {
  const { t } = useWords()
  const { personName } = useConfirmWords(data)
  if (data.gone.length === 0) return null
  return (
    <Notice kind="warning" title={t('welcoming.confirm.gone', { count: data.gone.length })}>
      <p>{t('welcoming.confirm.goneText')}</p>
      <ul>
        {data.gone.map(({ id, why }) => (
          <li key={id}>
            <Link to={paths.person(id)}>{personName(id)}</Link>: {t(`welcoming.confirm.why.${why}`)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** Those who keep their group though the proposal seats them nowhere. */
export function Unseated({ data }: { data: ConfirmPageData }) {
  const { t } = useWords()
  if (data.unseated.length === 0) return null
  return (
    <Notice title={t('welcoming.confirm.unseated', { count: data.unseated.length })}>
      <p>{t('welcoming.confirm.unseatedText')}</p>
      <Names ids={data.unseated} data={data} />
    </Notice>
  )
}

/** Those who stay candidates, and those whom no letter reaches. */
export function LeftOut({ data }: { data: ConfirmPageData }) {
  const { t } = useWords()
  const { without, unreachable } = data
  return (
    <>
      {without.length > 0 && (
        <Folded title={t('welcoming.confirm.without', { count: without.length })}>
          <p className="soft">{t('welcoming.confirm.withoutText')}</p>
          <Names ids={without} data={data} />
        </Folded>
      )}
      {unreachable.length > 0 && (
        <Folded title={t('welcoming.confirm.unreachable', { count: unreachable.length })}>
          <Names ids={unreachable} data={data} />
        </Folded>
      )}
    </>
  )
}

function Folded({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="card" open>
      <summary>{title}</summary>
      {children}
    </details>
  )
}

function Names({ ids, data }: { ids: readonly string[]; data: ConfirmPageData }) {
  return (
    <ul className="rows">
      {ids.map((id) => {
        const person = data.people[id]
        return (
          person && (
            <li key={id}>
              <PersonLine person={person} post={person.post} to={paths.person(id)} />
            </li>
          )
        )
      })}
    </ul>
  )
}
