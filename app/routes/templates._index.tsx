// The templates of the four kinds of event.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import { templateList } from '~/domain/templates/queries.server'
import { moment } from '~/i18n/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { useWords } from '~/ui/words'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  return { templates: await templateList(context.db) }
}

export default function Templates() {
  const { t, locale } = useWords()
  const { templates } = useLoaderData<typeof loader>()
  return (
    <Page
      title={t('planning.templates.title')}
      trail={[{ to: paths.events(), label: t('events.title') }]}
      facts={[t('planning.templates.lead')]}
    >
      <ul className="choose">
        {templates.map(({ kind, tasks, changed }) => (
          <li key={kind} className="card">
            <h2>
              <Link to={paths.template(kind)}>{t(`frame.event.kind.${kind}`)}</Link>
            </h2>
            <p>
              {tasks === 0
                ? t('planning.templates.noTasks')
                : t('planning.templates.tasks', { count: tasks })}
            </p>
            <p className="soft">
              {changed === null
                ? t('planning.templates.untouched')
                : changed.by === null
                  ? t('planning.templates.changed', { when: moment(changed.at, locale) })
                  : t('planning.templates.changedBy', { when: moment(changed.at, locale), name: changed.by })}
            </p>
          </li>
        ))}
      </ul>
    </Page>
  )
}
