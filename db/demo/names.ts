// First and last names that people of the demo are put together from; the combinations are invented.
// Surnames of present and former ministers and permanent secretaries are left out on purpose.
import type { Locale } from '../schema'
import type { Chance } from './random'

const words = (list: string) => list.trim().split(/\s+/)

const finnishFirst = words(`
  Aila Aino-Maija Aki Alina Aleksi Anja Anne Anneli Anni Annika Anssi Anu Ari Arja Arto Atte Auli Eeva Eero Eija
  Eila Elina Elisa Emilia Ere Erja Esko Essi Eveliina Hanna Hannes Hannu Harri Heidi Heikki Heini Heli Helena
  Henna Henri Iida Iiris Ilari Ilona Ilpo Inka Irja Irma Ismo Jaakko Jaana Jani Janne Jari Jarmo Jenni Joel
  Johanna Joni Jouko Jouni Juhani Jukka-Pekka Julia Jussi Kaarina Kaisa Kalevi Kari Karoliina Katariina Kati
  Katja Katri Kimmo Kirsi Kirsti Krista Kristiina Lasse Laura Lauri Leea Leena Liisa Lotta Maarit Maija Mari
  Maria Marika Marjo Marjut Markus Marko Matti Mauri Meeri Merja Mervi Mika Mikael Mikko Minna Mira Miia Niina
  Niko Noora Olli Oona Osmo Outi Paula Pauliina Pekka Petra Pertti Pia Piia Pirjo Päivi Raija Raimo Reetta Reijo
  Riikka Riina Risto Ritva Roope Saara Saija Sakari Samuli Sanna Santeri Sari Satu Seija Sini Sirpa Susanna
  Taina Taneli Tarja Teemu Teija Tero Tiina Timo Titta Tomi Tuija Tuire Tuomas Tuula Tytti Ulla Urpo Vappu Veera
  Veikko Venla Vesa Vilja Ville Virpi Vuokko Yrjö
`)

const finnishLast = words(`
  Aarnio Ahola Ahonen Alanko Alatalo Arvola Asikainen Autio Ekola Elo Eskola Haapala Haapaniemi Haavisto-Laine
  Hakala Hakkarainen Halla Hannula Harju Harjula Hartikainen Heikkilä Heikkinen Heino Helin Helminen
  Hietala Hiltunen Hirvelä Hirvonen Hokkanen Honkala Honkanen Huotari Hyvärinen Hämäläinen
   Iivonen Ilves Immonen Isokangas Jalkanen Jalonen Jokela Jokinen Junttila Jussila Juvonen Jääskeläinen
  Kaartinen Kainulainen Kallio Kalliokoski Kangas Kankaanpää Karhula Karppinen Karvonen Kaukonen Kauppinen Keinänen
  Kekäläinen Kemppainen Keskitalo Ketola Kettunen Kinnunen Kivelä Kivinen Koivula Koivisto-Mäki Kokko Kokkonen Kolari
  Komulainen Konttinen Korhola Korpela Korpi Kortelainen Koskela Koskenniemi Kosonen Kuisma Kukkonen Kulmala Kumpula
  Kuosmanen Kurki Kuusela Kuusisto Kärki Kärkkäinen Lahtela Laaksonen Laakso Laitila Lampinen
  Lappalainen Laukkanen Laurila Lehtimäki Lehto Lehtola Leino Leinonen Leivo Leppälä Leppänen Liimatainen Lindroos
  Linnala Loikkanen Luhtala Lukkarinen Luoto Luukkonen Maunula Mertala Miettinen Mikkola Moilanen Mononen Mustonen
  Myllylä Myllymäki Mäenpää Mäkelä Mäkipää Määttä Naukkarinen Nevala Nieminen Niittymäki Nikkilä Nissinen
  Nokelainen Nousiainen Nurmela Nurminen Nykänen Närhi Oikarinen Ojala Ojanen Oksala Oksanen Ollila Paananen
  Pajunen Palola Parkkinen Partala Parviainen Pasanen Peltola Peltonen Pennala Perälä Pesola Pietilä Piippo Pirhonen
  Pitkälä Pohjola Poutiainen Puhakka Pulkkila Puustinen Pylkkänen Raatikainen Rajala Ranta Rantala Rauhala Rautiainen
  Rautio Riihelä Riihimäki Rintala Ristola Rossi Routio Ruokola Ruotsalainen Saarela Saarelainen Saari
  Saarinen Saastamoinen Salmela Salminiitty Salo Salonen Savela Savolainen Seppälä Siltala Silvola Simola Sirola
  Sorsa-Aho Sundell Suominiemi Suvanto Syrjälä Taipale Takala Tamminen Tanskanen Tervo Tiainen Tikka Tirkkonen
  Toivola Toivonen Tolonen Tolvanen Tuominen Turpeinen Turunen Tähtinen Uotila Uusitalo Vainio Vainionpää Valkama
  Vartiainen Varis Vehmas Vesala Vesterinen Vierimaa Vihavainen Viitala Vilkko Vilkuna Virtala Voutilainen Vuorela
  Vuorinen Väisänen Väyrylä Ylinen Ylitalo Ylönen Äijälä Öhman
`)

