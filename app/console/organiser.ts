// `npm run organiser -- name@example`: makes the holder of an address an organiser; the first one has no other way in.
import { parseArgs } from 'node:util'
import { connect } from '#db/connect'
import { migrate } from '#db/migrate'
import { readConfig, WrongSettings } from '../config.server'
import { change } from '../domain/core/change.server'
import { instantNow } from '../domain/core/time'
import { makeOrganiser } from '../domain/people/commands.server'

const usage = 'npm run organiser -- ADDRESS [--first-name NAME --last-name NAME --language fi|sv|en]'

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      'first-name': { type: 'string' },
      'last-name': { type: 'string' },
      language: { type: 'string', default: 'fi' },
    },
  })
  const db = connect(readConfig(process.env).databaseUrl)
  try {
    await migrate(db)
    const result = await change(db, { actor: { kind: 'system' }, now: instantNow() }, (c) =>
      makeOrganiser(c, {
        email: positionals[0] ?? '',
        firstName: values['first-name'],
        lastName: values['last-name'],
        language: values.language,
      }),
    )
    if (!result.ok) throw new WrongSettings(`${messages[result.reason]}\n${usage}`)
    console.log(`${result.name} is an organiser and signs in with ${positionals[0]}.`)
  } finally {
    await db.destroy()
  }
}

const messages = {
  addressWrong: 'The address is missing or not an address.',
  languageWrong: 'The language must be fi, sv or en.',
  namesMissing: 'Nobody has that address yet: give the names too.',
}

main().catch((error: unknown) => {
  console.error(error instanceof WrongSettings ? error.message : error)
  process.exit(1)
})
