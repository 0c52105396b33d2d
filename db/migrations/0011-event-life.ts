// Events in depth: seats by audience, the line, substitutes, questions, reminders, speakers and materials, the door, surveys.
import { sql, type ColumnDefinitionBuilderCallback, type Kysely, type SqlBool } from 'kysely'
import { inThreeLanguages, oneOf, texts } from './columns'

export async function up(db: Kysely<unknown>): Promise<void> {
  await planning(db)
  await series(db)
  await events(db)
  await seats(db)
  await invitations(db)
  await questions(db)
  await agenda(db)
  await door(db)
  await surveys(db)
  await year(db)
}

type NewColumn = [name: string, type: 'text' | 'integer', build?: ColumnDefinitionBuilderCallback]

/** Adds columns to a table that is there, one by one: SQLite takes no more at a time. */
async function addColumns(db: Kysely<unknown>, table: string, columns: readonly NewColumn[]): Promise<void> {
  for (const [name, type, build] of columns)
    await db.schema
      .alterTable(table)
      .addColumn(name, type, build ?? ((c) => c))
      .execute()
}

const empty = (name: string): NewColumn => [name, 'text', (c) => c.notNull().defaultTo('')]
const off = (name: string): NewColumn => [name, 'integer', (c) => c.notNull().defaultTo(0).check(flag(name))]
const word = (name: string, words: readonly string[]): NewColumn => [
  name,
  'text',
  (c) => c.notNull().defaultTo(words[0]).check(oneOf(name, words)),
]
const pointsAt = (name: string, target: string): NewColumn => [name, 'text', (c) => c.references(target)]

const flag = (column: string) => sql`${sql.ref(column)} in (0, 1)`