const swedishFirst = words(`
  Agneta Anders-Olof Anna-Lena Annette Axel Barbro Bengt Birgitta Björn Bo Camilla Carola Catharina Cecilia Charlotta
  Christel Christian Christina Christoffer Clara Dan Ebba Elisabet Emil Erik Erika Eva-Lotta Filip Fredrik Gun Gunilla
  Gustav Göran Hans Harriet Henrik Ida Ingela Ingmar Jan-Erik Jenny Johan Jonas Josefin Karin Karl-Johan Kerstin
  Lars Linnea Lisbeth Mats Monica Mårten Ole Patrik Peter Pia Rasmus Rolf Sara Sebastian Sofia Stefan Sten Susann
  Sven-Erik Tage Thomas Tove Ulf Ulrika Viktoria Yvonne Åke Åsa
`)

const swedishLast = words(`
  Ahlbäck Ahlskog Almqvist Asplund Backlund Berglund Björkholm Björklund Blomfelt Boström Byskata Cederberg Dahlbo
  Dahlkvist Edström Ehrstedt Ekblad Ekholm Eklöf Engblom Fagerholm Forsgård Forsman Granholm Grönblom Gröndahl
  Hagström Hedberg Hellström Herrgård Holmstrand Häggblom Högnäs Kronholm Kullberg Källman Lindholm Lindgård Ljungqvist
  Lundberg Långbacka Malmgren Mannfors Nordlund Nordström Norrgård Nygård Näsman Ollqvist Påhls Rehnberg Rosenlund
  Rönnholm Sandholm Sjöblom Sjögård Skoglund Snickars Stenbacka Ståhlberg Söderberg Söderlund Sundqvist Thylin
  Ulfstedt Wallgård Westerholm Westerlund Wiklund Wikström Åbergsson Åkerholm Öhlund Österbacka Österholm
`)

const otherFirst = words(`
  Amelia Andrei Beatriz Daniel Elena Emma Farah Giulia Hugo Ines James Katrin Liam Lucia Marta Mei Nadia Oliver
  Pierre Priya Rachel Samuel Sofie Tomasz Valeria William Yusuf Zsófia
`)

const otherLast = words(`
  Abbott Banerjee Carvalho Conway Delgado Dumont Farkas Ferraro Goldberg Haddad Hughes Ivanova Jansen Kask Kowalczyk
  Lindqvist-Brown Marchetti Murphy Nakamura Novak Okoro Petrova Reilly Rossini Tamm Vandenberg Walsh Whitaker
`)

/** The names above that men have; the others are women's. */
const mens = new Set(
  words(`
    Aki Aleksi Anssi Ari Arto Atte Eero Ere Esko Hannes Hannu Harri Heikki Henri Ilari Ilpo Ismo Jaakko Jani Janne Jari
    Jarmo Joel Joni Jouko Jouni Juhani Jukka-Pekka Jussi Kalevi Kari Kimmo Lasse Lauri Markus Marko Matti Mauri Mika
    Mikael Mikko Niko Olli Osmo Pekka Pertti Raimo Reijo Risto Roope Sakari Samuli Santeri Taneli Teemu Tero Timo Tomi
    Tuomas Urpo Veikko Vesa Ville Yrjö
    Anders-Olof Axel Bengt Björn Bo Christian Christoffer Dan Emil Erik Filip Fredrik Gustav Göran Hans Henrik Ingmar
    Jan-Erik Johan Jonas Karl-Johan Lars Mats Mårten Ole Patrik Peter Rasmus Rolf Sebastian Stefan Sten Sven-Erik Tage
    Thomas Ulf Åke
    Andrei Daniel Hugo James Liam Oliver Pierre Samuel Tomasz William Yusuf
  `),
)
export const isMans = (firstName: string): boolean => mens.has(firstName) || firstName === 'Kalle'

const lists: Record<Locale, readonly [string[], string[]]> = {
  fi: [finnishFirst, finnishLast],
  sv: [swedishFirst, swedishLast],
  en: [otherFirst, otherLast],
}

export type Name = { firstName: string; lastName: string }

/** Deals names that are new while the lists have new ones to give, and namesakes after that. */
export function nameDealer(chance: Chance, reserved: readonly Name[]): (language: Locale) => Name {
  const dealt = new Set(reserved.map((name) => `${name.firstName} ${name.lastName}`))
  return (language) => {
    const [first, last] = lists[language]
    let name = { firstName: chance.oneOf(first), lastName: chance.oneOf(last) }
    for (let turn = 0; turn < 12 && dealt.has(`${name.firstName} ${name.lastName}`); turn += 1) {
      name = { firstName: chance.oneOf(first), lastName: chance.oneOf(last) }
    }
    dealt.add(`${name.firstName} ${name.lastName}`)
    return name
  }
}

/** "Åsa-Maj" → "asa-maj": the letters an address of the state has. */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z-]/g, '')
