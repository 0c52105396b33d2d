// The questions of an event in their order, each with the presses that move, edit and remove it.
import { Form } from '@remix-run/react'
import type { ListedQuestion } from '~/domain/questions/list.server'
import { optionText } from '~/domain/questions/rules'
import { written } from '~/i18n/named'
import { paths } from '~/paths'
import { Button, ButtonLink } from '~/ui/button'
import { Tag } from '~/ui/tag'
import { InLanguage, useWords } from '~/ui/words'

export function QuestionList({
  eventId,
  questions,
  open,
}: {
  eventId: string
  questions: readonly ListedQuestion[]
  /** Whether the questions can still be changed. */
  open: boolean
}) {
  return (
    <ol className="rows">
      {questions.map((question, at) => (
        <li key={question.id} className="stack tight">
          <Said question={question} />
          {open && (
            <Presses
              eventId={eventId}
              question={question}
              isFirst={at === 0}
              isLast={at === questions.length - 1}
            />
          )}
        </li>
      ))}
    </ol>
  )
}

function Said({ question }: { question: ListedQuestion }) {
  const { t, locale } = useWords()
  return (
    <>
      <h3>
        <InLanguage written={written(question, 'label', locale)} />
      </h3>
      <p className="cluster">
        <Tag>{t(`asking.kinds.${question.kind}`)}</Tag>
        {question.required === 1 && <Tag>{t('asking.questions.requiredTag')}</Tag>}
        {question.sensitive === 1 && <Tag icon="info">{t('asking.questions.sensitiveTag')}</Tag>}
        {question.askedOf !== 'all' && <Tag>{t(`asking.questions.of.${question.askedOf}`)}</Tag>}
        <small>{t('asking.questions.replied', { count: question.replied })}</small>
      </p>
      {question.options.length > 0 && (
        <p className="soft">
          {question.options
            .map((option) => {
              const name = optionText(option, locale).text
              return option.seats === null
                ? name
                : t('asking.questions.seatsOf', { name, count: option.seats })
            })
            .join(', ')}
        </p>
      )}
    </>
  )
}

function Presses({
  eventId,
  question,
  isFirst,
  isLast,
}: {
  eventId: string
  question: ListedQuestion
  isFirst: boolean
  isLast: boolean
}) {
  const { t, locale } = useWords()
  const name = written(question, 'label', locale).text
  return (
    <Form method="post" action={paths.eventQuestions(eventId)} className="cluster" preventScrollReset>
      <input type="hidden" name="question" value={question.id} />
      <ButtonLink
        kind="quiet"
        icon="edit"
        to={`${paths.eventQuestions(eventId, { edit: question.id })}#form`}
      >
        {t('frame.do.edit')}
        <span className="unseen"> {t('asking.questions.editOne', { name })}</span>
      </ButtonLink>
      {!isFirst && (
        <Button
          kind="quiet"
          icon="ascending"
          name="press"
          value="up"
          aria-label={t('asking.questions.up', { name })}
        >
          {null}
        </Button>
      )}
      {!isLast && (
        <Button
          kind="quiet"
          icon="descending"
          name="press"
          value="down"
          aria-label={t('asking.questions.down', { name })}
        >
          {null}
        </Button>
      )}
      <Button
        kind="quiet"
        icon="remove"
        name="press"
        value="remove"
        aria-label={t('asking.questions.removeOne', { name })}
      >
        {t('frame.do.remove')}
      </Button>
    </Form>
  )
}
