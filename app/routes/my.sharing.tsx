// What the members of one's own small groups see of one: closed until opened, with a look at oneself as they see it.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { useState } from 'react'
import { requirePerson } from '~/auth/require.server'
import { change } from '~/domain/core/change.server'
import { dateOf } from '~/domain/core/time'
import { ownSharing } from '~/domain/groups/own-sharing.server'
import { groupFields } from '~/domain/people/sharing'
import { shareFields } from '~/domain/people/sharing.server'
import { nameIn } from '~/i18n/named'
import { PersonCard } from '~/parts/home/person-card'
import { paths } from '~/paths'
import { ChoicesField } from '~/ui/field'
import { SubmitButton } from '~/ui/form'
import { Card, Notice, Page, Split } from '~/ui/page'
import { useWords } from '~/ui/words'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { personId } = await requirePerson(request, context)
  const sharing = await ownSharing(context.db, personId, dateOf(context.now()))
  return { ...sharing, saved: new URL(request.url).searchParams.get('done') === 'saved' }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requirePerson(request, context)
  const chosen = (await request.formData()).getAll('share')
  const fields = groupFields.filter((field) => chosen.includes(field))
  await change(context.db, { actor, now: context.now() }, (c) => shareFields(c, actor.personId, fields))
  return redirect(paths.sharing({ done: 'saved' }))
}

export default function Sharing() {
  const { t } = useWords()
  const { person, shared, saved, groups } = useLoaderData<typeof loader>()
  const [chosen, choose] = useState<readonly string[]>(shared)
  const liaison = groups.some(({ role }) => role === 'liaison')
  return (
    <Page title={t('home.sharing.title')} facts={[t('home.sharing.says')]}>
      {saved && (
        <Notice kind="good" arrived>
          {t('home.sharing.saved')}
        </Notice>
      )}
      <Split aside={<Seen chosen={chosen} />}>
        <Card>
          <Form
            method="post"
            action={paths.sharing()}
            className="stack"
            onChange={(event) => choose(new FormData(event.currentTarget).getAll('share').map(String))}
          >
            <ChoicesField
              field={{ name: 'share', initialValue: shared }}
              label={t('home.sharing.choose')}
              hint={t('home.sharing.chooseHint')}
              many
              options={groupFields.map((field) => ({
                value: field,
                label: t(`home.sharing.fields.${field}`),
                hint: person[field] ?? t('home.sharing.missing'),
              }))}
            />
            {liaison && <p className="soft">{t('home.sharing.liaison')}</p>}
            <div>
              <SubmitButton>{t('frame.do.save')}</SubmitButton>
            </div>
          </Form>
        </Card>
      </Split>
    </Page>
  )
}

/** Oneself as the others see one, and who they are. */
function Seen({ chosen }: { chosen: readonly string[] }) {
  const { t, locale } = useWords()
  const { person, groups } = useLoaderData<typeof loader>()
  const open = <Field extends (typeof groupFields)[number]>(field: Field) =>
    chosen.includes(field) ? person[field] : null
  return (
    <>
      <Card title={t('home.sharing.preview')}>
        <PersonCard
          person={{ ...person, email: open('email'), phone: open('phone'), expertise: open('expertise') }}
        />
      </Card>
      <Card title={t('home.sharing.groups')}>
        {groups.length === 0 ? (
          <p className="soft">{t('home.sharing.noGroups')}</p>
        ) : (
          <ul className="lines">
            {groups.map((group) => (
              <li key={group.id}>
                <Link to={paths.group(group.id)}>{nameIn(group, locale)}</Link>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </>
  )
}
