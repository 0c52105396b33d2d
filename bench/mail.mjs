// Five thousand invitations in three languages, from the press of the button to the last one accepted by an SMTP server, with
// a page asked for meanwhile; beside them what nodemailer's pool does with ready-made letters and nothing else to do, with the
// same page asked for as often, before and after.
import { randomUUID } from 'node:crypto'
import { ask } from './ground/demo.mjs'
import { helper, startOwn, startTaker } from './ground/own.mjs'

const invited = 5000
/** As many as the post uses. */
const connections = 5
/** A page is asked for no more often than this. */
const askEveryMs = 50
const quietSeconds = 10
const early = 'ensimmainen.kutsuttu@virasto.example'

const tenths = (value) => Math.round(value * 10) / 10
const hundredths = (value) => Math.round(value * 100) / 100
const percentile = (times, share) =>
  [...times].sort((one, other) => one - other)[Math.min(times.length - 1, Math.floor(times.length * share))]

const first = ['Aino', 'Väinö', 'Áile', 'Åsa', 'Jean-Luc', 'Þóra', 'Nikos', 'Eeva-Liisa', 'Øystein', 'Zoë']
const last = ['Virtanen', 'Länsman', 'Öhman', 'von Essen', 'Mäki-Petäjä', 'Ångström', 'Guttorm', 'Hämäläinen']
/** Of ten people seven read Finnish, two Swedish and one English. */
const languages = ['fi', 'fi', 'fi', 'sv', 'fi', 'fi', 'en', 'fi', 'sv', 'fi']

const description = {
  Fi: 'Puoli päivää siitä, miten valtionhallinto näkee kauemmas: mitä ennakoinnista on jo opittu, kuka sitä tekee ja mitä johdolta kysytään. Ohjelmassa on puheenvuoroja, ryhmätyötä ja aikaa tavata.',
  Sv: 'En halv dag om hur statsförvaltningen ser längre: vad man redan har lärt sig om framsyn, vem som arbetar med det och vad som krävs av ledningen. På programmet står inlägg, grupparbete och tid att träffas.',
  En: 'Half a day on how central government looks further ahead: what has been learnt of foresight, who works on it and what is asked of those who lead. There are talks, work in groups and time to meet.',
}
const programme = [
  ['Avaus', 'Öppning', 'Opening', '10:00', '10:15'],
  [
    'Mitä muutos pyytää johtajalta',
    'Vad förändringen kräver av en ledare',
    'What change asks of a leader',
    '10:15',
    '11:00',
  ],
  [
    'Ryhmätyö: kolme tulevaisuutta',
    'Grupparbete: tre framtider',
    'Work in groups: three futures',
    '11:00',
    '12:30',
  ],
  ['Lounas', 'Lunch', 'Lunch', '12:30', '13:15'],
  ['Keskustelu ja lopetus', 'Diskussion och avslutning', 'Discussion and closing', '13:15', '14:00'],
]

