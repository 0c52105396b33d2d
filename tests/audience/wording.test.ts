// Parts and reasons said in the three languages.
import { describe, expect, it } from 'vitest'
import type { Locale } from '#db/schema'
import type { Criterion } from '~/domain/audience/rules'
import { partText, reasonText, type CriterionNames } from '~/domain/audience/wording'
import { wordsOfPages } from '~/i18n/all'

const named = (name: string) => ({ nameFi: name, nameSv: `${name} (sv)`, nameEn: `${name} (en)` })
const names: CriterionNames = {
  sector: {
    vm: { ...named('valtiovarainministeriö'), code: 'VM' },
    om: { ...named('oikeusministeriö'), code: 'OM' },
  },
  network: { k: named('Kehikko'), v: named('Viva') },
  programme: { t: named('Tulevaisuuden johtajat') },
  course: { t5: { ...named('Tulevaisuuden johtajat'), number: 5 } },
  person: { a: named('Aino Virta'), b: named('Bo Öst') },
}
const saying = (locale: Locale) => ({ t: wordsOfPages(locale), locale, names })
const said = (locale: Locale, ...all: Criterion[]) => partText(saying(locale), { all })
const hr: Criterion = { kind: 'roleClass', of: ['hrLead'] }
const bodies: Criterion = { kind: 'organisationKind', of: ['ministry', 'agency'] }

describe('a part', () => {
  it.each<[string, Criterion[]]>([
    ['Henkilöstöjohto ministeriöissä ja virastoissa', [hr, bodies]],
    ['Henkilöstöjohto · hallinnonala OM tai VM', [hr, { kind: 'sector', of: ['om', 'vm'] }]],
    ['Hallinnonala OM ja VM', [{ kind: 'sector', of: ['om', 'vm'] }]],
    ['Ministeriöt ja virastot', [bodies]],
    [
      'Ylin virkamiesjohto (kansliapäälliköt)',
      [{ kind: 'seniorManagement' }, { kind: 'roleClass', of: ['permanentSecretary'] }],
    ],
    ['Kehikko ja Viva', [{ kind: 'network', of: ['k', 'v'] }]],
    ['Kaikki pienryhmät', [{ kind: 'smallGroup', of: 'every' }]],
    ['Henkilöstöjohto · jokin pienryhmä', [hr, { kind: 'smallGroup', of: 'every' }]],
    ['Tulevaisuuden johtajat, kurssi 5 (suoritettu)', [{ kind: 'course', of: ['t5'] }]],
    ['Nimeltä: Aino Virta ja Bo Öst', [{ kind: 'person', of: ['a', 'b'] }]],
    ['Poistettu kohde', [{ kind: 'network', of: ['gone'] }]],
  ])('is said in Finnish: %s', (text, all) => {
    expect(said('fi', ...all)).toBe(text)
  })

  it('is said in Swedish and English', () => {
    expect(said('sv', hr, bodies)).toBe('Personalledning vid ministerier och vid ämbetsverk')
    expect(said('en', hr, { kind: 'network', of: ['k', 'v'] })).toBe('HR leads · Kehikko (en) or Viva (en)')
  })
})

describe('a reason', () => {
  it('says that a person was named, not the name', () => {
    expect(reasonText(saying('fi'), { all: [{ kind: 'person', of: ['a'] }] })).toBe('Nimeltä')
    expect(reasonText(saying('fi'), { all: [hr, { kind: 'person', of: ['a'] }] })).toBe(
      'Nimeltä · henkilöstöjohto',
    )
  })
})
