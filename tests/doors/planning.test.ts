// The doors of templates and tasks: forms with scripts off, two organisers on one template, tasks on the start page.
import { expect, test } from 'vitest'
import { tasksOf } from '~/domain/events/tasks.server'
import { questionList } from '~/domain/questions/list.server'
import { templateOf, templateTasksOf } from '~/domain/templates/queries.server'
import { templateFields } from '~/domain/templates/template-form'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { askAt } from '../questions/world'
import { completePlan, testWorld, type World } from '../world'
import { planFields } from '~/domain/events/plan-form'
import { visit } from './door'

const t = wordsOfPages('fi')
const organiser = (world: World) => ({ as: world.organiser.personId })

/** The form of a template as a browser sends it. */
async function formOf(world: World, more: Record<string, string> = {}): Promise<Record<string, string>> {
  const template = await templateOf(world.db, 'morningCoffee')
  const { reminders, tasks: _, ...fields } = templateFields(template, [])
  const rows = Object.fromEntries(
    reminders.flatMap(({ toWhom, daysBefore }, at) => [
      [`reminders[${at}].toWhom`, toWhom],
      [`reminders[${at}].daysBefore`, daysBefore],
    ]),
  )
  return {
    ...(fields as unknown as Record<string, string>),
    ...rows,
    version: String(template.version),
    ...more,
  }
}

const send = (world: World, form: Record<string, string>) =>
  visit(world, paths.template('morningCoffee'), { ...organiser(world), form })

test('a template is saved with its tasks, and a new event’s form begins with it', async () => {
  await using world = await testWorld()
  expect((await visit(world, paths.templates(), organiser(world))).text).toContain(
    t('planning.templates.untouched'),
  )
  const empty = await visit(world, paths.template('morningCoffee'), organiser(world))
  expect(empty.text).toContain(t('planning.templates.tasksNone'))
  const typed = await formOf(world, {
    titleFi: 'Aamukahvit',
    capacity: '25',
    startsAt: '08:30',
    'tasks[0].task': 'Tilaa kahvit',
    'tasks[0].days': '5',
    'tasks[0].side': 'before',
    'tasks[1].task': '',
  })
  const saved = await send(world, typed)
  expect(saved.to).toBe(paths.template('morningCoffee', { done: 'saved' }))
  expect(await templateTasksOf(world.db, 'morningCoffee')).toMatchObject([
    { task: 'Tilaa kahvit', daysBefore: 5 },
  ])
  const page = await visit(world, paths.newEvent({ kind: 'morningCoffee' }), organiser(world))
  expect([page.field('titleFi'), page.field('capacity')]).toEqual(['Aamukahvit', '25'])
  expect(page.field('startsAt')).toMatch(/T08:30$/)
})

test('two organisers on one template: the second is told, and keeps what was typed', async () => {
  await using world = await testWorld()
  const form = await formOf(world)
  await send(world, form)
  const late = await send(world, { ...form, titleFi: 'Toisen nimi' })
  expect(late.text).toContain(t('reasons.changedMeanwhile'))
  expect(late.field('titleFi')).toBe('Toisen nimi')
})

test('a row of a task is added without scripts, and a wrong one is told beside its field', async () => {
  await using world = await testWorld()
  const form = await formOf(world)
  const insert = JSON.stringify({
    type: 'insert',
    payload: { name: 'tasks', defaultValue: { side: 'before' } },
  })
  const page = await send(world, { ...form, __intent__: insert })
  expect(page.field('tasks[0].task')).toBe('')
  const wrong = await send(world, { ...form, 'tasks[0].task': 'Tilaa kahvit', 'tasks[0].days': '999' })
  expect(wrong.text).toContain(t('planning.tasks.wrongDays'))
  expect((await visit(world, paths.template('party'), organiser(world))).status).toBe(404)
})

test('tasks are added, ticked, undone and removed; what is late says so in words, on the start page too', async () => {
  await using world = await testWorld()
  const eventId = await world.draft()
  const press = (form: Record<string, string>) =>
    visit(world, paths.eventTasks(eventId), { ...organiser(world), form })
  const missing = await press({ press: 'add', 'task-id': 'a', task: '', days: '70', side: 'before' })
  expect(missing.text).toContain(t('planning.tasks.missing'))
  const added = await press({ press: 'add', 'task-id': 'a', task: 'Varaa tila', days: '70', side: 'before' })
  expect(added.to).toBe(paths.eventTasks(eventId, { done: 'added' }))
  const page = await visit(world, added.to ?? '', organiser(world))
  expect(page.text).toContain(t('planning.tasks.overdue'))
  const overview = await visit(world, paths.event(eventId), organiser(world))
  expect(overview.text).toContain('Varaa tila')
  const start = await visit(world, paths.start(), organiser(world))
  expect(start.text).toContain(t('planning.start.late', { date: '24.9.2026' }))
  await press({ press: 'do', 'task-id': 'a' })
  expect((await visit(world, paths.start(), organiser(world))).text).not.toContain('Varaa tila')
  await press({ press: 'undo', 'task-id': 'a' })
  await press({ press: 'revise', 'task-id': 'a', task: 'Varaa sali', days: '3', side: 'after' })
  expect(await tasksOf(world.db, eventId)).toMatchObject([{ task: 'Varaa sali', dueOn: '2026-12-06' }])
  await press({ press: 'remove', 'task-id': 'a' })
  expect(await tasksOf(world.db, eventId)).toEqual([])
  expect((await press({ press: 'remove', 'task-id': 'a' })).status).toBe(404)
})

test('the next reminder is told once somebody is invited: a draft says when reminders begin', async () => {
  await using world = await testWorld()
  const draft = await world.draft()
  const next = t('events.overview.nextReminder', { when: 'to 19.11.2026 klo 9' })
  for (const page of [paths.event(draft), paths.eventLetters(draft)]) {
    const { text } = await visit(world, page, organiser(world))
    expect(text).toContain(t('asking.reminders.draft'))
    expect(text).not.toContain(next)
  }
  const { eventId } = await world.invited([await world.person()])
  expect((await visit(world, paths.event(eventId), organiser(world))).text).toContain(next)
})

test('an event planned from an earlier one takes its questions along', async () => {
  await using world = await testWorld()
  const earlier = await world.draft()
  await askAt(world, earlier)
  const { startsAtWhich: _s, endsAtWhich: _e, answerByWhich: _a, ...fields } = planFields(completePlan)
  const planned = await visit(world, paths.newEvent({ copy: earlier }), { ...organiser(world), form: fields })
  const id = /^\/events\/([^?]+)\?/.exec(planned.to ?? '')?.[1] ?? ''
  expect(await questionList(world.db, id)).toHaveLength(1)
})
