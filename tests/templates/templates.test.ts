// Templates and tasks on a real database: what a new event begins with, what moves with it, what a copy takes along.
import { describe, expect, test } from 'vitest'
import { planEvent, reviseEvent } from '~/domain/events/commands.server'
import { eventById } from '~/domain/events/queries.server'
import { addTask, removeTask, reviseTask, tickTask } from '~/domain/events/task-acts.server'
import { tasksDueBy, tasksOf } from '~/domain/events/tasks.server'
import { cancelEvent } from '~/domain/invitations/changing.server'
import { reviseTemplate } from '~/domain/templates/commands.server'
import { templateOf, templateTasksOf } from '~/domain/templates/queries.server'
import { taskFields } from '~/domain/templates/rules'
import { taskForm } from '~/domain/templates/task-form'
import { templateForm } from '~/domain/templates/template-form'
import { completePlan, mailbox, testWorld, type World } from '../world'

const tasks = [
  { task: 'Varaa tila', daysBefore: 56 },
  { task: 'Lähetä kiitoskirjeet', daysBefore: -3 },
]

async function writeTemplate(world: World) {
  const { version, ...template } = await templateOf(world.db, 'managementDay')
  const given = {
    ...template,
    practicalFi: 'Ilmoittaudu aulassa.',
    substitutes: 'approval' as const,
    reminders: [{ toWhom: 'silent' as const, daysBefore: 5, isOn: true }],
    tasks,
  }
  return world.act((c) => reviseTemplate(c, version, given))
}

const remindersIn = (world: World, eventId: string) =>
  world.db
    .selectFrom('reminder')
    .select(['toWhom', 'daysBefore', 'isOn', 'doneAt'])
    .where('eventId', '=', eventId)
    .orderBy('id')
    .execute()

describe('a new event', () => {
  test('of a kind that nobody has touched has the usual reminders and no tasks', async () => {
    await using world = await testWorld()
    const eventId = await world.draft()
    expect((await remindersIn(world, eventId)).map((row) => [row.toWhom, row.daysBefore, row.isOn])).toEqual([
      ['silent', 7, 1],
      ['silent', 2, 1],
      ['coming', 1, 1],
    ])
    expect(await tasksOf(world.db, eventId)).toEqual([])
    expect(await templateOf(world.db, 'managementDay')).toMatchObject({ version: 0, minutes: 240 })
  })

  test('begins with the template of its kind, and keeps what it has when the template changes', async () => {
    await using world = await testWorld()
    const before = await world.draft()
    expect(await writeTemplate(world)).toEqual({ ok: true })
    const eventId = await world.draft()
    expect(await eventById(world.db, eventId)).toMatchObject({
      practicalFi: 'Ilmoittaudu aulassa.',
      substitutes: 'approval',
    })
    expect(await remindersIn(world, eventId)).toHaveLength(1)
    expect((await tasksOf(world.db, eventId)).map(({ task, dueOn }) => [task, dueOn])).toEqual([
      ['Varaa tila', '2026-10-08'],
      ['Lähetä kiitoskirjeet', '2026-12-06'],
    ])
    expect(await tasksOf(world.db, before)).toEqual([])
    const other = await world.draft({ kind: 'morningCoffee' })
    expect(await tasksOf(world.db, other)).toEqual([])
  })

  test('copied takes the tasks, reminders and rules of the one before, undone', async () => {
    await using world = await testWorld()
    await writeTemplate(world)
    const earlier = await world.draft()
    const [first] = await tasksOf(world.db, earlier)
    await world.act((c) => tickTask(c, earlier, first?.id ?? '', true))
    await world.act((c) => addTask(c, earlier, 'own', { task: 'Tilaa kukat', daysBefore: 2 }))
    const startsAt = '2027-12-02T10:00:00.000Z'
    const plan = { ...completePlan, startsAt, endsAt: '2027-12-02T14:00:00.000Z', answerBy: null }
    const planned = await world.act((c) => planEvent(c, plan, { mailbox, copyOf: earlier }))
    const copy = planned.ok ? planned.id : ''
    const copied = await tasksOf(world.db, copy)
    expect(copied.map(({ task, dueOn, doneAt }) => [task, dueOn, doneAt])).toEqual([
      ['Varaa tila', '2027-10-07', null],
      ['Tilaa kukat', '2027-11-30', null],
      ['Lähetä kiitoskirjeet', '2027-12-05', null],
    ])
    expect(await eventById(world.db, copy)).toMatchObject({ practicalFi: 'Ilmoittaudu aulassa.' })
    expect(await remindersIn(world, copy)).toMatchObject([{ daysBefore: 5, doneAt: null }])
  })
})