/** Writes the people, an event that all of them are on the list of, and an earlier one with a single guest. */
function fill(sqlite) {
  const now = new Date().toISOString()
  const day = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10)
  const into = (table, row) => {
    const names = Object.keys(row)
    const columns = names.map((name) => `"${name}"`).join(', ')
    sqlite
      .prepare(`insert into "${table}" (${columns}) values (${names.map(() => '?').join(', ')})`)
      .run(...Object.values(row))
  }
  const sectorId = randomUUID()
  const named = (name) => ({ nameFi: name, nameSv: `${name} (sv)`, nameEn: `${name} (en)` })
  into('sector', {
    id: sectorId,
    code: 'VM',
    ...named('Valtiovarainministeriö'),
    position: 1,
    validFrom: '2000-01-01',
  })
  const houses = Array.from({ length: 100 }, (_, at) => {
    const id = randomUUID()
    into('organisation', {
      id,
      sectorId,
      kind: 'agency',
      ...named(`Virasto ${at + 1}`),
      validFrom: '2000-01-01',
    })
    return id
  })
  const person = (at, email) => {
    const id = randomUUID()
    const [firstName, lastName] = [first[at % first.length], last[at % last.length]]
    const sortName = `${lastName} ${firstName}`.toLowerCase()
    into('person', {
      id,
      firstName,
      lastName,
      sortName,
      language: languages[at % languages.length],
      createdAt: now,
    })
    into('address', { id: randomUUID(), personId: id, email, validFrom: now })
    into('appointment', {
      id: randomUUID(),
      personId: id,
      organisationId: houses[at % houses.length],
      titleFi: 'ylijohtaja',
      titleSv: 'överdirektör',
      titleEn: 'Director General',
      roleClass: 'departmentHead',
      seniorManagement: email === early ? 0 : 1,
      validFrom: '2020-01-01',
    })
    return id
  }
  const event = (title, all) => {
    const id = randomUUID()
    into('event', {
      id,
      kind: 'managementDay',
      status: 'draft',
      titleFi: `${title} (fi)`,
      titleSv: `${title} (sv)`,
      titleEn: `${title} (en)`,
      descriptionFi: description.Fi,
      descriptionSv: description.Sv,
      descriptionEn: description.En,
      startsAt: `${day}T08:00:00.000Z`,
      endsAt: `${day}T12:00:00.000Z`,
      zone: 'Europe/Helsinki',
      place: 'Säätytalo, Snellmaninkatu 9–11, Helsinki',
      onlineUrl: '',
      answerBy: new Date(Date.now() + 50 * 86_400_000).toISOString(),
      contactName: 'Aino Virta',
      contactEmail: 'aino.virta@vm.example',
      contactPhone: '+358 295 160 01',
      audienceRule: JSON.stringify({ parts: [{ mode: 'include', all }] }),
      uid: randomUUID(),
      sequence: 0,
      timeSequence: 0,
      mailbox: 'johtofoorumi@vm.example',
      version: 1,
      createdAt: now,
      changedAt: now,
      cancelNote: '',
    })
    programme.forEach(([titleFi, titleSv, titleEn, from, to], position) => {
      const itemId = randomUUID()
      const at = (clock) => new Date(Date.parse(`${day}T${clock}:00.000Z`) - 2 * 3_600_000).toISOString()
      into('programmeItem', {
        ...{ id: itemId, eventId: id, position, startsAt: at(from), endsAt: at(to) },
        ...{ titleFi, titleSv, titleEn },
      })
      into('speaker', {
        id: randomUUID(),
        programmeItemId: itemId,
        position: 0,
        name: 'Eeva Öhman',
        role: 'kansliapäällikkö',
      })
    })
    return id
  }
  return sqlite.transaction(() => {
    const guest = person(0, early)
    for (let at = 0; at < invited; at++) person(at, `johtaja.${at}@virasto-${at % houses.length}.example`)
    return {
      earlier: event('Aiempi päivä', [{ kind: 'person', of: [guest] }]),
      burst: event('Johdon päivä: ennakointi', [{ kind: 'seniorManagement' }]),
    }
  })()
}

/** An event's page of sending, opened: what presses its button. */
async function sendingPage(base, cookie, eventId) {
  const url = `${base}/events/${eventId}/sending`
  const headers = { Cookie: cookie }
  const page = (await ask(url, { headers })).body.toString()
  const valueOf = (name) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
  /** @returns when the press began, and how long its answer took, in milliseconds */
  return async () => {
    const at = Date.now()
    const { status } = await ask(url, {
      headers,
      form: [
        ['intent', 'invite'],
        ['batchId', valueOf('batchId')],
        ['mark', valueOf('mark')],
      ],
    })
    if (status !== 302) throw new Error(`inviting answered ${status}`)
    return { at, answeredMs: Date.now() - at }
  }
}

/** Asks for a page again and again, one time after the other, until told to stop. @returns what each took, in milliseconds */
function keepAsking(url) {
  const times = []
  let wrong = 0
  let going = true
  const asking = (async () => {
    while (going) {
      const begun = performance.now()
      const { status } = await ask(url).catch(() => ({ status: 0 }))
      const took = performance.now() - begun
      times.push(took)
      if (status !== 200) wrong += 1
      if (took < askEveryMs) await new Promise((resolve) => setTimeout(resolve, askEveryMs - took))
    }
  })()
  return async () => {
    going = false
    await asking
    return { times, wrong }
  }
}

const seconds = (count) => new Promise((resolve) => setTimeout(resolve, count * 1000))

