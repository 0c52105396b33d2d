// The regions of Finland by the codes of Statistics Finland, as a person's home region is kept.

/** In the order of the codes; 03 and 20 belong to no region any more. */
export const homeRegions = [
  '01',
  '02',
  '04',
  '05',
  '06',
  '07',
  '08',
  '09',
  '10',
  '11',
  '12',
  '13',
  '14',
  '15',
  '16',
  '17',
  '18',
  '19',
  '21',
] as const
export type HomeRegion = (typeof homeRegions)[number]

export const asHomeRegion = (code: string | null): HomeRegion | null =>
  homeRegions.find((region) => region === code) ?? null
