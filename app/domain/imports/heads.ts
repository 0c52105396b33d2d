// What the heads of columns usually say, in three languages, and the guess of what each column holds.
import type { ImportKind } from '#db/schema'
import { fieldsOf, type Field } from './fields'
import { folded, likeness } from './folding'

/** The heads of each field, as people write them. The first ones are the likeliest. */
const usual: Record<Field, string> = {
  name: 'nimi, koko nimi, henkilö, henkilön nimi, osallistuja, jäsen, namn, hela namnet, person, deltagare, medlem, name, full name, participant, member, attendee',
  firstName: 'etunimi, etunimet, kutsumanimi, förnamn, tilltalsnamn, first name, given name, forename',
  lastName: 'sukunimi, efternamn, släktnamn, last name, surname, family name',
  email:
    'sähköposti, sähköpostiosoite, s-posti, sposti, email, e-mail, e-post, e-postadress, epost, mail, email address, e-mail address, työsähköposti, virkasähköposti',
  phone:
    'puhelin, puhelinnumero, puh, puhnro, puh nro, gsm, matkapuhelin, telefon, telefonnummer, tel, tfn, mobil, mobiltelefon, phone, phone number, telephone, mobile',
  language:
    'kieli, asiointikieli, äidinkieli, kirjeiden kieli, kutsun kieli, språk, kontaktspråk, modersmål, brevens språk, language',
  title:
    'virka, tehtävä, titteli, virkanimike, tehtävänimike, nimike, asema, ammattinimike, tjänst, titel, tjänstebenämning, uppdrag, befattning, title, job title, position, post',
  titleSv:
    'titteli ruotsiksi, virka ruotsiksi, tehtävä ruotsiksi, titel på svenska, tjänst på svenska, title in swedish, position in swedish, title sv',
  titleEn:
    'titteli englanniksi, virka englanniksi, tehtävä englanniksi, titel på engelska, tjänst på engelska, title in english, position in english, title en',
  organisation:
    'organisaatio, virasto, ministeriö, virasto tai laitos, työpaikka, työnantaja, yksikkö, laitos, kunta, organisation, ämbetsverk, ministerium, myndighet, arbetsplats, arbetsgivare, agency, ministry, organization, employer, company, yritys',
  sector: 'hallinnonala, ala, hallinnon ala, förvaltningsområde, administrative sector, sector',
  roleClass: 'tehtäväryhmä, henkilöstöryhmä, rooliluokka, uppgiftsgrupp, role class, role group',
  senior:
    'ylin johto, ylin virkamiesjohto, ylintä johtoa, högsta ledningen, högsta tjänstemannaledningen, senior management, most senior civil servants, top management',
  acting: 'sijainen, vs, virkaatekevä, vt, väliaikainen, tillförordnad, tf, acting, vikarie',
  from: 'alkaen, alkaa, alku, alkamispäivä, alkupäivä, aloitti, liittynyt, jäsen alkaen, mistä, från, börjar, början, startdatum, från och med, fr o m, inträde, from, start, start date, since, member since, valid from',
  to: 'päättyen, päättyy, päättynyt, loppu, päättymispäivä, loppupäivä, asti, saakka, erosi, eronnut, mihin, till, slutar, slut, slutdatum, till och med, t o m, utträde, to, end, end date, until, valid to',
  termEndsOn:
    'määräaika, määräaika päättyy, toimikausi päättyy, kausi päättyy, määräajan loppu, viran määräaika, mandatperiod, mandatet upphör, mandatperioden går ut, tidsbegränsning, term ends, end of term, fixed term, term',
  privateEmail:
    'yksityinen sähköposti, oma sähköposti, henkilökohtainen sähköposti, kotisähköposti, privat e-post, privat e-postadress, egen e-post, private email, private e-mail, personal email',
  expertise:
    'osaaminen, asiantuntemus, erityisosaaminen, osaamisalueet, kompetens, sakkunskap, specialkompetens, expertise, skills',
  links: 'linkit, linkki, linkedin, kotisivu, verkkosivu, länkar, länk, hemsida, links, link, website',
  notes:
    'muistiinpanot, huomautus, huomautukset, huom, lisätiedot, kommentti, anteckningar, anmärkning, tilläggsuppgifter, notes, note, remarks, comments',
  gender: 'sukupuoli, kön, gender, sex',
  homeRegion: 'kotimaakunta, maakunta, landskap, hemlandskap, home region, region',
  network:
    'verkosto, verkosto tai ryhmä, ryhmä, pienryhmä, foorumi, nätverk, nätverk eller grupp, grupp, smågrupp, network, group, forum',
  role: 'rooli, rooli verkostossa, tehtävä verkostossa, jäsenen rooli, roll, roll i nätverket, role, role in the network',
  endReason:
    'päättymisen syy, eron syy, syy, poistumisen syy, orsak, orsak till utträde, reason, end reason, reason for ending',
  programme:
    'ohjelma, valmennusohjelma, valmennus, program, utbildningsprogram, programme, training programme',
  course:
    'kurssi, kurssin numero, kurssi nro, kurssinumero, ryhmän numero, kurs, kursnummer, kurs nr, course, course number, cohort',
  enrolledOn: 'ilmoittautunut, valittu, aloittanut, anmäld, antagen, enrolled, enrolled on, started',
  completed: 'suorittanut, suoritettu, suoritus, slutfört, avklarad, genomförd, completed, passed',
  completedOn:
    'suorituspäivä, suoritettu päivänä, valmistunut, valmistumispäivä, slutförd den, datum för slutförande, completed on, completion date, graduated',
  leftOn: 'keskeyttänyt, keskeytti, keskeytys, avbrutit, avbröt, left, left on, dropped out, discontinued',
  event:
    'tilaisuus, tilaisuuden nimi, tapahtuma, tapahtuman nimi, tillställning, tillställningens namn, evenemang, event, event name, event title',
  eventDate:
    'päivä, päivämäärä, pvm, ajankohta, tilaisuuden päivä, aika, datum, tid, dag, tillställningens datum, date, event date, day',
  attended:
    'osallistui, paikalla, läsnä, osallistuminen, deltog, närvarande, närvaro, attended, present, attendance',
}

