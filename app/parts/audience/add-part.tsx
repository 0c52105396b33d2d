// The form of a new part: choices under headings, said back as a sentence while they are made.
import { Form, useActionData, useNavigation } from '@remix-run/react'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { organisationKinds, roleClasses } from '#db/schema'
import type { AudiencePart, Criterion, CriterionKind } from '~/domain/audience/parts'
import type { CriterionChoices } from '~/domain/audience/queries.server'
import type { CriterionNames } from '~/domain/audience/wording'
import { nameIn } from '~/i18n/named'
import { ChoicesField, SelectField, type Option } from '~/ui/field'
import { SubmitButton } from '~/ui/form'
import { useWords } from '~/ui/words'
import { partsFrom } from './form'
import { PartSentence } from './said'

const byId = <Row extends { id: string }, Name>(
  rows: Row[],
  name: (row: Row) => Name,
): Record<string, Name> => Object.fromEntries(rows.map((row) => [row.id, name(row)]))

/** The names of everything that can be chosen. */
export function namesOfChoices(choices: CriterionChoices): CriterionNames {
  const courses = choices.programmes.flatMap(({ courses, nameFi, nameSv, nameEn }) =>
    courses.map(({ id, number }) => ({ id, number, nameFi, nameSv, nameEn })),
  )
  return {
    sector: byId(choices.sectors, (row) => row),
    network: byId(choices.networks, (row) => row),
    smallGroup: byId(choices.smallGroups, (row) => row),
    programme: byId(choices.programmes, (row) => row),
    organisation: byId(choices.organisations, (row) => row),
    course: byId(courses, (row) => row),
  }
}

/** The choices of one kind in what was sent and refused. */
function sentOf(sent: AudiencePart[], kind: CriterionKind): string[] {
  const criteria: Criterion[] = sent.flatMap((part) => part.all)
  return criteria.flatMap((it) =>
    it.kind !== kind ? [] : !('of' in it) ? ['on'] : it.of === 'every' ? ['every'] : [...it.of],
  )
}

type Heading = { name: CriterionKind; label: string; options: Option[] }

/** One heading of choices, folded until it is needed. */
function Choices({ heading, also, sent }: { heading: Heading; also?: Heading; sent: AudiencePart[] }) {
  const { t } = useWords()
  const lists = also ? [heading, also] : [heading]
  const chosen = lists.map(({ name }) => sentOf(sent, name))
  if (lists.every((list) => list.options.length === 0)) return null
  return (
    <details className="fold" open={chosen.some((ids) => ids.length > 0) || undefined}>
      <summary>{heading.label}</summary>
      {lists.map(({ name, label, options }, at) => (
        <ChoicesField
          key={name}
          many
          beside
          field={{ name, initialValue: chosen[at] }}
          label={<span className="unseen">{label || t('audience.add.title')}</span>}
          options={options}
        />
      ))}
    </details>
  )
}

const startLarge = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)

function useHeadings(choices: CriterionChoices) {
  const { t, locale } = useWords()
  const named = (rows: { id: string; nameFi: string; nameSv: string; nameEn: string }[]): Option[] =>
    rows.map((row) => ({ value: row.id, label: nameIn(row, locale) }))
  const every = (kind: 'sector' | 'network' | 'smallGroup' | 'programme', options: Option[]): Option[] =>
    options.length > 1
      ? [{ value: 'every', label: startLarge(t(`audience.everyone.${kind}`)) }, ...options]
      : options
  const roles = roleClasses.map((value) => ({ value, label: startLarge(t(`audience.roleClass.${value}`)) }))
  const kinds = organisationKinds.map((value) => ({
    value,
    label: startLarge(t(`audience.organisationKind.${value}`)),
  }))
  const sectors = choices.sectors.map((row) => ({
    value: row.id,
    label: `${row.code} ${nameIn(row, locale)}`,
  }))
  const programmes = choices.programmes.map((row) => ({
    value: row.id,
    label: t('audience.add.wholeProgramme', { programme: nameIn(row, locale) }),
  }))
  const courses = choices.programmes.flatMap((row) =>
    row.courses.map((course) => ({
      value: course.id,
      label: t('audience.course', { programme: nameIn(row, locale), number: course.number }),
    })),
  )
  const heading = (name: CriterionKind, label: string, options: Option[]): Heading => ({
    name,
    label,
    options,
  })
  return {
    senior: heading('seniorManagement', t('audience.add.posts'), [
      { value: 'on', label: startLarge(t('audience.seniorManagement')) },
    ]),
    roles: heading('roleClass', t('audience.add.posts'), roles),
    kinds: heading('organisationKind', t('audience.add.kinds'), kinds),
    sectors: heading('sector', t('audience.add.sectors'), every('sector', sectors)),
    networks: heading('network', t('audience.add.networks'), every('network', named(choices.networks))),
    smallGroups: heading(
      'smallGroup',
      t('audience.add.smallGroups'),
      every('smallGroup', named(choices.smallGroups)),
    ),
    programmes: heading('programme', t('audience.add.programmes'), every('programme', programmes)),
    courses: heading('course', t('audience.add.programmes'), courses),
    organisations: choices.organisations.map((row) => ({ value: row.id, label: nameIn(row, locale) })),
  }
}

