// Somebody proposed to a group, as organisers see it: what the members say, and taking in or giving up.
import { Form } from '@remix-run/react'
import { getFormProps, useForm } from '@conform-to/react'
import type { NewcomerPage as Data } from '~/domain/renewals/newcomer-page.server'
import { fullName } from '~/domain/people/rules'
import { date, plainDate } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { DeedNotice, type DeedNews } from '~/parts/deed-notice'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { TextField, type FieldData } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card, Notice, Page, Split } from '~/ui/page'
import { PersonLine } from '~/ui/person-line'
import { InLanguage, useWords } from '~/ui/words'
import { useFillWords } from './fill-words'
import { HeardCard } from './heard-card'
import type { NewcomerAnswer } from './newcomer-press.server'
import { HostField } from './propose-page'

/** What can be told as done. */
const doneKeys = ['proposed', 'joined', 'dropped', 'entered'] as const

export type NewcomerPageProps = {
  data: Data
  /** The first day that is proposed. */
  from: string
  today: string
  news: DeedNews
  answer: NewcomerAnswer | undefined
}

export function NewcomerPage(props: NewcomerPageProps) {
  const { t, locale } = useWords()
  const { data, news } = props
  const { newcomer, group, person } = data
  const done = doneKeys.find((key) => key === news.done) ?? null
  return (
    <Page
      title={fullName(person)}
      trail={[
        { to: paths.groups(), label: t('welcoming.groups') },
        { to: paths.network(group.id), label: <InLanguage written={written(group, 'name', locale)} /> },
      ]}
      facts={[
        t('welcoming.newcomer.proposed', { date: date(newcomer.proposedAt, locale) }),
        newcomer.hearUntil === null
          ? t('welcoming.newcomer.notHeard')
          : t('welcoming.newcomer.hearUntil', { date: plainDate(newcomer.hearUntil, locale) }),
      ]}
    >
      <DeedNotice done={done} deed={news.deed}>
        {done && t(`welcoming.newcomer.done.${done}`)}
      </DeedNotice>
      <Split aside={<Why data={data} />}>
        {newcomer.outcome === null ? <Decide {...props} /> : <Decided {...props} />}
        <HeardCard data={data} answer={props.answer} />
      </Split>
    </Page>
  )
}

function Why({ data }: { data: Data }) {
  const { t } = useWords()
  const { brings } = useFillWords()
  const { person, reasons } = data
  return (
    <Card title={t('welcoming.propose.why')}>
      <PersonLine person={person} post={person.post} to={paths.person(person.id)} />
      {reasons && (
        <ul>
          {brings(reasons.brings).map((said) => (
            <li key={said}>{said}</li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Decided({ data }: NewcomerPageProps) {
  const { t, locale } = useWords()
  const { newcomer, group } = data
  const { outcome, decidedAt } = newcomer
  if (outcome === null) return null
  return (
    <Notice title={t(`welcoming.newcomer.${outcome}`, { date: date(decidedAt ?? '', locale) })}>
      <p className="cluster">
        <ButtonLink to={paths.network(group.id)}>{t('welcoming.newcomer.toGroup')}</ButtonLink>
        <ButtonLink kind="quiet" to={paths.fillGroup(group.id)}>
          {t('welcoming.newcomer.another')}
        </ButtonLink>
      </p>
    </Notice>
  )
}

function Decide({ data, from, today, answer }: NewcomerPageProps) {
  const { t } = useWords()
  const { newcomer, heard, hosts } = data
  const lastResult = answer?.press === 'take' ? answer.lastResult : undefined
  const defaultValue = { from, hostId: hosts.hostId ?? '' }
  const [form, fields] = useForm<Record<string, string>>({
    id: 'take',
    lastResult: lastResult ?? null,
    defaultValue,
  })
  const field = (name: keyof typeof defaultValue): FieldData => fields[name] ?? { name }
  const silent = heard.filter((one) => one.answer === null).length
  const still = silent > 0 && newcomer.hearUntil !== null && newcomer.hearUntil >= today
  return (
    <Card title={t('welcoming.newcomer.take')}>
      {still && <Notice>{t('welcoming.newcomer.still', { count: silent })}</Notice>}
      <p className="soft">{t('welcoming.newcomer.takeSays', { count: hosts.options.length })}</p>
      <Form method="post" {...getFormProps(form)} className="stack">
        <ErrorSummary form={form} result={lastResult} />
        <div className="cluster top">
          <TextField field={field('from')} label={t('welcoming.propose.from')} type="date" required />
          <HostField field={field('hostId')} options={hosts.options} />
        </div>
        <div>
          <SubmitButton name="press" value="take" icon="yes">
            {t('welcoming.newcomer.take')}
          </SubmitButton>
        </div>
      </Form>
      <details>
        <summary>{t('welcoming.newcomer.drop')}</summary>
        <Form method="post" className="stack tight">
          <p>{t('welcoming.newcomer.dropSays')}</p>
          <div>
            <SubmitButton kind="plain" name="press" value="drop">
              {t('welcoming.newcomer.drop')}
            </SubmitButton>
          </div>
        </Form>
      </details>
    </Card>
  )
}
