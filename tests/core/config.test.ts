// The settings: a wrong one stops the start and is named; right ones are read.
import { describe, expect, test } from 'vitest'
import { readConfig, WrongSettings } from '~/config.server'

const right = {
  DATABASE_URL: 'file:/var/lib/johtofoorumi/johtofoorumi.db',
  SMTP_URL: 'smtp://mail.ministry.example:25',
  BASE_URL: 'https://johtofoorumi.ministry.example/',
  SECRET: 'x'.repeat(32),
  MAIL_FROM: 'Johtofoorumi <johtofoorumi@ministry.example>',
}

function faultOf(env: Record<string, string | undefined>): string {
  try {
    readConfig(env)
  } catch (error) {
    expect(error).toBeInstanceOf(WrongSettings)
    return (error as WrongSettings).message
  }
  throw new Error('the settings were taken')
}

test('right settings are read, with defaults for the rest', () => {
  expect(readConfig(right)).toEqual({
    production: true,
    demoAddresses: null,
    databaseUrl: 'file:/var/lib/johtofoorumi/johtofoorumi.db',
    smtpUrl: 'smtp://mail.ministry.example:25',
    baseUrl: 'https://johtofoorumi.ministry.example',
    secret: 'x'.repeat(32),
    mailFrom: { name: 'Johtofoorumi', address: 'johtofoorumi@ministry.example' },
    mailAllow: null,
    mailReturn: 'johtofoorumi+*@ministry.example',
    mailPace: {},
    mailDryRun: null,
    dkim: null,
    imapUrl: null,
    calmSeconds: null,
    host: '127.0.0.1',
    port: 3000,
    trustProxy: 0,
    logLevel: 'info',
    materials: '/var/lib/johtofoorumi/johtofoorumi.db-materials',
  })
})

test('with no settings at all, each that must be given is named on a line of its own', () => {
  const lines = faultOf({}).split('\n')
  for (const name of Object.keys(right)) {
    expect(lines.filter((line) => line.startsWith(`  ${name} `))).toHaveLength(1)
  }
  expect(lines.join()).not.toContain('Invalid input')
})

describe('a wrong setting is named, alone', () => {
  test.each([
    ['DATABASE_URL', 'mysql://db'],
    ['DATABASE_URL', 'file:'],
    ['SMTP_URL', 'mail.ministry.example'],
    ['BASE_URL', 'johtofoorumi.ministry.example'],
    ['BASE_URL', 'ftp://johtofoorumi.ministry.example'],
    ['SECRET', 'short'],
    ['MAIL_FROM', 'Johtofoorumi'],
    ['MAIL_FROM', 'a@b, c@d'],
    ['MAIL_ALLOW', 'ministry.example'],
    ['MAIL_RETURN', 'johtofoorumi@ministry.example'],
    ['MAIL_RETURN', 'a*b*@ministry.example'],
    ['MAIL_RETURN', 'twenty-three-letters-xx*@ministry.example'],
    ['MAIL_PACE', 'ministry.example'],
    ['MAIL_PACE', 'ministry.example=0'],
    ['SMTP_URL', 'smtp://mail.ministry.example:99999'],
    ['SMTP_URL', 'smtp://user:100%sure@mail.ministry.example'],
    ['IMAP_URL', 'imap.ministry.example'],
    ['IMAP_URL', 'imaps://user:word@imap.ministry.example:99999'],
    ['IMAP_URL', 'imaps://user:100%sure@imap.ministry.example'],
    ['IMAP_URL', 'imaps://user:word@imap.ministry.example/50%'],
    ['DKIM_DOMAIN', 'ministry.example'],
    ['CALM_SECONDS', '-1'],
    ['CALM_SECONDS', 'soon'],
    ['PORT', 'many'],
    ['PORT', '70000'],
    ['TRUST_PROXY', '-1'],
    ['LOG_LEVEL', 'loud'],
    ['NODE_ENV', 'staging'],
  ])('%s=%s', (name, value) => {
    const named = faultOf({ ...right, [name]: value }).match(/^ {2}[A-Z_]+/gm)
    expect(named).toEqual([`  ${name}`])
  })
})

