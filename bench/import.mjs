// Five thousand rows brought in through the pages: how long until they are previewed, until they are applied, and how much
// memory the server takes for it beyond what it takes at rest.
import { readFileSync } from 'node:fs'
import { ask, startDemo } from './ground/demo.mjs'

const rows = 5000
const everyMs = 50

const seconds = (from) => Math.round(performance.now() - from) / 1000
const megabytes = (kilobytes) => Math.round(kilobytes / 1024)

const read = (path) => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // The process has ended since it was named.
    return ''
  }
}

/** The processes that a process started. */
const startedBy = (pid) => read(`/proc/${pid}/task/${pid}/children`).trim().split(' ').filter(Boolean)

/** The memory of a process and of what it started, in kilobytes, as Linux counts it. */
function memoryOf(pid) {
  const own = Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0)
  return startedBy(pid).reduce((sum, child) => sum + memoryOf(child), own)
}

/** A sheet as organisers keep it: a known person on every fourth row, the others new, in the demo's own organisations. */
function sheetFor(demo) {
  const houses = demo.rows(`select "nameFi" from "organisation" where "validTo" is null order by "nameFi"`)
  const known = demo.rows(
    `select "firstName", "lastName", "email" from "person" join "address" on "personId" = "person"."id"
     where "address"."validTo" is null order by "email"`,
  )
  const titles = ['johtaja', 'yksikön päällikkö', 'erityisasiantuntija', 'neuvotteleva virkamies']
  const lines = Array.from({ length: rows }, (_, at) => {
    const house = houses[at % houses.length].nameFi
    const title = titles[at % titles.length]
    const person = at % 4 === 0 ? known[at / 4] : undefined
    const { firstName, lastName, email } = person ?? {
      firstName: 'Testi',
      lastName: `Tuontinen${at}`,
      email: `tuonti${at}@virasto.example`,
    }
    const phone = `029 516 ${String(at).padStart(4, '0')}`
    return [lastName, firstName, email, phone, person ? '' : title, person ? '' : house].join(';')
  })
  return `Sukunimi;Etunimi;Sähköposti;Puhelin;Virka;Organisaatio\r\n${lines.join('\r\n')}\r\n`
}

/** A form with a file, as a browser sends it. */
function multipart(fields, file) {
  const sign = 'the-edge-of-a-part'
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${sign}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const head = `--${sign}\r\nContent-Disposition: form-data; name="file"; filename="johto.csv"\r\nContent-Type: text/csv\r\n\r\n`
  return {
    headers: { 'Content-Type': `multipart/form-data; boundary=${sign}` },
    body: `${parts.join('')}${head}${file}\r\n--${sign}--\r\n`,
  }
}

export default async function bench(say) {
  const demo = await startDemo()
  const [server] = startedBy(process.pid)
  try {
    await demo.lettersGone()
    const Cookie = await demo.signIn('organiser')
    const page = async (path) => {
      const answer = await ask(demo.base + path, { headers: { Cookie } })
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
      return answer.body.toString()
    }
    const valueOf = (html, name) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
    await page('/imports')
    const floor = memoryOf(server)
    let most = floor
    const watch = setInterval(() => (most = Math.max(most, memoryOf(server))), everyMs)

    say(`bringing in ${rows} rows`)
    const began = performance.now()
    const id = valueOf(await page('/imports'), 'id')
    const sent = multipart({ id, kind: 'people' }, sheetFor(demo))
    const uploaded = await fetch(`${demo.base}/imports`, {
      method: 'POST',
      redirect: 'manual',
      headers: { Cookie, Origin: demo.base, ...sent.headers },
      body: sent.body,
    })
    if (uploaded.status !== 302) throw new Error(`the upload answered ${uploaded.status}`)
    const preview = await page(`/imports/${id}`)
    const previewed = seconds(began)

    say('applying them')
    const pressed = performance.now()
    const applied = await fetch(`${demo.base}/imports/${id}/apply`, {
      method: 'POST',
      redirect: 'manual',
      headers: { Cookie, Origin: demo.base, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ mark: valueOf(preview, 'mark') }),
    })
    const appliedIn = seconds(pressed)
    clearInterval(watch)
    if (!(applied.headers.get('location') ?? '').includes('done=applied'))
      throw new Error(`applying led to ${applied.status} ${applied.headers.get('location')}`)

    const { report } = demo.rows(`select "report" from "importSheet" where "id" = ?`, id)[0]
    const { counts } = JSON.parse(report)
    const added = megabytes(most - floor)
    return {
      figures: {
        rows,
        new: counts.new,
        changed: counts.changed,
        leftOut: counts.doubt + counts.fault,
        previewSeconds: previewed,
        applySeconds: appliedIn,
        restMb: megabytes(floor),
        mostMb: megabytes(most),
      },
      aims: {
        'seconds until 5,000 rows are previewed': { aim: '≤ 5', value: previewed, ok: previewed <= 5 },
        'seconds to apply them': { aim: '≤ 15', value: appliedIn, ok: appliedIn <= 15 },
        'memory added, MB': { aim: '≤ 300', value: added, ok: added <= 300 },
      },
    }
  } finally {
    await demo.stop()
  }
}