/** How fast ready-made letters leave an idle process for an SMTP server of their own: letters a second. */
async function ceiling(raw) {
  const taker = await startTaker()
  const pourer = helper('mail-pourer.mjs')
  try {
    const { took } = await pourer.ask({ url: taker.url, connections, letters: invited, raw })
    const { accepted } = await taker.taken()
    if (accepted !== invited) throw new Error(`${accepted} ready-made letters were accepted, not ${invited}`)
    return (invited / took) * 1000
  } finally {
    pourer.stop()
    taker.stop()
  }
}

export default async function mail(say) {
  let events = { earlier: '', burst: '' }
  const own = await startOwn((sqlite) => (events = fill(sqlite)), [early])
  try {
    const cookie = await own.signIn()
    await (
      await sendingPage(own.base, cookie, events.earlier)
    )()
    const letter = await own.letterTo(early)
    const page = /https?:\/\/\S+\/a\/[\w-]{43}/.exec(letter.text ?? '')?.[0] ?? ''
    const atRest = own.mostMemory()

    /** With the machine as busy with the page as it is while the invitations leave. */
    const ceilingBesidePages = async () => {
      const meanwhile = keepAsking(page)
      const aSecond = await ceiling(letter.raw)
      await meanwhile()
      return aSecond
    }

    const warm = keepAsking(page)
    await seconds(5)
    await warm()
    say('the ceiling alone, and beside the page')
    const ceilingAlone = await ceiling(letter.raw)
    const ceilingBefore = await ceilingBesidePages()

    say('the answer page, quiet')
    const quietly = keepAsking(page)
    await seconds(quietSeconds)
    const quiet = await quietly()

    say(`inviting ${invited} people`)
    const press = await sendingPage(own.base, cookie, events.burst)
    const before = await own.taken()
    const meanwhile = keepAsking(page)
    const pressed = await press()
    let taken = await own.taken()
    while (taken.accepted - before.accepted < invited) {
      if (Date.now() - pressed.at > 600_000) throw new Error(`${taken.accepted} letters came in ten minutes`)
      await seconds(0.1)
      taken = await own.taken()
    }
    const busy = await meanwhile()
    const tookMs = taken.lastAt - pressed.at
    const most = own.mostMemory()

    say('the ceiling after')
    const ceilingAfter = await ceilingBesidePages()
    await seconds(2)
    const left = own.rows(`select count(*) as "count" from "outbox" where "status" <> 'sent'`)[0].count
    const twice = (await own.taken()).accepted - before.accepted - invited

    const aSecond = (invited / tookMs) * 1000
    const atMost = (ceilingBefore + ceilingAfter) / 2
    const ratio = hundredths(aSecond / atMost)
    const [quietP95, busyP95] = [percentile(quiet.times, 0.95), percentile(busy.times, 0.95)]
    const times = hundredths(busyP95 / quietP95)
    const wrong = left + twice + quiet.wrong + busy.wrong
    return {
      figures: {
        letters: invited,
        bytesALetter: Math.round((taken.bytes - before.bytes) / invited),
        pressAnsweredMs: pressed.answeredMs,
        pressToLastS: tenths(tookMs / 1000),
        lettersASecond: Math.round(aSecond),
        ceilingAlone: Math.round(ceilingAlone),
        ceilingBefore: Math.round(ceilingBefore),
        ceilingAfter: Math.round(ceilingAfter),
        memoryAtRestMb: atRest,
        pageQuietP50Ms: tenths(percentile(quiet.times, 0.5)),
        pageQuietP95Ms: tenths(quietP95),
        pageQuietMaxMs: tenths(Math.max(...quiet.times)),
        pageBusyP50Ms: tenths(percentile(busy.times, 0.5)),
        pageBusyP95Ms: tenths(busyP95),
        pageBusyMaxMs: tenths(Math.max(...busy.times)),
        pagesAskedFor: busy.times.length,
      },
      aims: {
        'letters a second, of the ceiling': { aim: '≥ 0.5', value: ratio, ok: ratio >= 0.5 },
        'memory of the server at most, MB': { aim: '≤ 300', value: most, ok: most <= 300 },
        'p95 of the answer page, times its quiet value': { aim: '≤ 3', value: times, ok: times <= 3 },
        'letters unsent or sent twice, pages that failed': { aim: 0, value: wrong, ok: wrong === 0 },
      },
    }
  } finally {
    await own.stop()
  }
}