test('the settings of mail are read', () => {
  expect(
    readConfig({
      ...right,
      MAIL_RETURN: 'Returns-*@Ministry.example',
      MAIL_PACE: 'Ministry.example=600, *=120',
      DKIM_DOMAIN: 'ministry.example',
      DKIM_SELECTOR: 'jf',
      DKIM_KEY_FILE: '/etc/johtofoorumi/dkim.pem',
      IMAP_URL: 'imaps://johtofoorumi:word@imap.ministry.example:993',
    }),
  ).toMatchObject({
    mailReturn: 'returns-*@ministry.example',
    mailPace: { 'ministry.example': 600, '*': 120 },
    dkim: { domain: 'ministry.example', selector: 'jf', keyFile: '/etc/johtofoorumi/dkim.pem' },
    imapUrl: 'imaps://johtofoorumi:word@imap.ministry.example:993',
  })
  expect(readConfig({ ...right, MAIL_RETURN: 'none' }).mailReturn).toBeNull()
})

test('an address has 64 letters before the @: where a tag has no room, letters return untagged', () => {
  const returnFor = (name: string) =>
    readConfig({ ...right, MAIL_FROM: `${name}@ministry.example` }).mailReturn
  expect(returnFor('x'.repeat(21))).toBe(`${'x'.repeat(21)}+*@ministry.example`)
  expect(returnFor('x'.repeat(22))).toBeNull()
})

test('an empty variable is a missing one', () => {
  expect(faultOf({ ...right, SECRET: '' })).toContain('  SECRET is missing')
  expect(readConfig({ ...right, PORT: '', MAIL_ALLOW: '' })).toMatchObject({ port: 3000, mailAllow: null })
})

test('the fault never shows the value of a setting', () => {
  const given = {
    SECRET: 'hush-hush',
    SMTP_URL: 'user:password@host',
    IMAP_URL: 'imap://a:secret@host:99999',
  }
  expect(faultOf({ ...right, ...given })).not.toMatch(/hush|password@host|secret@host/)
})

test('M7: outside production letters go only to those listed', () => {
  expect(faultOf({ ...right, NODE_ENV: 'development' })).toContain('MAIL_ALLOW is missing')
  const config = readConfig({
    ...right,
    NODE_ENV: 'development',
    MAIL_ALLOW: 'Me@Ministry.example, @vm.example',
  })
  expect(config).toMatchObject({ production: false, mailAllow: ['me@ministry.example', '@vm.example'] })
})

test.each([
  ['johtofoorumi@ministry.example', 'Johtofoorumi', 'johtofoorumi@ministry.example'],
  ['<Johtofoorumi@Ministry.example>', 'Johtofoorumi', 'johtofoorumi@ministry.example'],
  ['"Johdon foorumi" <posti@ministry.example>', 'Johdon foorumi', 'posti@ministry.example'],
])('the sender %s is read', (MAIL_FROM, name, address) => {
  expect(readConfig({ ...right, MAIL_FROM }).mailFrom).toEqual({ name, address })
})

test('files of events lie beside the database, or where they are told to', () => {
  expect(readConfig({ ...right, MATERIALS: '/srv/files' }).materials).toBe('/srv/files')
  const inMemory = readConfig({ ...right, DATABASE_URL: ':memory:' }).materials
  expect(inMemory).toContain('johtofoorumi-materials-')
  const elsewhere = { ...right, DATABASE_URL: 'postgres://app@db/johtofoorumi' }
  expect(faultOf(elsewhere)).toContain('  MATERIALS is missing')
  expect(readConfig({ ...elsewhere, MATERIALS: '/srv/files' }).materials).toBe('/srv/files')
})
