// Invented people and figures that the design page draws its parts with.
import type { Post } from '~/domain/people/rules'

type Sampled = {
  id: string
  firstName: string
  lastName: string
  post: { titleFi: string; titleSv: string; titleEn: string; nameFi: string; nameSv: string; nameEn: string }
  sector: string
}

const person = (
  id: string,
  [firstName, lastName]: [string, string],
  sector: string,
  [titleFi, titleSv, titleEn]: [string, string, string],
  [nameFi, nameSv, nameEn]: [string, string, string],
): Sampled => ({
  id,
  firstName,
  lastName,
  sector,
  post: { titleFi, titleSv, titleEn, nameFi, nameSv, nameEn },
})

const first = person(
  'sample-1',
  ['Aino', 'Virtala'],
  'VM',
  ['ylijohtaja', 'överdirektör', 'Director General'],
  ['Verovirasto', 'Skattebyrån', 'Tax Office'],
)

export const sampled = {
  people: [
    first,
    person(
      'sample-2',
      ['Åsa', 'Öhberg'],
      'OKM',
      ['pääjohtaja', 'generaldirektör', 'Director General'],
      ['Arkistovirasto', 'Arkivbyrån', 'Archives Office'],
    ),
    person(
      'sample-3',
      ['Eero', 'Lehtosalo'],
      'LVM',
      ['osastopäällikkö', 'avdelningschef', 'Head of Department'],
      ['Väylätoimisto', 'Farledsbyrån', 'Waterways Office'],
    ),
  ] as [Sampled, ...Sampled[]],
  moment: '2026-12-03T10:00:00.000Z',
  laterMoment: '2027-05-18T06:00:00.000Z',
  sectors: [
    { code: 'VM', yes: 13, maybe: 2, no: 3, none: 3 },
    { code: 'OKM', yes: 9, maybe: 1, no: 4, none: 6 },
    { code: 'LVM', yes: 7, maybe: 3, no: 1, none: 2 },
  ],
  years: [2022, 2023, 2024, 2025, 2026],
  counts: [4, 6, 5, 9, 8],
  spans: [
    { key: 'a', label: 'Aino Virtala', from: '2022-01-01', to: null },
    { key: 'b', label: 'Åsa Öhberg', from: '2023-06-01', to: '2025-12-31' },
  ],
} as const

/** The post of a sample as the registry tells posts. */
export const postOf = ({ id, post, sector }: Sampled): Post => ({
  ...post,
  organisationId: id,
  kind: 'agency',
  sectorId: sector,
  sectorCode: sector,
  roleClass: 'director' as const,
  seniorManagement: true,
})
