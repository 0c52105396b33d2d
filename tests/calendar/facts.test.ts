// The calendar object read aloud, as the mailbox shows it.
import { expect, test } from 'vitest'
import { calendarObject } from '~/domain/calendar/object'
import { calendarFacts } from '~/domain/calendar/facts'
import { samples } from '#emails/samples'

test('the method and the event, unfolded and unescaped, without the zone', () => {
  const letter = samples('fi').invitation
  if (letter?.kind !== 'invitation' || letter.data.calendar === null) throw new Error('no sample')
  const attendee = { name: 'Virta, Aino: ylijohtaja', address: 'aino.virta@vm.example' }
  const text = calendarObject(letter.data.event, letter.data.calendar, attendee, { name: 'J' }, 'fi', {
    url: 'https://johtofoorumi.vm.example/',
  })
  const facts = calendarFacts(text)
  expect(facts[0]).toEqual({ name: 'METHOD', parameters: '', value: 'REQUEST' })
  expect(facts).toContainEqual({
    name: 'DTSTART',
    parameters: 'TZID=Europe/Helsinki',
    value: '20261203T120000',
  })
  expect(facts).toContainEqual({
    name: 'LOCATION',
    parameters: '',
    value: 'Säätytalo, Snellmaninkatu 9–11, Helsinki',
  })
  expect(facts.find(({ name }) => name === 'ATTENDEE')?.value).toBe('MAILTO:aino.virta@vm.example')
  expect(facts.find(({ name }) => name === 'DESCRIPTION')?.value).toContain('painikkeilla.\n\nPäivän')
  expect(facts.filter(({ name }) => name === 'RRULE')).toEqual([])
})
