// What the demo's organisers have done around events: questions to those who come, and a survey that has been answered.
import { randomUUID } from 'node:crypto'
import type { Db } from '#db/connect'
import type { DemoWorld } from '#db/demo'
import { actorWithAddress } from '../auth/actor.server'
import { readyQuestions } from '../domain/afterwards/ready-questions'
import { saveSurvey } from '../domain/afterwards/survey-acts.server'
import { scaleSteps, type SurveyAnswers, type SurveyQuestion } from '../domain/afterwards/survey'
import { change } from '../domain/core/change.server'
import { dateOf, daysLater, later, type Instant } from '../domain/core/time'
import { addQuestion, type GivenQuestion } from '../domain/questions/commands.server'
import { replyTo } from '../domain/questions/replying.server'
import { addressInUse } from '../domain/people/standing.server'

type Given = { now: Instant }

const option = (fi: string, sv: string, en: string) => ({ id: randomUUID(), fi, sv, en, seats: null })

const diet = {
  vegetarian: option('kasvisruoka', 'vegetariskt', 'vegetarian'),
  milk: option('maidoton', 'mjölkfritt', 'dairy-free'),
  gluten: option('gluteeniton', 'glutenfritt', 'gluten-free'),
}

const asked: GivenQuestion[] = [
  {
    kind: 'diet',
    labelFi: 'Ruokavalio',
    labelSv: 'Specialkost',
    labelEn: 'Diet',
    options: Object.values(diet),
    required: false,
    sensitive: true,
    askedOf: 'site',
  },
  {
    kind: 'accessibility',
    labelFi: 'Tarvitsetko jotakin, jotta osallistuminen onnistuu?',
    labelSv: 'Behöver du något för att kunna delta?',
    labelEn: 'Do you need anything to be able to take part?',
    options: [],
    required: false,
    sensitive: true,
    askedOf: 'all',
  },
]

const replies: [options: { id: string }[], words: string][] = [
  [[diet.vegetarian], ''],
  [[diet.gluten], ''],
  [[diet.milk], ''],
  [[diet.vegetarian, diet.milk], ''],
  [[diet.gluten], 'keliakia'],
  [[], 'ei pähkinöitä'],
]

async function organiserOf(db: Db, world: DemoWorld, now: Instant) {
  const organiser = await actorWithAddress(db, (await addressInUse(db, world.organiserId)) ?? '', now)
  if (organiser === null) throw new Error('the demo has no organiser')
  return organiser
}

/** Asks those who come to the management day what they eat and need, and has some of them reply. */
export async function askWithAnswers(db: Db, world: DemoWorld, { now }: Given): Promise<void> {
  const eventId = world.upcoming.managementDayId
  const organiser = await organiserOf(db, world, now)
  const ids = asked.map(() => randomUUID())
  await change(db, { actor: organiser, now }, async (c) => {
    for (const [at, question] of asked.entries()) {
      const added = await addQuestion(c, eventId, ids[at] ?? randomUUID(), question)
      if (!added.ok) throw new Error(`the demo could not ask: ${added.reason}`)
    }
  })
  const coming = await db
    .selectFrom('invitation')
    .select(['id', 'personId'])
    .where('eventId', '=', eventId)
    .where('seat', '=', 'seated')
    .orderBy('id')
    .limit(replies.length * 4)
    .execute()
  await change(db, { actor: organiser, now }, async (c) => {
    for (const [at, [options, text]] of replies.entries()) {
      const guest = coming[at * 4]
      if (!guest) continue
      const chosen = options.map(({ id }) => id)
      await replyTo(c, guest.id, { [ids[0] ?? '']: { chosen, text } })
    }
  })
}

const said = [
  'Enemmän aikaa pöytäkeskusteluille.',
  'Puheenvuorot olivat erinomaisia, kiitos!',
  'Kuntien näkökulma mukaan ensi kerralla.',
  'Gärna mer om framsyn i praktiken.',
  'Lounas ennen ohjelmaa toimi hyvin.',
  'Voisiko tilaisuuden striimata?',
]

/** One respondent's answers: mostly content, some with a word to say. */
function answersOf(questions: readonly SurveyQuestion[], at: number): SurveyAnswers {
  const answers: SurveyAnswers = {}
  for (const { id, kind, options } of questions) {
    if (kind === 'scale') answers[id] = scaleSteps[at % 7 === 0 ? 2 : at % 3 === 0 ? 3 : 4]
    const word = at % 5 === 0 ? said[(at / 5) % said.length] : undefined
    if (kind === 'text' && word) answers[id] = word
    if (kind === 'choices')
      answers[id] = options.filter((_, place) => (at + place) % 3 === 0).map((one) => one.id)
  }
  return answers
}

const respondents = 34

/** The latest management day was followed by a survey, which has closed. */
export async function surveyLatest(db: Db, world: DemoWorld, { now }: Given): Promise<void> {
  const event = await db
    .selectFrom('event')
    .select(['id', 'endsAt'])
    .where('kind', '=', 'managementDay')
    .where('status', '=', 'open')
    .where('endsAt', '<', now)
    .orderBy('startsAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!event) return
  const organiser = await organiserOf(db, world, now)
  const id = randomUUID()
  const closesOn = daysLater(dateOf(event.endsAt), 14)
  const questions: SurveyQuestion[] = readyQuestions().map((question) => ({
    ...question,
    kind: question.kind as SurveyQuestion['kind'],
    required: question.required === 'on',
  }))
  await change(db, { actor: organiser, now }, async (c) => {
    const texts = { introFi: '', introSv: '', introEn: '' }
    const saved = await saveSurvey(c, event.id, { id, version: 0, ...texts, closesOn, questions })
    if (!saved.ok) throw new Error(`the demo could not ask how it was: ${saved.reason}`)
    await c.trx
      .updateTable('survey')
      .set({ openedAt: later(event.endsAt, { hours: 20 }), closedAt: `${closesOn}T21:00:00.000Z` })
      .where('id', '=', id)
      .execute()
    for (let at = 0; at < respondents; at += 1)
      await c.trx
        .insertInto('surveyAnswer')
        .values({ id: randomUUID(), surveyId: id, answers: JSON.stringify(answersOf(questions, at)) })
        .execute()
  })
}
