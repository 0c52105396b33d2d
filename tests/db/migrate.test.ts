import { test, expect } from 'vitest'
import { connect } from '#db/connect'
import { migrate } from '#db/migrate'
test('m', async () => { const db = connect(':memory:'); expect(await migrate(db)).toHaveLength(7) })
