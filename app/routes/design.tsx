// All parts of the design in use, for those who carry on the work: for organisers, and in the demo for everybody.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import { ButtonsCard, NoticesCard, OthersCard, PeopleCard, TagsCard, TypeCard } from '~/parts/design/basics'
import { ColoursCard } from '~/parts/design/colours-card'
import { coloursOfHouse } from '~/parts/design/colours.server'
import { DialogCard } from '~/parts/design/dialog-card'
import { FieldsCard } from '~/parts/design/fields-card'
import { ChartsCard, TableCard } from '~/parts/design/pictures'
import { Page } from '~/ui/page'
import { useWords } from '~/ui/words'

export async function loader({ request, context }: LoaderFunctionArgs) {
  if (context.mailbox === null) await requireOrganiser(request, context)
  return coloursOfHouse()
}

export default function Design() {
  const { t } = useWords()
  const { colours, pairs } = useLoaderData<typeof loader>()
  return (
    <Page title={t('design.title')} facts={[t('design.lead')]}>
      <TypeCard />
      <ColoursCard colours={colours} pairs={pairs} />
      <ButtonsCard />
      <FieldsCard />
      <TableCard />
      <TagsCard />
      <NoticesCard />
      <ChartsCard />
      <PeopleCard />
      <DialogCard />
      <OthersCard />
    </Page>
  )
}
