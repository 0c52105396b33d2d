// Changing an organisation: what became different on a day is kept as history, a mistake is corrected.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Fragment } from 'react'
import { requireOrganiser } from '~/auth/require.server'
import { dateOf } from '~/domain/core/time'
import { organisationRow } from '~/domain/people/organisation-acts.server'
import { organisationFields } from '~/domain/people/organisation-form'
import { sectorsAt } from '~/domain/people/queries.server'
import { written } from '~/i18n/named'
import { withNews } from '~/parts/with-news'
import { CorrectForm, EndForm, MoveForm, RenameForm } from '~/parts/bodies/organisation-edit'
import { editOrganisation } from '~/parts/bodies/organisation-edit.server'
import { paths } from '~/paths'
import { Notice, Page } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'

export async function loader({ request, context, params: { id = '' } }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const organisation = await organisationRow(context.db, id)
  const today = dateOf(context.now())
  return {
    organisation,
    edited: {
      version: organisation.version,
      fields: organisationFields(organisation),
      sectors: await sectorsAt(context.db, today),
      today,
    },
  }
}

export async function action({ request, context, params: { id = '' } }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const by = { db: context.db, actor, now: context.now() }
  const outcome = await editOrganisation(by, id, await request.formData())
  if ('answer' in outcome) return outcome.answer
  return redirect(withNews(paths.organisation(id), outcome.done, outcome.deedId))
}

export default function EditOrganisation() {
  const { t, locale } = useWords()
  const { organisation, edited } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const given = { edited, answer }
  return (
    <Page
      title={t('registry.organisation.edit')}
      trail={[
        { to: paths.organisations(), label: t('registry.organisations.title') },
        {
          to: paths.organisation(organisation.id),
          label: <InLanguage written={written(organisation, 'name', locale)} />,
        },
      ]}
    >
      <Notice>{t('registry.organisation.whichForm')}</Notice>
      {/* Another version is other forms: they keep what was typed, and show what stands now where nobody touched them. */}
      <Fragment key={edited.version}>
        <RenameForm {...given} />
        <MoveForm {...given} />
        <CorrectForm {...given} />
        {(organisation.validTo === null || answer?.intent === 'end') && <EndForm {...given} />}
      </Fragment>
    </Page>
  )
}
