// The two steps of a merger: which organisations and when, then what becomes of each post in those that end.
import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { PostToDecide } from '~/domain/people/organisation-merge-page.server'
import type { PostsAfter } from '~/domain/people/organisation-merge.server'
import { fullName } from '~/domain/people/rules'
import { nameIn, written } from '~/i18n/named'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ChoicesField, SelectField } from '~/ui/field'
import { Card, Empty } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'
import { DayField } from './fields'

type Names = { nameFi: string; nameSv: string; nameEn: string }
type Body = Names & { id: string }
type Choice = Body & { sectorCode: string | null }

/** What merges with what, and when: sent in the address, so that the page can be made anew for it. */
export function MergeChoice({
  id,
  asked,
  choices,
}: {
  id: string
  asked: { into: string; also: string[]; lastDay: string }
  choices: Choice[]
}) {
  const { t, locale } = useWords()
  const options = choices.map((choice) => ({
    value: choice.id,
    label: [nameIn(choice, locale), choice.sectorCode].filter(Boolean).join(', '),
  }))
  return (
    <Card title={t('registry.organisation.merge.which')}>
      <Form method="get" action={paths.mergeOrganisation(id)} className="stack">
        {[...asked.also, ''].map((other, index) => (
          <SelectField
            key={`${index}${other}`}
            field={{ name: 'also', initialValue: other }}
            label={
              index === 0
                ? t('registry.organisation.merge.also')
                : t('registry.organisation.merge.alsoMore', { place: index + 1 })
            }
            hint={index === 0 ? t('registry.organisation.merge.alsoHint') : undefined}
            empty={t('registry.organisation.merge.nothingElse')}
            options={options}
          />
        ))}
        <SelectField
          key={`into${asked.into}`}
          field={{ name: 'into', initialValue: asked.into }}
          label={t('registry.organisation.merge.into')}
          required
          empty={t('registry.organisation.form.choose')}
          options={[{ value: 'new', label: t('registry.organisation.merge.newBody') }, ...options]}
        />
        <DayField
          field={{ name: 'lastDay', initialValue: asked.lastDay }}
          label={t('registry.organisation.merge.lastDay')}
        />
        <div className="cluster">
          <Button kind={asked.into === '' ? 'main' : 'plain'}>
            {t('registry.organisation.merge.showPeople')}
          </Button>
        </div>
      </Form>
    </Card>
  )
}

/** @param fates what was chosen before; whoever is not in it goes on */
export function Fates({
  ending,
  posts,
  fates,
}: {
  ending: Body[]
  posts: PostToDecide[]
  fates: PostsAfter
}) {
  const { t, locale } = useWords()
  if (posts.length === 0) return <Empty title={t('registry.organisation.merge.nobody')} />
  return ending.map((body) => {
    const own = posts.filter((post) => post.organisationId === body.id)
    if (own.length === 0) return null
    return (
      <Card key={body.id} title={<InLanguage written={written(body, 'name', locale)} />}>
        <ul className="fates">
          {own.map((post) => (
            <li key={post.id}>
              <ChoicesField
                field={{ name: `post-${post.id}`, initialValue: fates[post.id] ?? 'continues' }}
                label={<PostOf post={post} />}
                beside
                options={(['continues', 'ends'] as const).map((fate) => ({
                  value: fate,
                  label: t(`registry.organisation.merge.fate.${fate}`),
                }))}
              />
            </li>
          ))}
        </ul>
      </Card>
    )
  })
}

function PostOf({ post }: { post: PostToDecide }): ReactNode {
  const { locale } = useWords()
  return (
    <>
      {fullName(post)}, <InLanguage written={written(post, 'title', locale)} />
    </>
  )
}
