// A database is brought to the newest schema once, and a database already there is left alone.
import { expect, test } from 'vitest'
import { connect } from '#db/connect'
import { migrate } from '#db/migrate'
import { migrations } from '#db/migrations'

test('every migration runs, once', async () => {
  const db = connect(':memory:')
  expect(await migrate(db)).toEqual(Object.keys(migrations))
  expect(await migrate(db)).toEqual([])
  await db.destroy()
})
