// A field with the least and the most that it takes, whatever the form knows of it: conform's own metadata cannot be spread.
import type { FieldData } from '~/ui/field'

export const bounded = (
  { name, id, key, initialValue, errors }: FieldData,
  limits: Pick<FieldData, 'min' | 'max'>,
): FieldData => ({ name, ...(id === undefined ? {} : { id }), key, initialValue, errors, ...limits })
