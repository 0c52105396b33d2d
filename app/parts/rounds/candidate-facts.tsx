// What is known of a candidate, how they stand in the round, and the press that takes them out or puts them back.
import { Form, Link } from '@remix-run/react'
import type { Candidate } from '~/domain/rounds/rules'
import { moment } from '~/i18n/dates'
import { nameIn } from '~/i18n/named'
import { paths } from '~/paths'
import { SubmitButton } from '~/ui/form'
import { Card, Notice } from '~/ui/page'
import { PostLine } from '~/ui/person-line'
import { useWords } from '~/ui/words'
import { Lacks, StandingTag } from './candidate-table'

export function CandidateFacts({ one }: { one: Candidate }) {
  const { t, locale } = useWords()
  const facts = [
    { head: t('rounds.one.called'), at: one.calledAt },
    { head: t('rounds.one.reminded'), at: one.remindedAt },
    { head: t('rounds.one.answered'), at: one.answeredAt },
  ]
  return (
    <Card title={t('rounds.one.title')}>
      <p>
        <StandingTag standing={one.standing} />
      </p>
      <dl>
        <dt>{t('rounds.one.post')}</dt>
        <dd>{one.post ? <PostLine post={one.post} /> : t('rounds.one.noPost')}</dd>
        {facts.map(
          ({ head, at }) =>
            at !== null && (
              <div key={head}>
                <dt>{head}</dt>
                <dd>{moment(at, locale)}</dd>
              </div>
            ),
        )}
        {one.answerSource && (
          <>
            <dt>{t('rounds.one.source')}</dt>
            <dd>{t(`rounds.source.${one.answerSource}`)}</dd>
          </>
        )}
        {one.group && (
          <>
            <dt>{t('rounds.candidates.group')}</dt>
            <dd>{nameIn(one.group, locale)}</dd>
          </>
        )}
        {one.lacks.length > 0 && (
          <>
            <dt>{t('rounds.candidates.lacks')}</dt>
            <dd>
              <Lacks one={one} />
            </dd>
          </>
        )}
      </dl>
      {one.elsewhere && (
        <Notice
          kind="warning"
          title={t('rounds.candidates.elsewhere', { group: nameIn(one.elsewhere, locale) })}
        >
          <p>{t('rounds.one.elsewhereHint')}</p>
          <p>
            <Link to={paths.network(one.elsewhere.id)}>{nameIn(one.elsewhere, locale)}</Link>
          </p>
        </Notice>
      )}
      <p>
        <Link to={paths.person(one.id)}>{t('rounds.one.person')}</Link>
      </p>
    </Card>
  )
}

export function LeaveOrReturn({ one }: { one: Candidate }) {
  const { t } = useWords()
  const out = one.standing === 'removed'
  if (one.standing === 'sits') return null
  return (
    <Card title={t(out ? 'rounds.one.backTitle' : 'rounds.one.removeTitle')}>
      <p className="soft">{t(out ? 'rounds.one.backSays' : 'rounds.one.removeSays')}</p>
      <Form method="post">
        <SubmitButton
          name="intent"
          value={out ? 'back' : 'remove'}
          kind="plain"
          icon={out ? 'undo' : 'remove'}
        >
          {t(out ? 'rounds.one.back' : 'rounds.one.remove')}
        </SubmitButton>
      </Form>
    </Card>
  )
}
