// The page of the questions alone: where the form of replies leads, with what is wrong beside its field or with thanks.
import type { AskedQuestion } from '~/domain/questions/queries.server'
import { fullName } from '~/domain/people/rules'
import { eventTitle } from '~/parts/event-line'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Card, Notice, Page } from '~/ui/page'
import { useWords } from '~/ui/words'
import { QuestionsForm } from './questions'
import type { RefusedReplies } from './replies-press.server'

export type QuestionsPageProps = {
  way: { by: 'link'; token: string } | { by: 'page'; invitationId: string }
  event: { titleFi: string; titleSv: string; titleEn: string }
  person: { firstName: string; lastName: string }
  asked: readonly AskedQuestion[]
  /** Whether a reply is taken now. */
  open: boolean
  done: boolean
  refused: RefusedReplies | undefined
}

export function QuestionsPage(props: QuestionsPageProps) {
  const words = useWords()
  const { t } = words
  const { way, event, person, asked, open, done, refused } = props
  const back = way.by === 'link' ? paths.answer(way.token) : paths.myInvitation(way.invitationId)
  return (
    <Page over={`${fullName(person)} · ${t('asking.form.title')}`} title={eventTitle(event, words)}>
      {done && !refused && (
        <Notice kind="good" arrived>
          {t('asking.form.saved')}
        </Notice>
      )}
      {!open && <Notice>{t('asking.form.onlyComing')}</Notice>}
      {open && asked.length === 0 && <Notice>{t('asking.form.nothing')}</Notice>}
      {open && asked.length > 0 && (
        <Card>
          <QuestionsForm way={way} asked={asked} refused={refused} />
        </Card>
      )}
      <div>
        <ButtonLink kind="quiet" icon="previous" to={back}>
          {t('asking.form.back')}
        </ButtonLink>
      </div>
    </Page>
  )
}