/** What events of a kind begin with, and the tasks of each event. */
async function planning(db: Kysely<unknown>): Promise<void> {
  await texts(
    db.schema.createTable('eventTemplate').addColumn('id', 'text', (c) => c.primaryKey()),
    [
      'kind',
      ...inThreeLanguages('title'),
      ...inThreeLanguages('description'),
      ...inThreeLanguages('practical'),
      'startsAt',
      'substitutes',
      'reminders',
      'changedAt',
    ],
  )
    .addColumn('minutes', 'integer', (c) => c.notNull())
    .addColumn('capacity', 'integer')
    .addColumn('answerDaysBefore', 'integer', (c) => c.notNull())
    .addColumn('weeksAhead', 'integer', (c) => c.notNull())
    .addColumn('changedBy', 'text', (c) => c.references('person.id'))
    .addColumn('version', 'integer', (c) => c.notNull())
    .addUniqueConstraint('eventTemplateKind', ['kind'])
    .addCheckConstraint('eventTemplateSubstitutes', oneOf('substitutes', ['no', 'yes', 'approval']))
    .execute()

  await texts(
    db.schema.createTable('templateTask').addColumn('id', 'text', (c) => c.primaryKey()),
    ['kind', 'task'],
  )
    .addColumn('daysBefore', 'integer', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('templateTaskKind').on('templateTask').column('kind').execute()

  await texts(
    db.schema.createTable('eventTask').addColumn('id', 'text', (c) => c.primaryKey()),
    ['task', 'dueOn', 'addedAt'],
  )
    .addColumn('eventId', 'text', (c) => c.notNull().references('event.id'))
    .addColumn('daysBefore', 'integer', (c) => c.notNull())
    .addColumn('doneAt', 'text')
    .addColumn('doneBy', 'text', (c) => c.references('person.id'))
    .execute()
  await db.schema.createIndex('eventTaskEvent').on('eventTask').column('eventId').execute()
  await db.schema.createIndex('eventTaskDue').on('eventTask').columns(['doneAt', 'dueOn']).execute()
}

/** Several dates that are invited to by one letter. */
async function series(db: Kysely<unknown>): Promise<void> {
  await texts(
    db.schema.createTable('series').addColumn('id', 'text', (c) => c.primaryKey()),
    [...inThreeLanguages('name'), 'audienceRule', 'createdAt'],
  )
    .addColumn('createdBy', 'text', (c) => c.references('person.id'))
    .addColumn('version', 'integer', (c) => c.notNull())
    .execute()
  await texts(
    db.schema.createTable('seriesLink').addColumn('id', 'text', (c) => c.primaryKey()),
    ['createdAt'],
  )
    .addColumn('seriesId', 'text', (c) => c.notNull().references('series.id'))
    .addColumn('personId', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('tokenHash', 'text', (c) => c.notNull().unique())
    .addColumn('revokedAt', 'text')
    .addColumn('holderId', 'text', (c) => c.references('person.id'))
    .execute()
  await db.schema.createIndex('seriesLinkPerson').on('seriesLink').columns(['personId', 'seriesId']).execute()
}

async function events(db: Kysely<unknown>): Promise<void> {
  await addColumns(db, 'event', [
    ...inThreeLanguages('practical').map(empty),
    empty('lessons'),
    off('hybrid'),
    ['onlineCapacity', 'integer'],
    ['releaseAt', 'text'],
    ['releasedAt', 'text'],
    word('freedSeats', ['give', 'offer']),
    ['offerHours', 'integer', (c) => c.notNull().defaultTo(24)],
    word('substitutes', ['no', 'yes', 'approval']),
    off('forwardable'),
    pointsAt('seriesId', 'series.id'),
    ['attendanceClosedAt', 'text'],
    pointsAt('attendanceClosedBy', 'person.id'),
  ])
  await db.schema.createIndex('eventSeries').on('event').column('seriesId').execute()
}

async function seats(db: Kysely<unknown>): Promise<void> {
  await texts(
    db.schema.createTable('seatQuota').addColumn('id', 'text', (c) => c.primaryKey()),
    [...inThreeLanguages('name'), 'kinds'],
  )
    .addColumn('eventId', 'text', (c) => c.notNull().references('event.id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('seats', 'integer', (c) => c.notNull().check(sql`${sql.ref('seats')} > 0`))
    .execute()
  await db.schema.createIndex('seatQuotaEvent').on('seatQuota').column('eventId').execute()
}

async function invitations(db: Kysely<unknown>): Promise<void> {
  await addColumns(db, 'invitation', [
    word('entry', ['invited', 'substitute', 'forwarded', 'walkIn']),
    ['mode', 'text', (c) => c.check(oneOf('mode', ['site', 'online']))],
    pointsAt('quotaId', 'seatQuota.id'),
    ['offerUntil', 'text'],
    ['offerLapsedAt', 'text'],
    pointsAt('substituteFor', 'invitation.id'),
    off('unreminded'),
    ['cameAt', 'text'],
    ['tableNumber', 'integer'],
  ])
  await db.schema.createIndex('invitationSubstitute').on('invitation').column('substituteFor').execute()
  await db.schema.createIndex('invitationQuota').on('invitation').column('quotaId').execute()
  // An assistant's link is their own: it dies with the assistance, and what it answers is told as theirs.
  await addColumns(db, 'answerLink', [pointsAt('holderId', 'person.id')])
  await db.schema
    .createIndex('answerLinkHolder')
    .on('answerLink')
    .column('holderId')
    .where(sql.ref('holderId'), 'is not', null)
    .execute()
  await addColumns(db, 'person', [off('guest')])

  await texts(
    db.schema.createTable('seatStep').addColumn('id', 'text', (c) => c.primaryKey()),
    ['at', 'what', 'why', 'note'],
  )
    .addColumn('invitationId', 'text', (c) => c.notNull().references('invitation.id'))
    .addColumn('place', 'integer')
    .addColumn('doneBy', 'text', (c) => c.references('person.id'))
    .execute()
  await db.schema.createIndex('seatStepInvitation').on('seatStep').column('invitationId').execute()

  await texts(
    db.schema.createTable('substitution').addColumn('id', 'text', (c) => c.primaryKey()),
    ['firstName', 'lastName', 'email', 'language', 'status', 'note', 'reply', 'askedAt'],
  )
    .addColumn('invitationId', 'text', (c) => c.notNull().references('invitation.id'))
    .addColumn('personId', 'text', (c) => c.references('person.id'))
    .addColumn('substituteId', 'text', (c) => c.references('invitation.id'))
    .addColumn('askedBy', 'text', (c) => c.references('person.id'))
    .addColumn('decidedAt', 'text')
    .addColumn('decidedBy', 'text', (c) => c.references('person.id'))
    .addColumn('endedAt', 'text')
    .addCheckConstraint('substitutionLanguage', oneOf('language', ['fi', 'sv', 'en']))
    .addCheckConstraint('substitutionStatus', oneOf('status', ['asked', 'inForce', 'refused', 'takenBack']))
    .execute()
  await db.schema
    .createIndex('substitutionOnce')
    .unique()
    .on('substitution')
    .column('invitationId')
    .where(sql<SqlBool>`${oneOf('status', ['asked', 'inForce'])}`)
    .execute()
  await db.schema.createIndex('substitutionPerson').on('substitution').column('personId').execute()
  await db.schema.createIndex('substitutionSubstitute').on('substitution').column('substituteId').execute()

  await texts(
    db.schema.createTable('reminder').addColumn('id', 'text', (c) => c.primaryKey()),
    ['toWhom'],
  )
    .addColumn('eventId', 'text', (c) => c.notNull().references('event.id'))
    .addColumn('daysBefore', 'integer', (c) => c.notNull())
    .addColumn('isOn', 'integer', (c) => c.notNull().check(flag('isOn')))
    .addColumn('doneAt', 'text')
    .addColumn('sent', 'integer', (c) => c.notNull().defaultTo(0))
    .addCheckConstraint('reminderToWhom', oneOf('toWhom', ['silent', 'coming']))
    .execute()
  await db.schema.createIndex('reminderEvent').on('reminder').column('eventId').execute()
  await db.schema.createIndex('reminderOpen').on('reminder').columns(['doneAt', 'isOn']).execute()
}

async function questions(db: Kysely<unknown>): Promise<void> {
  await texts(
    db.schema.createTable('question').addColumn('id', 'text', (c) => c.primaryKey()),
    ['kind', ...inThreeLanguages('label'), 'options'],
  )
    .addColumn('eventId', 'text', (c) => c.notNull().references('event.id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('required', 'integer', (c) => c.notNull().check(flag('required')))
    .addColumn('sensitive', 'integer', (c) => c.notNull().check(flag('sensitive')))
    .addColumn('askedOf', 'text', (c) => c.notNull().check(oneOf('askedOf', ['all', 'site', 'online'])))
    .addColumn('removedAt', 'text')
    .addCheckConstraint(
      'questionKind',
      oneOf('kind', ['diet', 'accessibility', 'parking', 'session', 'text', 'choice', 'choices']),
    )
    .execute()
  await db.schema.createIndex('questionEvent').on('question').column('eventId').execute()

  await texts(
    db.schema.createTable('reply').addColumn('id', 'text', (c) => c.primaryKey()),
    ['value', 'givenAt'],
  )
    .addColumn('invitationId', 'text', (c) => c.notNull().references('invitation.id'))
    .addColumn('questionId', 'text', (c) => c.notNull().references('question.id'))
    .addColumn('givenBy', 'text', (c) => c.references('person.id'))
    .execute()
  await db.schema
    .createIndex('replyOnce')
    .unique()
    .on('reply')
    .columns(['invitationId', 'questionId'])
    .execute()
  await db.schema.createIndex('replyQuestion').on('reply').column('questionId').execute()
}

async function agenda(db: Kysely<unknown>): Promise<void> {
  await texts(
    db.schema.createTable('track').addColumn('id', 'text', (c) => c.primaryKey()),
    [...inThreeLanguages('name'), 'place'],
  )
    .addColumn('eventId', 'text', (c) => c.notNull().references('event.id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('trackEvent').on('track').column('eventId').execute()

  await addColumns(db, 'programmeItem', [['endsAt', 'text'], pointsAt('trackId', 'track.id'), empty('note')])
  const owes = ['none', 'owed', 'got']
  await addColumns(db, 'speaker', [
    empty('email'),
    word('language', ['fi', 'sv', 'en']),
    word('confirmation', ['none', 'asked', 'yes', 'no']),
    word('photo', owes),
    word('slides', owes),
    empty('wishes'),
    ['askedAt', 'text'],
    ['answeredAt', 'text'],
    ['tokenHash', 'text'],
  ])
  await db.schema
    .createIndex('speakerToken')
    .unique()
    .on('speaker')
    .column('tokenHash')
    .where(sql.ref('tokenHash'), 'is not', null)
    .execute()

  await texts(
    db.schema.createTable('material').addColumn('id', 'text', (c) => c.primaryKey()),
    ['title', 'fileName', 'mediaType', 'shownTo', 'shownFrom', 'uploadedAt'],
  )
    .addColumn('eventId', 'text', (c) => c.notNull().references('event.id'))
    .addColumn('speakerId', 'text', (c) => c.references('speaker.id').onDelete('set null'))
    .addColumn('bytes', 'integer', (c) => c.notNull())
    .addColumn('uploadedBy', 'text', (c) => c.references('person.id'))
    .addColumn('removedAt', 'text')
    .addCheckConstraint('materialShownTo', oneOf('shownTo', ['organisers', 'invited', 'coming', 'came']))
    .addCheckConstraint('materialShownFrom', oneOf('shownFrom', ['now', 'afterwards']))
    .execute()
  await db.schema.createIndex('materialEvent').on('material').column('eventId').execute()
  await db.schema.createIndex('materialSpeaker').on('material').column('speakerId').execute()
}

async function door(db: Kysely<unknown>): Promise<void> {
  await texts(
    db.schema.createTable('tick').addColumn('id', 'text', (c) => c.primaryKey()),
    ['at', 'takenAt', 'door'],
  )
    .addColumn('invitationId', 'text', (c) => c.notNull().references('invitation.id'))
    .addColumn('came', 'integer', (c) => c.notNull().check(flag('came')))
    .addColumn('takenBy', 'text', (c) => c.references('person.id'))
    .execute()
  await db.schema.createIndex('tickInvitation').on('tick').column('invitationId').execute()
}

async function surveys(db: Kysely<unknown>): Promise<void> {
  await texts(
    db.schema.createTable('survey').addColumn('id', 'text', (c) => c.primaryKey()),
    [...inThreeLanguages('intro'), 'closesOn'],
  )
    .addColumn('eventId', 'text', (c) => c.notNull().unique().references('event.id'))
    .addColumn('openedAt', 'text')
    .addColumn('remindedAt', 'text')
    .addColumn('closedAt', 'text')
    .addColumn('version', 'integer', (c) => c.notNull())
    .execute()
  await texts(
    db.schema.createTable('surveyQuestion').addColumn('id', 'text', (c) => c.primaryKey()),
    ['kind', ...inThreeLanguages('label'), 'options'],
  )
    .addColumn('surveyId', 'text', (c) => c.notNull().references('survey.id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('required', 'integer', (c) => c.notNull().check(flag('required')))
    .addCheckConstraint('surveyQuestionKind', oneOf('kind', ['scale', 'choice', 'choices', 'text']))
    .execute()
  await db.schema.createIndex('surveyQuestionSurvey').on('surveyQuestion').column('surveyId').execute()
  // Who has answered is known while the survey is open, so that nobody answers twice; what they answered never is.
  await db.schema
    .createTable('surveyTicket')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('surveyId', 'text', (c) => c.notNull().references('survey.id'))
    .addColumn('personId', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('tokenHash', 'text', (c) => c.notNull().unique())
    .addColumn('answered', 'integer', (c) => c.notNull().check(flag('answered')))
    .execute()
  await db.schema.createIndex('surveyTicketSurvey').on('surveyTicket').column('surveyId').execute()
  await db.schema.createIndex('surveyTicketPerson').on('surveyTicket').column('personId').execute()
  await db.schema
    .createTable('surveyAnswer')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('surveyId', 'text', (c) => c.notNull().references('survey.id'))
    .addColumn('answers', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('surveyAnswerSurvey').on('surveyAnswer').column('surveyId').execute()
}

async function year(db: Kysely<unknown>): Promise<void> {
  await texts(
    db.schema.createTable('calendarDay').addColumn('id', 'text', (c) => c.primaryKey()),
    ['startsOn', 'endsOn', ...inThreeLanguages('name'), 'addedAt'],
  )
    .addColumn('addedBy', 'text', (c) => c.references('person.id'))
    .addColumn('removedAt', 'text')
    .addCheckConstraint('calendarDayPeriod', sql`${sql.ref('endsOn')} >= ${sql.ref('startsOn')}`)
    .execute()
  await texts(
    db.schema.createTable('feed').addColumn('id', 'text', (c) => c.primaryKey()),
    ['kind', 'createdAt'],
  )
    .addColumn('personId', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('tokenHash', 'text', (c) => c.notNull().unique())
    .addColumn('revokedAt', 'text')
    .addColumn('fetchedAt', 'text')
    .addCheckConstraint('feedKind', oneOf('kind', ['organiser']))
    .execute()
  await db.schema.createIndex('feedPerson').on('feed').column('personId').execute()
}
