// A person in a list: name, title, organisation, sector code, always in that order.
import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { fullName, type Post } from '~/domain/people/rules'
import { nameIn, written } from '~/i18n/named'
import { InLanguage, useWords } from './words'

/** "ylijohtaja, Verohallinto · VM" */
export function PostLine({ post, sector = true }: { post: Post; sector?: boolean }) {
  const { locale } = useWords()
  return (
    <>
      <InLanguage written={written(post, 'title', locale)} />, {nameIn(post, locale)}
      {sector && post.sectorCode && (
        <>
          {' '}
          <span className="code">{post.sectorCode}</span>
        </>
      )}
    </>
  )
}

/**
 * @param to the person's page, if the reader may open it
 * @param sector false where the sector has a column of its own
 * @param after what stands after the name, such as a role
 */
export function PersonLine({
  person,
  post,
  to,
  sector = true,
  after,
}: {
  person: { firstName: string; lastName: string }
  post?: Post | null
  to?: string
  sector?: boolean
  after?: ReactNode
}) {
  const name = fullName(person)
  return (
    <div className="person">
      <span>
        {to ? <Link to={to}>{name}</Link> : <b>{name}</b>}
        {after && <> {after}</>}
      </span>
      {post && (
        <small>
          <PostLine post={post} sector={sector} />
        </small>
      )}
    </div>
  )
}