/** @param sent the parts that the last press sent and that were refused: they stay chosen */
export function AddPart({
  choices,
  version,
  sent,
  problem,
  open,
}: {
  choices: CriterionChoices
  version: number
  sent: AudiencePart[]
  problem: string | undefined
  open: boolean
}) {
  const { t } = useWords()
  const form = useRef<HTMLFormElement>(null)
  const [parts, setParts] = useState<AudiencePart[]>(sent)
  const names = namesOfChoices(choices)
  const headings = useHeadings(choices)
  useClearWhenAdded(form, () => setParts([]))
  const mode = sent[0]?.mode ?? 'include'
  return (
    <details className="fold" open={open} id="add">
      <summary>{t('audience.add.title')}</summary>
      <Form
        method="post"
        preventScrollReset
        ref={form}
        onChange={(event) => setParts(partsFrom(new FormData(event.currentTarget)))}
      >
        <div className="stack">
          <input type="hidden" name="intent" value="addParts" />
          <input type="hidden" name="version" value={version} />
          <ChoicesField
            field={{
              name: 'mode',
              initialValue: mode,
              errors: problem === undefined ? undefined : [problem],
            }}
            label={t('audience.add.mode')}
            beside
            options={[
              { value: 'include', label: t('audience.add.include') },
              { value: 'exclude', label: t('audience.add.exclude') },
            ]}
          />
          <div>
            <p className="hint">{t('audience.add.hint')}</p>
            <Choices heading={headings.senior} also={headings.roles} sent={sent} />
            <Choices heading={headings.kinds} sent={sent} />
            <Choices heading={headings.sectors} sent={sent} />
            <details className="fold" open={sentOf(sent, 'organisation').length > 0 || undefined}>
              <summary>{t('audience.add.organisations')}</summary>
              <SelectField
                field={{ name: 'organisation', initialValue: sentOf(sent, 'organisation')[0] }}
                label={<span className="unseen">{t('audience.add.organisations')}</span>}
                options={headings.organisations}
                empty={t('audience.add.anyOrganisation')}
              />
            </details>
            <Choices heading={headings.networks} sent={sent} />
            <Choices heading={headings.smallGroups} sent={sent} />
            <Choices heading={headings.programmes} also={headings.courses} sent={sent} />
          </div>
          <div aria-live="polite">
            {parts.map((part, at) => (
              <p key={at} className="said">
                <PartSentence part={part} names={names} />
              </p>
            ))}
          </div>
          <div>
            <SubmitButton kind="plain" icon="add" name="press" value="add">
              {t('audience.add.do')}
            </SubmitButton>
          </div>
        </div>
      </Form>
    </details>
  )
}

/** Empties the form once its part has been added; a refusal leaves it as it is. */
function useClearWhenAdded(form: RefObject<HTMLFormElement>, cleared: () => void): void {
  const navigation = useNavigation()
  const refused = useActionData() !== undefined
  const sending = useRef(false)
  const adding = navigation.formData?.get('intent') === 'addParts' && navigation.formData.has('press')
  useEffect(() => {
    if (adding) sending.current = true
    else if (navigation.state === 'idle' && sending.current) {
      sending.current = false
      if (refused) return
      form.current?.reset()
      cleared()
    }
  })
}
