// Two edits of one event at once: what an organiser did not touch takes what the other wrote.
import { expect, test } from 'vitest'
import { planFields, takeFresh } from '~/domain/events/plan-form'
import { completePlan } from '../world'

const formOf = (fields: Record<string, string>): FormData => {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  return body
}

test('untouched fields take what stands now, touched ones stay as typed, whatever the line ends', () => {
  const opened = planFields({ ...completePlan, descriptionFi: 'Yksi\nkaksi' })
  const fresh = planFields({
    ...completePlan,
    titleEn: 'Another title',
    descriptionFi: 'Uusi',
    place: 'Finlandia-talo',
  })
  const body = formOf({ ...opened, descriptionFi: 'Yksi\r\nkaksi', place: 'Musiikkitalo' })
  takeFresh(body, JSON.stringify(opened), fresh)
  expect(body.get('titleEn')).toBe('Another title')
  expect(body.get('descriptionFi')).toBe('Uusi')
  expect(body.get('place')).toBe('Musiikkitalo')
})

test.each(['', 'null', '[1]', '{"place": 1}', 'not JSON'])(
  'what was opened, unreadable (%s), changes nothing',
  (opened) => {
    const body = formOf({ place: 'Musiikkitalo' })
    takeFresh(body, opened, planFields({ ...completePlan, place: 'Finlandia-talo' }))
    expect(body.get('place')).toBe('Musiikkitalo')
  },
)
