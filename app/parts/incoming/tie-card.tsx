// Whose a mail is: the likeliest of the invited, each with a press that ties it to them, and a search for another.
import { Form, Link } from '@remix-run/react'
import type { Candidate, MailPage } from '~/domain/incoming/page.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Card, Empty } from '~/ui/page'
import { SearchForm } from '~/ui/search-field'
import { Table } from '~/ui/table'
import { AnswerTag } from '~/ui/tag'
import { useWords } from '~/ui/words'

export function TieCard({ page, find }: { page: MailPage; find: string }) {
  const { t } = useWords()
  const { candidates, found, standing } = page
  return (
    <Card title={t('incoming.tie.title')}>
      <p className="soft">{t(`incoming.tie.${leadOf(page)}`)}</p>
      {candidates.length === 0 ? (
        <p>{t('incoming.tie.nobody')}</p>
      ) : (
        <Candidates caption={t('incoming.tie.table')} people={candidates} {...page} />
      )}
      {standing === null && (
        <>
          <SearchForm label={t('incoming.tie.find')} q={find} />
          {find !== '' && found.length === 0 && <Empty title={t('incoming.tie.notFound')} />}
          {found.length > 0 && <Candidates caption={t('incoming.tie.foundTable')} people={found} {...page} />}
        </>
      )}
    </Card>
  )
}

function Candidates({
  caption,
  people,
  mail,
}: {
  caption: string
  people: readonly Candidate[]
  mail: MailPage['mail']
}) {
  const { t } = useWords()
  const press = t(mail.why === 'senderDiffers' ? 'incoming.tie.doSender' : 'incoming.tie.do')
  return (
    <Table
      caption={caption}
      rows={people}
      rowKey={({ invitationId }) => invitationId}
      columns={[
        {
          key: 'person',
          head: t('incoming.page.person'),
          names: true,
          cell: (one) => (
            <div className="person">
              <Link to={paths.person(one.personId)}>
                {one.firstName} {one.lastName}
              </Link>
              <small>
                {[one.email, ...one.because.map((why) => t(`incoming.tie.because.${why}`))]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </div>
          ),
        },
        {
          key: 'stands',
          head: t('incoming.page.standsNow'),
          cell: ({ state }) => <AnswerTag answer={state} />,
        },
        {
          key: 'tie',
          head: t('incoming.tie.do'),
          plain: true,
          cell: (one) => (
            <Form method="post">
              <input type="hidden" name="press" value="tie" />
              <input type="hidden" name="invitation" value={one.invitationId} />
              <Button icon="person">
                {press}
                <span className="unseen">
                  {' '}
                  {one.firstName} {one.lastName}
                </span>
              </Button>
            </Form>
          ),
        },
      ]}
    />
  )
}

/** What tying does: only an answer in time is recorded by it. */
function leadOf({ mail, late }: MailPage) {
  if (late !== null) return late
  if (mail.why === 'senderDiffers') return 'leadOfSender'
  return mail.kind === 'answer' ? 'lead' : 'leadOfLetter'
}
