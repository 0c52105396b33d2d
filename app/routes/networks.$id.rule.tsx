// The rule of a network: put together a part at a time in the address, said in words, weighed before it is kept.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import { emptyRule, partKey, removePart, sameRule } from '~/domain/audience/parts'
import { namesOf } from '~/domain/audience/queries.server'
import { readRule, ruleText } from '~/domain/audience/rules'
import { inDeed } from '~/domain/core/deeds.server'
import { dateOf } from '~/domain/core/time'
import { networkStanding, setRule } from '~/domain/networks/network-acts.server'
import { version as versionField } from '~/domain/people/form-fields'
import { sectorsAt } from '~/domain/people/queries.server'
import { previewOf, type RulePreview } from '~/domain/seats/list.server'
import { written } from '~/i18n/named'
import { doneAt } from '~/parts/networks/done'
import { draftOf, readDraft } from '~/parts/networks/rule-draft'
import { RuleForm } from '~/parts/networks/rule-form'
import { RuleSaid } from '~/parts/networks/rule-said'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Figures } from '~/ui/figures'
import { SubmitButton } from '~/ui/form'
import { Card, Empty, Notice, Page, Split } from '~/ui/page'
import { PersonLine } from '~/ui/person-line'
import { InLanguage, useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const { db } = context
  const on = dateOf(context.now())
  const network = await networkStanding(db, params.id ?? '')
  const own = network.rule === null ? emptyRule : readRule(network.rule)
  const { rule, nothing } = draftOf(new URL(request.url).searchParams, own)
  return {
    network,
    rule,
    nothing,
    changed: !sameRule(rule, own),
    names: await namesOf(
      db,
      rule.parts.flatMap((part) => part.all),
    ),
    sectors: await sectorsAt(db, on),
    preview: rule.parts.length > 0 ? await previewOf(db, network.id, rule, on) : null,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const body = await request.formData()
  const network = await networkStanding(context.db, params.id ?? '')
  const rule = readDraft(String(body.get('rule') ?? ''))
  if (rule === null) return { refused: 'ruleTooBig' as const }
  const result = await inDeed(
    context.db,
    { actor, now: context.now() },
    {
      act: 'setRule',
      thing: { kind: 'network', id: network.id },
      detail: { name: network.nameFi },
    },
    (d) =>
      setRule(
        d,
        network.id,
        versionField.parse(body.get('version')),
        rule.parts.length > 0 ? ruleText(rule) : null,
      ),
  )
  if (!result.ok) return { refused: result.reason }
  return redirect(doneAt(paths.network(network.id), 'rule', result.deedId))
}

export default function NetworkRule() {
  const { t, locale } = useWords()
  const { network, rule, nothing, changed, names, sectors, preview } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const text = JSON.stringify(rule)
  return (
    <Page
      title={t('registry.rule.title')}
      trail={[
        { to: paths.networks(), label: t('registry.networks.title') },
        {
          to: paths.network(network.id),
          label: <InLanguage written={written(network, 'name', locale)} />,
        },
      ]}
    >
      {answer?.refused && <Notice kind="error">{t(`reasons.${answer.refused}`)}</Notice>}
      <Split aside={preview && <Preview preview={preview} />}>
        <Card title={t('registry.rule.belongs')}>
          {rule.parts.length === 0 ? (
            <Empty title={t('registry.rule.none')}>{t('registry.rule.noneHint')}</Empty>
          ) : (
            <RuleSaid
              rule={rule}
              names={names}
              after={(part, said) => (
                <Link
                  className="button quiet"
                  to={paths.networkRule(network.id, {
                    rule: JSON.stringify(removePart(rule, partKey(part))),
                  })}
                  aria-label={t('registry.rule.removeWhat', { what: said })}
                  preventScrollReset
                >
                  {t('frame.do.remove')}
                </Link>
              )}
            />
          )}
          <Form method="post" className="cluster">
            <input type="hidden" name="rule" value={text} />
            <input type="hidden" name="version" value={network.version} />
            {changed && <SubmitButton>{t('registry.rule.save')}</SubmitButton>}
            <ButtonLink kind="quiet" to={paths.network(network.id)}>
              {changed ? t('frame.do.cancel') : t('registry.rule.back')}
            </ButtonLink>
            {changed && <small>{t('registry.rule.unsaved')}</small>}
          </Form>
        </Card>
        <RuleForm text={text} sectors={sectors} first={rule.parts.length === 0} nothing={nothing} />
      </Split>
    </Page>
  )
}

/** What the rule would mean today. */
function Preview({ preview }: { preview: RulePreview }) {
  const { t } = useWords()
  const { fits, fitting, newcomers, vacant, misfits } = preview
  return (
    <>
      <Card title={t('registry.rule.today')}>
        <Figures
          items={[
            { value: fitting, label: t('registry.rule.fitting', { count: fitting }), tone: 'yes' },
            { value: newcomers, label: t('registry.rule.newcomers', { count: newcomers }), tone: 'waiting' },
            { value: vacant, label: t('registry.rule.vacant', { count: vacant }), tone: 'maybe' },
            {
              value: misfits.length,
              label: t('registry.rule.misfits', { count: misfits.length }),
              tone: 'accent',
            },
          ]}
        />
      </Card>
      {misfits.length > 0 && (
        <Card title={t('registry.rule.misfitsTitle')}>
          <p className="soft">{t('registry.rule.misfitsHint')}</p>
          <ul className="rows">
            {misfits.map((member) => (
              <li key={member.membershipId}>
                <PersonLine
                  person={member}
                  post={member.post}
                  to={paths.person(member.id)}
                  after={!member.post && <small>{t('registry.people.noPost')}</small>}
                />
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card title={t('registry.rule.fitsTitle')}>
        {fits.length === 0 ? (
          <p className="soft">{t('registry.rule.nobody')}</p>
        ) : (
          <ul className="rows">
            {fits.map((person) => (
              <li key={person.id}>
                <PersonLine person={person} post={person.post} to={paths.person(person.id)} />
              </li>
            ))}
          </ul>
        )}
        {fitting > fits.length && (
          <p className="soft">{t('registry.rule.andMore', { count: fitting - fits.length })}</p>
        )}
      </Card>
    </>
  )
}
