// Takes the pictures of the README from a demo of its own: `npm run screenshots` writes them to docs/images.
import { mkdirSync } from 'node:fs'
import chromiumPack from '@sparticuz/chromium'
import { chromium } from 'playwright-core'
import { startDemo } from '../bench/ground/demo.mjs'

const folder = 'docs/images'

/** The newest event of the kind that people have answered to and that is still to come. */
const eventOf = (demo, kind) =>
  demo.rows(
    `select "event"."id" from "event" inner join "invitation" on "invitation"."eventId" = "event"."id"
     where "event"."kind" = ? and "event"."status" = 'open' and "startsAt" > ? and "answer" is not null
     group by "event"."id" order by count(*) desc limit 1`,
    kind,
    new Date().toISOString(),
  )[0].id

const networkOf = (demo, kind) =>
  demo.rows(
    `select "network"."id" from "network" inner join "membership" on "networkId" = "network"."id"
     where "kind" = ? and "endedOn" is null group by "network"."id" order by count(*) desc limit 1`,
    kind,
  )[0].id

const desktop = { viewport: { width: 1280, height: 860 } }
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true }

/** Each picture: who looks, at what, in which language, on what. */
const pictures = (demo) => [
  { name: 'organiser', as: 'organiser', path: '/', lang: 'fi', on: desktop },
  {
    name: 'answers',
    as: 'organiser',
    path: `/events/${eventOf(demo, 'managementDay')}/answers`,
    lang: 'fi',
    on: desktop,
  },
  { name: 'year', as: 'organiser', path: '/year', lang: 'sv', on: desktop },
  { name: 'manager-phone', as: 'manager', path: '/', lang: 'sv', on: phone },
  { name: 'alumni', as: 'alumnus', path: `/networks/${networkOf(demo, 'alumni')}`, lang: 'fi', on: desktop },
  {
    name: 'directory-phone',
    as: 'alumnus',
    path: '/directory',
    lang: 'en',
    on: { ...phone, colorScheme: 'dark' },
  },
]

mkdirSync(folder, { recursive: true })
const demo = await startDemo()
const browser = await chromium.launch({
  executablePath: await chromiumPack.executablePath(),
  args: ['--no-sandbox'],
})
try {
  for (const { name, as, path, lang, on } of pictures(demo)) {
    const context = await browser.newContext({ ...on, locale: lang, reducedMotion: 'reduce' })
    const page = await context.newPage()
    await page.goto(`${demo.base}/demo/sign-in/${as}`)
    const answer = await page.goto(`${demo.base}${path}?lang=${lang}`, { waitUntil: 'networkidle' })
    if (answer?.status() !== 200) throw new Error(`${path} answered ${answer?.status()}`)
    await page.screenshot({ path: `${folder}/${name}.png` })
    console.log(`${folder}/${name}.png`)
    await context.close()
  }
} finally {
  await browser.close()
  await demo.stop()
}
