// The accessibility statement: open to everybody.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { localeOf } from '~/auth/actor.server'
import { plainDate } from '~/i18n/dates'
import { authorityAddress, authorityPage, statementIn } from '~/i18n/statement.server'
import { pageCameFrom } from '~/domain/remarks/rules'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { useWords } from '~/ui/words'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const locale = await localeOf(request, context)
  return {
    statement: statementIn(locale),
    cameFrom: pageCameFrom(request.headers.get('Referer'), new URL(request.url).host),
    address: context.config.mailFrom.address,
    authority: { address: authorityAddress, page: authorityPage[locale] },
  }
}

export default function Accessibility() {
  const { locale } = useWords()
  const { statement, address, authority, cameFrom } = useLoaderData<typeof loader>()
  return (
    <div className="narrow">
      <Page title={statement.title}>
        <p>{statement.lead}</p>
        {statement.sections.map((section) => (
          <section key={section.heading} className="stack tight">
            <h2>{section.heading}</h2>
            <Paragraphs of={section.paragraphs} />
          </section>
        ))}
        <section className="stack tight">
          <h2>{statement.feedback.heading}</h2>
          <Paragraphs of={statement.feedback.paragraphs} />
          <p>
            <Link to={paths.feedback({ from: cameFrom })}>{statement.feedback.form}</Link>
          </p>
          <p>
            {statement.feedback.email}: <a href={`mailto:${address}`}>{address}</a>
          </p>
        </section>
        <section className="stack tight">
          <h2>{statement.authority.heading}</h2>
          <Paragraphs of={statement.authority.paragraphs} />
          <p>
            {statement.authority.name}
            <br />
            {statement.authority.unit}
            <br />
            <a href={authority.page}>{authority.page}</a>
            <br />
            <a href={`mailto:${authority.address}`}>{authority.address}</a>
            <br />
            {statement.authority.phone} <a href="tel:+358295345000">029 534 5000</a>
          </p>
        </section>
        <p className="soft">
          {statement.prepared
            .replace('{{date}}', plainDate(statement.preparedOn, locale))
            .replace('{{changed}}', plainDate(statement.changedOn, locale))}
        </p>
      </Page>
    </div>
  )
}

function Paragraphs({ of }: { of: string[] }) {
  return of.map((text) => <p key={text}>{text}</p>)
}
