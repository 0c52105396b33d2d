// A new member of a network or small group: first the person is found, then the form says in what role and since when.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { z } from 'zod'
import { requireChooser } from '~/auth/require-keeper.server'
import { readRule } from '~/domain/audience/rules'
import { applyToJoin } from '~/domain/networks/application-acts.server'
import { inKeeping } from '~/domain/networks/keepers.server'
import { keepersRevise } from '~/domain/networks/keeping'
import { standingMembership } from '~/domain/networks/members.server'
import { join } from '~/domain/networks/membership-acts.server'
import { fieldOfJoinRefusal, joinForm } from '~/domain/networks/membership-form'
import { shownNetwork } from '~/domain/networks/rules'
import { findsPerson, peopleFound } from '~/domain/people/finding.server'
import { personById, postsHeldBy, peopleList, type PersonRow } from '~/domain/people/queries.server'
import { fullName } from '~/domain/people/rules'
import { readWords } from '~/domain/people/search'
import { viewerOf } from '~/domain/people/visibility.server'
import { postOfSeat } from '~/domain/seats/rules'
import { written } from '~/i18n/named'
import { doneAt } from '~/parts/networks/done'
import { JoinFields } from '~/parts/networks/join-fields'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card, Empty, Notice, Page } from '~/ui/page'
import { PersonLine } from '~/ui/person-line'
import { SearchForm } from '~/ui/search-field'
import { InLanguage, useWords } from '~/ui/words'

/** More than this are not worth reading through: a better search is. */
const mostFound = 20

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, network: standing, today } = await requireChooser(request, context, params.id ?? '')
  const { db } = context
  const query = new URL(request.url).searchParams
  const network = shownNetwork(standing)
  const { organiser } = actor
  const viewer = viewerOf(actor, today)
  const personId = query.get('person')
  if (!personId) {
    const q = readWords(query)
    if (q === '') return { network, organiser, q, found: null, chosen: null }
    const found = organiser
      ? await peopleList(db, { q, size: mostFound }, today)
      : await peopleFound(db, viewer, q, mostFound)
    return { network, organiser, q, found, chosen: null }
  }
  const person = await personById(db, personId)
  if (person === null || !(organiser || (await findsPerson(db, viewer, personId))))
    throw new Response(null, { status: 404 })
  const posts = await postsHeldBy(db, personId)
  const asked = posts.find(({ id }) => id === query.get('post'))
  const rule = standing.rule === null ? null : readRule(standing.rule)
  const post = asked?.id ?? postOfSeat({ basis: network.basis, rule }, posts, today) ?? ''
  const from = [asked?.validFrom ?? today, network.foundedOn].reduce((a, b) => (a > b ? a : b))
  const already = await standingMembership(db, network.id, personId, today)
  const chosen = {
    person: { id: person.id, firstName: person.firstName, lastName: person.lastName },
    already: already && { id: already.id, opens: organiser || keepersRevise(standing, already.role) },
    posts: network.basis === 'position' ? posts : [],
    newId: crypto.randomUUID(),
    fields: { role: 'member', from, to: '', reason: '', appointmentId: post, waits: '', note: '' },
  }
  return { network, organiser, q: '', found: null, chosen }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, network, today } = await requireChooser(request, context, params.id ?? '')
  const { db } = context
  const body = await request.formData()
  const person = await personById(db, String(body.get('personId') ?? ''))
  const viewer = viewerOf(actor, today)
  if (person === null || !(actor.organiser || (await findsPerson(db, viewer, person.id))))
    throw new Response(null, { status: 404 })
  const submission = parseWithZod(body, { schema: joinForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return submission.reply()
  const { waits, note, reason, ...given } = submission.value
  const id = z.uuid().safeParse(body.get('newId')).data ?? crypto.randomUUID()
  const who = { networkId: network.id, personId: person.id }
  const result = await inKeeping(
    db,
    { actor, now: context.now() },
    network.id,
    {
      act: waits ? 'applyToJoin' : 'join',
      detail: { name: fullName(person), network: network.nameFi },
    },
    async (d) =>
      waits
        ? await applyToJoin(d, id, { ...who, note })
        : await join(d, id, { ...who, ...given, endReason: reason }),
  )
  if (!result.ok)
    return submission.reply({
      fieldErrors: { [fieldOfJoinRefusal[result.reason]]: [`reasons.${result.reason}`] },
    })
  return redirect(doneAt(paths.network(network.id), waits ? 'waits' : 'joined', result.deedId))
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>

export default function NewMember() {
  const { t, locale } = useWords()
  const { network, organiser, q, found, chosen } = useLoaderData<typeof loader>()
  return (
    <Page
      title={chosen ? t('registry.join.who', { name: fullName(chosen.person) }) : t('registry.join.title')}
      trail={[
        { to: paths.networks(), label: t('registry.networks.title') },
        {
          to: paths.network(network.id),
          label: <InLanguage written={written(network, 'name', locale)} />,
        },
      ]}
    >
      {chosen ? (
        <JoinForm key={chosen.person.id} network={network} organiser={organiser} chosen={chosen} />
      ) : (
        <Card>
          <SearchForm label={t('registry.join.search')} q={q} />
          {found && (
            <Found networkId={network.id} organiser={organiser} rows={found.rows} total={found.total} q={q} />
          )}
        </Card>
      )}
    </Page>
  )
}

function Found({
  networkId,
  organiser,
  rows,
  total,
  q,
}: {
  networkId: string
  organiser: boolean
  rows: PersonRow[]
  total: number
  q: string
}) {
  const { t } = useWords()
  if (rows.length === 0)
    return (
      <Empty
        title={t('frame.state.noMatch')}
        action={
          organiser ? (
            <ButtonLink to={paths.newPerson({ name: q })}>{t('registry.join.newPerson')}</ButtonLink>
          ) : (
            <ButtonLink to={paths.inviteOutside(networkId)}>{t('caring.outside.do')}</ButtonLink>
          )
        }
      />
    )
  return (
    <>
      <ul className="rows">
        {rows.map((person) => (
          <li key={person.id} className="cluster apart">
            <PersonLine person={person} post={person.post} />
            <ButtonLink to={paths.newMember(networkId, { person: person.id })}>
              {t('registry.join.choose')}
              <span className="unseen"> {fullName(person)}</span>
            </ButtonLink>
          </li>
        ))}
      </ul>
      {total > rows.length && (
        <p className="soft">{t('registry.join.more', { count: total - rows.length })}</p>
      )}
    </>
  )
}

function JoinForm({
  network,
  organiser,
  chosen,
}: Pick<Data, 'network' | 'organiser'> & { chosen: NonNullable<Data['chosen']> }) {
  const { t } = useWords()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({ id: 'join', lastResult, defaultValue: chosen.fields })
  return (
    <Form method="post" {...getFormProps(form)} className="stack">
      <ErrorSummary form={form} result={lastResult} />
      {chosen.already && (
        <Notice kind="warning" title={t('registry.join.already')}>
          {chosen.already.opens && (
            <Link to={paths.membership(network.id, chosen.already.id)}>{t('registry.join.look')}</Link>
          )}
        </Notice>
      )}
      <input type="hidden" name="personId" value={chosen.person.id} />
      <input type="hidden" name="newId" value={chosen.newId} />
      <JoinFields fields={fields} posts={chosen.posts} organiser={organiser} />
      <div className="cluster">
        <SubmitButton>{t('registry.join.do')}</SubmitButton>
        <ButtonLink kind="quiet" to={paths.network(network.id)}>
          {t('frame.do.cancel')}
        </ButtonLink>
      </div>
    </Form>
  )
}