describe('a template', () => {
  test('another’s edit in between refuses', async () => {
    await using world = await testWorld()
    expect(await writeTemplate(world)).toEqual({ ok: true })
    const { version: _, ...template } = await templateOf(world.db, 'managementDay')
    const stale = await world.act((c) => reviseTemplate(c, 0, { ...template, tasks: [] }))
    expect(stale).toEqual({ ok: false, reason: 'changedMeanwhile' })
    expect(await templateTasksOf(world.db, 'managementDay')).toHaveLength(2)
    expect(await world.act((c) => reviseTemplate(c, 1, { ...template, tasks: [] }))).toEqual({ ok: true })
    expect(await templateTasksOf(world.db, 'managementDay')).toEqual([])
  })

  test.each([
    [{ startsAt: '25:00' }, 'startsAt planning.templates.fault.clock'],
    [{ minutes: '0' }, 'minutes planning.templates.fault.minutes'],
    [{ answerDaysBefore: '-1' }, 'answerDaysBefore planning.templates.fault.days'],
    [{ weeksAhead: '' }, 'weeksAhead planning.templates.fault.weeks'],
    [{ capacity: 'monta' }, 'capacity events.fault.capacityWrong'],
    [{ tasks: [{ task: '', days: '5' }] }, 'tasks.0.task planning.tasks.missing'],
    [{ tasks: [{ task: 'Varaa tila', days: '400' }] }, 'tasks.0.days planning.tasks.wrongDays'],
    [
      {
        reminders: [
          { toWhom: 'silent', daysBefore: '7' },
          { toWhom: 'silent', daysBefore: '7' },
        ],
      },
      'reminders.1.daysBefore planning.templates.fault.alike',
    ],
  ])('with %j is refused: %s', (given, fault) => {
    const whole = {
      startsAt: '09:00',
      minutes: '60',
      answerDaysBefore: '7',
      weeksAhead: '6',
      substitutes: 'no',
      ...given,
    }
    const read = templateForm.safeParse(whole)
    const faults = read.error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`)
    expect(faults).toEqual([fault])
  })
})

describe('tasks', () => {
  test('are read as they were typed', () => {
    for (const daysBefore of [0, 1, 56, -3]) {
      const fields = taskFields({ task: 'Varaa tila', daysBefore })
      expect(taskForm.parse(fields)).toEqual({ task: 'Varaa tila', daysBefore })
    }
    expect(taskForm.safeParse({ task: ' ', days: '' }).success).toBe(false)
  })

  test('move with the day of the event', async () => {
    await using world = await testWorld()
    const eventId = await world.draft()
    await world.act((c) => addTask(c, eventId, 'a', { task: 'Varaa tila', daysBefore: 10 }))
    const { version } = await eventById(world.db, eventId)
    const plan = { ...completePlan, startsAt: '2026-12-10T10:00:00.000Z', endsAt: '2026-12-10T14:00:00.000Z' }
    await world.act((c) => reviseEvent(c, eventId, version, plan))
    expect(await tasksOf(world.db, eventId)).toMatchObject([{ dueOn: '2026-11-30' }])
  })

  test('are ticked once, by the first; undone and removed', async () => {
    await using world = await testWorld()
    const eventId = await world.draft()
    const given = { task: 'Varaa tila', daysBefore: 10 }
    await world.act((c) => addTask(c, eventId, 'a', given))
    await world.act((c) => addTask(c, eventId, 'a', given))
    await world.act((c) => tickTask(c, eventId, 'a', true))
    const ticked = await tasksOf(world.db, eventId)
    expect(ticked).toMatchObject([{ doneAt: world.now(), doneBy: 'Aino Virta' }])
    world.pass({ hours: 1 })
    await world.act((c) => tickTask(c, eventId, 'a', true))
    expect(await tasksOf(world.db, eventId)).toEqual(ticked)
    await world.act((c) => tickTask(c, eventId, 'a', false))
    await world.act((c) => reviseTask(c, eventId, 'a', { task: 'Varaa sali', daysBefore: -1 }))
    expect(await tasksOf(world.db, eventId)).toMatchObject([
      { task: 'Varaa sali', dueOn: '2026-12-04', doneAt: null, doneBy: null },
    ])
    await world.act((c) => removeTask(c, eventId, 'a'))
    expect(await tasksOf(world.db, eventId)).toEqual([])
  })

  test('over all events are those undone and due by a day, of events that are not cancelled', async () => {
    await using world = await testWorld()
    const [one, other] = [await world.draft(), await world.draft()]
    await world.act((c) => addTask(c, one, 'soon', { task: 'Varaa tila', daysBefore: 60 }))
    await world.act((c) => addTask(c, one, 'later', { task: 'Tilaa kahvit', daysBefore: 5 }))
    await world.act((c) => addTask(c, other, 'gone', { task: 'Varaa tila', daysBefore: 61 }))
    const due = async () => (await tasksDueBy(world.db, '2026-10-15')).map(({ id }) => id)
    expect(await due()).toEqual(['gone', 'soon'])
    const { version } = await eventById(world.db, other)
    await world.act((c) => cancelEvent(c, other, { version, note: '', batchId: 'press' }))
    expect(await due()).toEqual(['soon'])
    expect(await world.act((c) => tickTask(c, other, 'gone', true))).toEqual({
      ok: false,
      reason: 'eventCancelled',
    })
  })
})