/** The heads a field is known by, folded. */
const headsOf = new Map<Field, string[]>(
  (Object.entries(usual) as [Field, string][]).map(([field, heads]) => [
    field,
    heads.split(',').map((head) => folded(head)),
  ]),
)

/** How surely a head means a field, from 0 to 1. */
function sureness(head: string, field: Field): number {
  const heads = headsOf.get(field) ?? []
  const place = heads.indexOf(head)
  if (place !== -1) return 1 - place / 1000
  // "Sähköposti (työ)", "Puhelin 1", "Etunim": something more, or a slip.
  const inside = heads.filter((known) => known.length > 3 && ` ${head} `.includes(` ${known} `))
  if (inside.length > 0) return 0.7 + Math.max(...inside.map((known) => known.length)) / (head.length * 5)
  const best = Math.max(0, ...heads.map((known) => (known.length > 4 ? likeness(head, known) : 0)))
  return best > 0.75 ? best - 0.2 : 0
}

/**
 * What each column is guessed to hold: as it was last taken, otherwise by its head. No field is guessed twice.
 * @param remembered fields by the folded head; null is a column that was left out
 */
export function guessedColumns(
  kind: ImportKind,
  heads: readonly string[],
  remembered: ReadonlyMap<string, Field | null> = new Map(),
): (Field | null)[] {
  const columns: (Field | null)[] = heads.map(() => null)
  const taken = new Set<Field>()
  const open = new Set(heads.keys())
  for (const [at, head] of heads.entries()) {
    const field = remembered.get(folded(head))
    if (field === undefined || folded(head) === '') continue
    open.delete(at)
    if (field === null || taken.has(field)) continue
    columns[at] = field
    taken.add(field)
  }
  const guesses = [...open]
    .flatMap((at) =>
      fieldsOf[kind].map((field) => ({ at, field, sure: sureness(folded(heads[at] ?? ''), field) })),
    )
    .filter(({ sure }) => sure > 0)
    .sort((a, b) => b.sure - a.sure || a.at - b.at)
  for (const { at, field } of guesses) {
    if (!open.has(at) || taken.has(field)) continue
    columns[at] = field
    taken.add(field)
    open.delete(at)
  }
  return columns
}

/** Rows above the heads are looked through as far as this. */
const deepest = 15

/**
 * Which row holds the heads: the first one where most cells are heads we know, since a sheet may open with a title.
 * @returns the index in `rows`
 */
export function headRowOf(kind: ImportKind, rows: readonly (readonly string[])[]): number {
  let best = { at: 0, known: 0 }
  for (const [at, cells] of rows.slice(0, deepest).entries()) {
    const known = guessedColumns(kind, cells).filter((field) => field !== null).length
    if (known > best.known) best = { at, known }
  }
  if (best.known >= 2) return best.at
  const wide = rows.slice(0, deepest).findIndex((cells) => cells.filter((cell) => cell !== '').length >= 2)
  return best.known > 0 ? best.at : Math.max(0, wide)
}

/** What is said of a sheet's shape when it is kept: its heads, and the rows under them with their numbers. */
export function headed(
  kind: ImportKind,
  rows: readonly [number, string[]][],
): { heads: string[]; rows: [number, string[]][] } {
  const at = headRowOf(
    kind,
    rows.map(([, cells]) => cells),
  )
  const below = rows.slice(at + 1)
  const width = Math.max(0, ...[rows[at], ...below].map((row) => row?.[1].length ?? 0))
  const heads = Array.from({ length: width }, (_, column) => rows[at]?.[1][column] ?? '')
  return { heads, rows: below }
}
