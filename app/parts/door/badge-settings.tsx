// Which badges are printed, on which sheets, and by how much a printer is corrected.
import { Form } from '@remix-run/react'
import { badgePeople, type BadgesOf } from '~/domain/door/lists'
import { mostOff, perSheet, sheets, type Sheet } from '~/domain/door/badges'
import type { PaperPerson } from '~/domain/door/papers.server'
import { paths } from '~/paths'
import { Button, ButtonLink } from '~/ui/button'
import { SelectField, TextField } from '~/ui/field'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'

type Settings = {
  event: { id: string }
  people: PaperPerson[]
  codes: string[]
  sheet: Sheet
  who: BadgesOf
  whoText: string
  off: { x: number; y: number }
}

export function BadgeSettings({ event, people, codes, sheet, who, whoText, off }: Settings) {
  const { t, locale } = useWords()
  const count = badgePeople(people, who).length
  const figure = (value: number) => value.toLocaleString(locale)
  const there = codes.filter((code) => people.some(({ sectorCode }) => sectorCode === code))
  const outside = people.filter(({ sectorCode }) => sectorCode === null).length
  return (
    <div className="screen-only">
      <Card title={t('door.badges.title')}>
        <Form method="get" className="stack" key={`${sheet.id} ${whoText}`}>
          <div className="halves">
            <SelectField
              field={{ name: 'size', initialValue: sheet.id }}
              label={t('door.badges.size')}
              options={sheets.map((one) => ({
                value: one.id,
                label: t('door.badges.sheet', {
                  width: figure(one.width),
                  height: figure(one.height),
                  count: perSheet(one),
                }),
              }))}
            />
            <SelectField
              field={{ name: 'who', initialValue: whoText }}
              label={t('door.badges.who')}
              empty={t('door.badges.all', { count: people.length })}
              options={[
                ...there.map((code) => ({
                  value: `sector-${code}`,
                  label: t('door.badges.sector', { code, people: sizeOf(people, code) }),
                })),
                ...(outside > 0
                  ? [{ value: 'outside', label: t('door.badges.outside', { people: outside }) }]
                  : []),
                { value: 'blank', label: t('door.badges.blank') },
                { value: 'test', label: t('door.badges.test') },
                ...people.map((person) => ({
                  value: `person-${person.invitationId}`,
                  label: `${person.lastName} ${person.firstName}`,
                })),
              ]}
            />
          </div>
          <details open={off.x !== 0 || off.y !== 0}>
            <summary>{t('door.badges.correct')}</summary>
            <div className="stack">
              <p className="soft">{t('door.badges.correctHint', { most: mostOff })}</p>
              <div className="halves">
                <TextField
                  field={{ name: 'x', initialValue: figure(off.x) }}
                  label={t('door.badges.right')}
                  width="short"
                />
                <TextField
                  field={{ name: 'y', initialValue: figure(off.y) }}
                  label={t('door.badges.below')}
                  width="short"
                />
              </div>
            </div>
          </details>
          <div className="cluster">
            <Button>{t('door.badges.show')}</Button>
            {who.kind !== 'test' && (
              <ButtonLink kind="quiet" to={paths.badges(event.id, { size: sheet.id, who: 'test' })}>
                {t('door.badges.test')}
              </ButtonLink>
            )}
          </div>
        </Form>
        <p className="soft">
          {count > 0 && (
            <>
              {t('door.badges.count', { count })}{' '}
              {t('door.badges.sheets', { count: Math.ceil(count / perSheet(sheet)) })}{' '}
            </>
          )}
          {t('door.badges.hint')}
        </p>
      </Card>
    </div>
  )
}

const sizeOf = (people: readonly PaperPerson[], code: string): number =>
  people.filter(({ sectorCode }) => sectorCode === code).length
