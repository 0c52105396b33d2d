// What the post needs of the settings, made ready before anything starts: the key to sign with, the folder of a dry run.
import { createPrivateKey } from 'node:crypto'
import { access, constants, mkdir, readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { WrongSettings, type Config } from '~/config.server'
import type { Dkim } from './transport.server'
import type { PostConfig } from './worker.server'

const wrong = (line: string) => new WrongSettings(`The settings are not right:\n  ${line}`)

/** What the system says of a file: "ENOENT", never its contents. */
const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'

/** nodemailer signs by RSA alone. */
function isRsaKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'rsa'
  } catch {
    return false
  }
}

async function readDkim(dkim: NonNullable<Config['dkim']>): Promise<Dkim> {
  const { domain, selector, keyFile } = dkim
  const privateKey = await readFile(keyFile, 'utf8').catch((error: unknown) => {
    throw wrong(`DKIM_KEY_FILE cannot be read (${codeOf(error)}): ${keyFile}`)
  })
  if (!isRsaKey(privateKey)) throw wrong(`DKIM_KEY_FILE holds no RSA private key as PEM: ${keyFile}`)
  return { domainName: domain, keySelector: selector, privateKey }
}

async function readyFolder(folder: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await access(folder, constants.W_OK)
    return resolve(folder)
  } catch (error) {
    throw wrong(`MAIL_DRY_RUN is no folder to write into (${codeOf(error)}): ${folder}`)
  }
}

/** @throws WrongSettings naming what cannot be read or written */
export async function postSettings(config: Config): Promise<Omit<PostConfig, 'baseUrl'>> {
  return {
    smtpUrl: config.smtpUrl,
    mailFrom: config.mailFrom,
    allowList: config.mailAllow,
    returns: config.mailReturn === null ? null : { template: config.mailReturn, secret: config.secret },
    paces: config.mailPace,
    dkim: config.dkim && (await readDkim(config.dkim)),
    dryRun: config.mailDryRun === null ? null : await readyFolder(config.mailDryRun),
    calmSeconds: config.calmSeconds,
  }
}
