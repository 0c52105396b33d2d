// A person's feeds in a list: what each holds, whether it is in use and was fetched; made, changed and ended in place.
import { Form } from '@remix-run/react'
import type { FeedLine } from '~/domain/feeds/queries.server'
import { moment } from '~/i18n/dates'
import { SubmitButton } from '~/ui/button'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'
import { useFeedName } from './feed-name'

/** A line with the id of what its forms make. */
export type FeedRowData = FeedLine & { newId: string }

export function FeedRows({ lines }: { lines: readonly FeedRowData[] }) {
  return (
    <ul className="rows">
      {lines.map((line) => (
        // Another feed, or none, is another set of forms: one that was opened for the old feed closes.
        <FeedRow key={`${line.key} ${line.feed?.id ?? ''}`} line={line} />
      ))}
    </ul>
  )
}

function FeedRow({ line }: { line: FeedRowData }) {
  const { t } = useWords()
  const name = useFeedName()(line)
  return (
    <li className="feed">
      <div className="stack close">
        <h3>
          {name}{' '}
          {line.feed === null ? (
            <Tag>{t('feeds.notMade')}</Tag>
          ) : (
            <Tag tone="good" icon="done">
              {t('feeds.inUse')}
            </Tag>
          )}
        </h3>
        <p className="soft">{t(`feeds.holds.${line.thing.kind}`)}</p>
        {line.feed !== null && <Used feed={line.feed} />}
        {line.feed !== null && <Manage line={line} feedId={line.feed.id} name={name} />}
      </div>
      {line.feed === null && (
        <Form method="post">
          <Of line={line} />
          <SubmitButton kind="plain" icon="add" name="intent" value="make">
            <span aria-hidden>{t('feeds.make')}</span>
            <span className="unseen">{t('feeds.makeOf', { thing: name })}</span>
          </SubmitButton>
        </Form>
      )}
    </li>
  )
}

function Used({ feed }: { feed: NonNullable<FeedLine['feed']> }) {
  const { t, locale } = useWords()
  return (
    <small>
      {[
        t('feeds.createdAt', { when: moment(feed.createdAt, locale) }),
        feed.fetchedAt === null
          ? t('feeds.neverFetched')
          : t('feeds.fetchedAt', { when: moment(feed.fetchedAt, locale) }),
      ].join(' · ')}
    </small>
  )
}

/** Says what will happen before it does: the buttons come with the words. */
function Manage({ line, feedId, name }: { line: FeedRowData; feedId: string; name: string }) {
  const { t } = useWords()
  return (
    <details>
      <summary>
        <span aria-hidden>{t('feeds.manage')}</span>
        <span className="unseen">{t('feeds.manageOf', { thing: name })}</span>
      </summary>
      <Form method="post" className="stack tight">
        <Of line={line} feedId={feedId} />
        <p>{t('feeds.rotateSays')}</p>
        <div>
          <SubmitButton kind="plain" name="intent" value="rotate">
            {t('feeds.rotate')}
          </SubmitButton>
        </div>
        <p>{t('feeds.revokeSays')}</p>
        <div>
          <SubmitButton kind="grave" name="intent" value="revoke">
            {t('feeds.revoke')}
          </SubmitButton>
        </div>
      </Form>
    </details>
  )
}

/** Of what the form is, and of which feed as the page showed it. */
function Of({ line, feedId }: { line: FeedRowData; feedId?: string }) {
  return (
    <>
      <input type="hidden" name="thing" value={line.key} />
      <input type="hidden" name="id" value={line.newId} />
      {feedId !== undefined && <input type="hidden" name="feed" value={feedId} />}
    </>
  )
}
