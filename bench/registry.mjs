// How the registry's pages grow: a search, a filtered list, a person, a network long ago, at 2,000 and at 20,000 people,
// each beside the SQL it cannot do without, run alone on the same file.
import SqliteDatabase from 'better-sqlite3'
import { join } from 'node:path'
import { ask, startDemo } from './ground/demo.mjs'

const sizes = { small: 2.5, large: 25.6 }
const visits = 60
const longAgo = '2019-03-01'

const sortedBy = (values) => [...values].sort((one, other) => one - other)
const percentile = (values, share) =>
  sortedBy(values)[Math.min(values.length - 1, Math.floor(values.length * share))]
const tenths = (value) => Math.round(value * 10) / 10

/** Some of many, spread evenly. */
const spread = (list, count) =>
  Array.from(
    { length: Math.min(count, list.length) },
    (_, at) => list[Math.floor((at * list.length) / count)],
  )

const current = `("validFrom" <= @on and ("validTo" is null or "validTo" >= @on))`

const postOf = `select "titleFi", "titleSv", "titleEn", o."nameFi", o."nameSv", o."nameEn", "code" from "appointment" a
  join "organisation" o on o."id" = a."organisationId" left join "sector" s on s."id" = o."sectorId"
  where a."personId" = @id and a."validFrom" <= @on and (a."validTo" is null or a."validTo" >= @on)`

/** What each page asks, with the addresses that ask it and the rows it cannot do without. */
function pagesOf({ rows }, today) {
  const people = rows(`select "id", "lastName" from "person" order by "id"`)
  const networks = rows(`select "networkId" as "id", count(*) as "members" from "membership"
    where "validFrom" <= '${longAgo}' and ("validTo" is null or "validTo" >= '${longAgo}')
    group by "networkId" having "members" > 20 order by "networkId"`)
  const sectors = rows(`select "id" from "sector" order by "position"`)
  const roles = ['director', 'expert', 'departmentHead', 'hrLead']
  const lists = spread(
    sectors.flatMap(({ id }) => roles.map((role) => ({ sector: id, role }))),
    visits,
  )
  return {
    search: {
      asked: spread(people, visits).map(({ lastName }) => ({ q: lastName })),
      path: ({ q }) => `/search?q=${encodeURIComponent(q)}`,
      needs: (db, { q }) => {
        const word = q
          .toLowerCase()
          .normalize('NFD')
          .replace(/\p{M}/gu, '')
          .split(/[^a-z]/)[0]
        const found = db
          .prepare(`select "thingId" from "searchWord" where "word" = ? and "thing" = 'person' limit 500`)
          .all(word)
        db.prepare(`select distinct "word" from "searchWord"`).all()
        for (const { thingId } of found.slice(0, 10)) db.prepare(postOf).all({ id: thingId, on: today })
      },
    },
    list: {
      asked: lists,
      path: ({ sector, role }) => `/people?sector=${sector}&role=${role}`,
      needs: (db, { sector, role }) => {
        const those = `from "person" where "id" in (select a."personId" from "appointment" a
          join "organisation" o on o."id" = a."organisationId"
          where a."validFrom" <= @on and (a."validTo" is null or a."validTo" >= @on)
          and o."sectorId" = @sector and a."roleClass" = @role)`
        const asked = { on: today, sector, role }
        db.prepare(`select count(*) ${those}`).get(asked)
        const page = db.prepare(`select "id", "firstName", "lastName" ${those} order by "sortName" limit 50`)
        for (const { id } of page.all(asked)) db.prepare(postOf).all({ id, on: today })
      },
    },
    person: {
      asked: spread(people, visits),
      path: ({ id }) => `/people/${id}`,
      needs: (db, { id }) => {
        for (const query of [
          `select * from "person" where "id" = ?`,
          `select * from "address" where "personId" = ?`,
          `select * from "appointment" a join "organisation" o on o."id" = a."organisationId" where "personId" = ?`,
          `select * from "membership" m join "network" n on n."id" = m."networkId" where "personId" = ?`,
          `select * from "completion" where "personId" = ?`,
          `select * from "invitation" i join "event" e on e."id" = i."eventId" where "personId" = ?`,
        ])
          db.prepare(query).all(id)
      },
    },
    networkLongAgo: {
      asked: spread(networks, visits),
      path: ({ id }) => `/networks/${id}?on=${longAgo}`,
      needs: (db, { id }) => {
        const members =
          db.prepare(`select p."id", "firstName", "lastName", "role", m."validFrom" from "membership" m
          join "person" p on p."id" = m."personId" where "networkId" = @id and ${current} order by "sortName"`)
        for (const { id: personId } of members.all({ id, on: longAgo }))
          db.prepare(postOf).all({ id: personId, on: longAgo })
      },
    },
  }
}

const timed = async (act) => {
  const from = performance.now()
  await act()
  return performance.now() - from
}

async function measure(demo, say) {
  const cookie = { Cookie: await demo.signIn('organiser'), 'Accept-Encoding': 'gzip' }
  const today = new Date().toISOString().slice(0, 10)
  const db = new SqliteDatabase(join(demo.folder, 'johtofoorumi.db'), { readonly: true })
  const visit = async (path) => {
    const { status } = await ask(demo.base + path, { headers: cookie })
    if (status !== 200) throw new Error(`${path} answered ${status}`)
  }
  const found = {}
  try {
    for (const [name, { asked, path, needs }] of Object.entries(pagesOf(demo, today))) {
      say(`  ${name}`)
      for (const one of asked.slice(0, 12)) await visit(path(one))
      const [pages, bare] = [[], []]
      for (const one of asked) {
        pages.push(await timed(() => visit(path(one))))
        bare.push(await timed(() => needs(db, one)))
      }
      found[name] = { p50: percentile(pages, 0.5), p95: percentile(pages, 0.95), sql: percentile(bare, 0.95) }
    }
  } finally {
    db.close()
  }
  const count = (table) => demo.rows(`select count(*) as "n" from "${table}"`)[0].n
  const rows = {
    people: count('person'),
    appointments: count('appointment'),
    memberships: count('membership'),
  }
  return { rows, found }
}

export default async function registry(say) {
  const at = {}
  for (const [size, scale] of Object.entries(sizes)) {
    say(`making a world of scale ${scale}`)
    const demo = await startDemo(scale)
    try {
      at[size] = await measure(demo, say)
    } finally {
      await demo.stop()
    }
  }
  const figures = {}
  const aims = {}
  for (const [name, large] of Object.entries(at.large.found)) {
    const small = at.small.found[name]
    const growth = Math.round((large.p95 / small.p95) * 100) / 100
    figures[name] = {
      'p50 ms, 2,000': tenths(small.p50),
      'p95 ms, 2,000': tenths(small.p95),
      'p50 ms, 20,000': tenths(large.p50),
      'p95 ms, 20,000': tenths(large.p95),
      'SQL alone p95 ms, 20,000': tenths(large.sql),
      'times the SQL': tenths(large.p95 / large.sql),
      growth,
    }
    aims[`growth of ${name} from 2,000 to 20,000 people, p95`] = { aim: '< 3', value: growth, ok: growth < 3 }
  }
  const { people, appointments, memberships } = at.large.rows
  aims['people, appointments, memberships'] = {
    aim: '≥ 20,000, 60,000, 100,000',
    value: `${people}, ${appointments}, ${memberships}`,
    ok: people >= 20_000 && appointments >= 60_000 && memberships >= 100_000,
  }
  return { figures, aims }
}
