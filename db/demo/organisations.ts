// The bodies of the demo under their public names: ministries and the agencies under each, municipalities,
// wellbeing services counties, Parliament's offices and a few others. Lines read "sign | Finnish | Swedish | English".
import type { OrganisationKind } from '../schema'

export type Titles = { fi: string; sv: string; en: string }

export type Body = {
  names: Titles
  kind: OrganisationKind
  sectorCode: string | null
  /** The first label of its mail domain. */
  domain: string
  opensOn: string
  /** How likely its people speak Swedish. */
  swedish: number
  /** The title of its head, where it is not the usual one. */
  head?: Titles
}

const table = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))

const titles = (cells: readonly string[]): Titles => {
  const [fi = '', sv = '', en = ''] = cells
  return { fi, sv, en }
}

const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Sign, mail domain and the three names of each ministry; the sector has the same names. */
export const sectors = table(`
  VNK | vnk   | valtioneuvoston kanslia          | statsrådets kansli                  | Prime Minister's Office
  UM  | um    | ulkoministeriö                   | utrikesministeriet                  | Ministry for Foreign Affairs
  OM  | om    | oikeusministeriö                 | justitieministeriet                 | Ministry of Justice
  SM  | sm    | sisäministeriö                   | inrikesministeriet                  | Ministry of the Interior
  PLM | plm   | puolustusministeriö              | försvarsministeriet                 | Ministry of Defence
  VM  | vm    | valtiovarainministeriö           | finansministeriet                   | Ministry of Finance
  OKM | okm   | opetus- ja kulttuuriministeriö   | undervisnings- och kulturministeriet | Ministry of Education and Culture
  MMM | mmm   | maa- ja metsätalousministeriö    | jord- och skogsbruksministeriet     | Ministry of Agriculture and Forestry
  LVM | lvm   | liikenne- ja viestintäministeriö | kommunikationsministeriet           | Ministry of Transport and Communications
  TEM | tem   | työ- ja elinkeinoministeriö      | arbets- och näringsministeriet      | Ministry of Economic Affairs and Employment
  STM | stm   | sosiaali- ja terveysministeriö   | social- och hälsovårdsministeriet   | Ministry of Social Affairs and Health
  YM  | ym    | ympäristöministeriö              | miljöministeriet                    | Ministry of the Environment
`).map(([code = '', domain = '', ...names]) => ({ code, domain, names: titles(names) }))

const agencies = table(`
  OM  | ork        | Oikeusrekisterikeskus | Rättsregistercentralen | Legal Register Centre
  OM  | rise       | Rikosseuraamuslaitos | Brottspåföljdsmyndigheten | Prison and Probation Service of Finland
  OM  | ulosotto   | Ulosottolaitos | Utsökningsverket | National Enforcement Authority Finland
  OM  | domstol    | Tuomioistuinvirasto | Domstolsverket | National Courts Administration
  OM  | syyttaja   | Syyttäjälaitos | Åklagarmyndigheten | National Prosecution Authority
  OM  | tietosuoja | Tietosuojavaltuutetun toimisto | Dataombudsmannens byrå | Office of the Data Protection Ombudsman
  SM  | polha      | Poliisihallitus | Polisstyrelsen | National Police Board
  SM  | supo       | Suojelupoliisi | Skyddspolisen | Finnish Security and Intelligence Service
  SM  | raja       | Rajavartiolaitos | Gränsbevakningsväsendet | Finnish Border Guard
  SM  | migri      | Maahanmuuttovirasto | Migrationsverket | Finnish Immigration Service
  SM  | hatakeskus | Hätäkeskuslaitos | Nödcentralsverket | Emergency Response Centre Agency
  SM  | pelastusop | Pelastusopisto | Räddningsinstitutet | Emergency Services Academy Finland
  SM  | polamk     | Poliisiammattikorkeakoulu | Polisyrkeshögskolan | Police University College
  PLM | mil        | Puolustusvoimat | Försvarsmakten | Finnish Defence Forces
  PLM | tutkimusl  | Puolustusvoimien tutkimuslaitos | Försvarsmaktens forskningsanstalt | Finnish Defence Research Agency
  VM  | vero       | Verohallinto | Skatteförvaltningen | Tax Administration
  VM  | tulli      | Tulli | Tullen | Finnish Customs
  VM  | stat       | Tilastokeskus | Statistikcentralen | Statistics Finland
  VM  | valtiokonttori | Valtiokonttori | Statskontoret | State Treasury
  VM  | vatt       | Valtion taloudellinen tutkimuskeskus | Statens ekonomiska forskningscentral | VATT Institute for Economic Research
  VM  | dvv        | Digi- ja väestötietovirasto | Myndigheten för digitalisering och befolkningsdata | Digital and Population Data Services Agency
  VM  | valtori    | Valtion tieto- ja viestintätekniikkakeskus Valtori | Statens center för informations- och kommunikationsteknik Valtori | Government ICT Centre Valtori
  VM  | palkeet    | Valtion talous- ja henkilöstöhallinnon palvelukeskus Palkeet | Servicecentret för statens ekonomi- och personalförvaltning Palkeet | Finnish Government Shared Services Centre for Finance and HR Palkeet
  VM  | rvv        | Rahoitusvakausvirasto | Verket för finansiell stabilitet | Financial Stability Authority
  OKM | oph        | Opetushallitus | Utbildningsstyrelsen | Finnish National Agency for Education
  OKM | kansallisarkisto | Kansallisarkisto | Riksarkivet | National Archives of Finland
  OKM | museovirasto | Museovirasto | Museiverket | Finnish Heritage Agency
  OKM | aka        | Suomen Akatemia | Finlands Akademi | Research Council of Finland
  OKM | kavi       | Kansallinen audiovisuaalinen instituutti | Nationella audiovisuella institutet | National Audiovisual Institute
  OKM | kotus      | Kotimaisten kielten keskus | Institutet för de inhemska språken | Institute for the Languages of Finland
  MMM | ruokavirasto | Ruokavirasto | Livsmedelsverket | Finnish Food Authority
  MMM | mml        | Maanmittauslaitos | Lantmäteriverket | National Land Survey of Finland
  MMM | luke       | Luonnonvarakeskus | Naturresursinstitutet | Natural Resources Institute Finland
  LVM | vayla      | Väylävirasto | Trafikledsverket | Finnish Transport Infrastructure Agency
  LVM | traficom   | Liikenne- ja viestintävirasto Traficom | Transport- och kommunikationsverket Traficom | Finnish Transport and Communications Agency Traficom
  LVM | fmi        | Ilmatieteen laitos | Meteorologiska institutet | Finnish Meteorological Institute
  TEM | kkv        | Kilpailu- ja kuluttajavirasto | Konkurrens- och konsumentverket | Finnish Competition and Consumer Authority
  TEM | prh        | Patentti- ja rekisterihallitus | Patent- och registerstyrelsen | Finnish Patent and Registration Office
  TEM | tukes      | Turvallisuus- ja kemikaalivirasto Tukes | Säkerhets- och kemikalieverket Tukes | Finnish Safety and Chemicals Agency Tukes
  TEM | energia    | Energiavirasto | Energimyndigheten | Energy Authority
  TEM | gtk        | Geologian tutkimuskeskus | Geologiska forskningscentralen | Geological Survey of Finland
  TEM | nesa       | Huoltovarmuuskeskus | Försörjningsberedskapscentralen | National Emergency Supply Agency
  STM | thl        | Terveyden ja hyvinvoinnin laitos | Institutet för hälsa och välfärd | Finnish Institute for Health and Welfare
  STM | fimea      | Lääkealan turvallisuus- ja kehittämiskeskus Fimea | Säkerhets- och utvecklingscentret för läkemedelsområdet Fimea | Finnish Medicines Agency Fimea
  STM | stuk       | Säteilyturvakeskus | Strålsäkerhetscentralen | Radiation and Nuclear Safety Authority
  YM  | syke       | Suomen ympäristökeskus | Finlands miljöcentral | Finnish Environment Institute
`)

const agencyHeads: Record<string, Titles> = {
  syyttaja: { fi: 'valtakunnansyyttäjä', sv: 'riksåklagare', en: 'Prosecutor General' },
  tietosuoja: { fi: 'tietosuojavaltuutettu', sv: 'dataombudsman', en: 'Data Protection Ombudsman' },
  polha: { fi: 'poliisiylijohtaja', sv: 'polisöverdirektör', en: 'National Police Commissioner' },
  supo: { fi: 'päällikkö', sv: 'chef', en: 'Director' },
  raja: { fi: 'päällikkö', sv: 'chef', en: 'Chief of the Border Guard' },
  mil: { fi: 'pääesikunnan päällikkö', sv: 'chef för huvudstaben', en: 'Chief of Defence Command' },
  tutkimusl: { fi: 'johtaja', sv: 'direktör', en: 'Director' },
  hatakeskus: { fi: 'johtaja', sv: 'direktör', en: 'Director' },
  pelastusop: { fi: 'rehtori', sv: 'rektor', en: 'Rector' },
  polamk: { fi: 'rehtori', sv: 'rektor', en: 'Rector' },
  kotus: { fi: 'johtaja', sv: 'direktör', en: 'Director' },
  kavi: { fi: 'johtaja', sv: 'direktör', en: 'Director' },
  valtori: { fi: 'toimitusjohtaja', sv: 'verkställande direktör', en: 'Chief Executive Officer' },
  palkeet: { fi: 'toimitusjohtaja', sv: 'verkställande direktör', en: 'Chief Executive Officer' },
  nesa: { fi: 'toimitusjohtaja', sv: 'verkställande direktör', en: 'Chief Executive Officer' },
}

/** Genitive, Swedish name, English name, how likely people speak Swedish; a town unless marked "kunta". */
const municipalities = table(`
  helsinki     | Helsingin | Helsingfors | Helsinki | 0.1
  espoo        | Espoon | Esbo | Espoo | 0.1
  tampere      | Tampereen | Tammerfors | Tampere | 0
  vantaa       | Vantaan | Vanda | Vantaa | 0
  oulu         | Oulun | Uleåborg | Oulu | 0
  turku        | Turun | Åbo | Turku | 0.2
  jyvaskyla    | Jyväskylän | Jyväskylä | Jyväskylä | 0
  kuopio       | Kuopion | Kuopio | Kuopio | 0
  lahti        | Lahden | Lahtis | Lahti | 0
  pori         | Porin | Björneborg | Pori | 0
  joensuu      | Joensuun | Joensuu | Joensuu | 0
  lappeenranta | Lappeenrannan | Villmanstrand | Lappeenranta | 0
  vaasa        | Vaasan | Vasa | Vaasa | 0.4
  seinajoki    | Seinäjoen | Seinäjoki | Seinäjoki | 0
  rovaniemi    | Rovaniemen | Rovaniemi | Rovaniemi | 0
  kotka        | Kotkan | Kotka | Kotka | 0
  hameenlinna  | Hämeenlinnan | Tavastehus | Hämeenlinna | 0
  porvoo       | Porvoon | Borgå | Porvoo | 0.4
  mikkeli      | Mikkelin | S:t Michel | Mikkeli | 0
  kokkola      | Kokkolan | Karleby | Kokkola | 0.3
  kajaani      | Kajaanin | Kajana | Kajaani | 0
  kirkkonummi  | Kirkkonummen | Kyrkslätt | Kirkkonummi | 0.3 | kunta
  raasepori    | Raaseporin | Raseborg | Raseborg | 1
  pietarsaari  | Pietarsaaren | Jakobstad | Jakobstad | 1
  sipoo        | Sipoon | Sibbo | Sipoo | 0.5 | kunta
  inkoo        | Inkoon | Ingå | Ingå | 1 | kunta
  mustasaari   | Mustasaaren | Korsholm | Korsholm | 1 | kunta
  parainen     | Paraisten | Pargas | Pargas | 1
  hanko        | Hangon | Hangö | Hanko | 0.6
  narpio       | Närpiön | Närpes | Närpes | 1
  rauma        | Rauman | Raumo | Rauma | 0
  kouvola      | Kouvolan | Kouvola | Kouvola | 0
  salo         | Salon | Salo | Salo | 0
  hyvinkaa     | Hyvinkään | Hyvinge | Hyvinkää | 0
  nurmijarvi   | Nurmijärven | Nurmijärvi | Nurmijärvi | 0 | kunta
  jarvenpaa    | Järvenpään | Träskända | Järvenpää | 0
  kerava       | Keravan | Kervo | Kerava | 0
  tuusula      | Tuusulan | Tusby | Tuusula | 0 | kunta
  lohja        | Lohjan | Lojo | Lohja | 0
  kaarina      | Kaarinan | S:t Karins | Kaarina | 0
  ylojarvi     | Ylöjärven | Ylöjärvi | Ylöjärvi | 0
  kangasala    | Kangasalan | Kangasala | Kangasala | 0
  riihimaki    | Riihimäen | Riihimäki | Riihimäki | 0
  imatra       | Imatran | Imatra | Imatra | 0
  savonlinna   | Savonlinnan | Nyslott | Savonlinna | 0
  iisalmi      | Iisalmen | Idensalmi | Iisalmi | 0
  varkaus      | Varkauden | Varkaus | Varkaus | 0
  tornio       | Tornion | Torneå | Tornio | 0
  kemi         | Kemin | Kemi | Kemi | 0
  raahe        | Raahen | Brahestad | Raahe | 0
  ylivieska    | Ylivieskan | Ylivieska | Ylivieska | 0
  loviisa      | Loviisan | Lovisa | Loviisa | 0.4
  sastamala    | Sastamalan | Sastamala | Sastamala | 0
  valkeakoski  | Valkeakosken | Valkeakoski | Valkeakoski | 0
  forssa       | Forssan | Forssa | Forssa | 0
  heinola      | Heinolan | Heinola | Heinola | 0
  inari        | Inarin | Enare | Inari | 0 | kunta
  sodankyla    | Sodankylän | Sodankylä | Sodankylä | 0 | kunta
  kuusamo      | Kuusamon | Kuusamo | Kuusamo | 0
  siilinjarvi  | Siilinjärven | Siilinjärvi | Siilinjärvi | 0 | kunta
`)

const mayor: Titles = { fi: 'pormestari', sv: 'borgmästare', en: 'Mayor' }
const mayors: Record<string, Titles> = { helsinki: mayor, tampere: mayor, turku: mayor }
const cityManager: Titles = { fi: 'kaupunginjohtaja', sv: 'stadsdirektör', en: 'City Manager' }
const municipalManager: Titles = { fi: 'kunnanjohtaja', sv: 'kommundirektör', en: 'Municipal Manager' }

const counties = table(`
  ekhva       | Etelä-Karjalan hyvinvointialue | Södra Karelens välfärdsområde | South Karelia | 0
  hyvaep      | Etelä-Pohjanmaan hyvinvointialue | Södra Österbottens välfärdsområde | South Ostrobothnia | 0
  etelasavo   | Etelä-Savon hyvinvointialue | Södra Savolax välfärdsområde | South Savo | 0
  ituha       | Itä-Uudenmaan hyvinvointialue | Östra Nylands välfärdsområde | East Uusimaa | 0.4
  khaine      | Kainuun hyvinvointialue | Kajanalands välfärdsområde | Kainuu | 0
  omahame     | Kanta-Hämeen hyvinvointialue | Egentliga Tavastlands välfärdsområde | Kanta-Häme | 0
  soite       | Keski-Pohjanmaan hyvinvointialue | Mellersta Österbottens välfärdsområde | Central Ostrobothnia | 0.2
  hyvaks      | Keski-Suomen hyvinvointialue | Mellersta Finlands välfärdsområde | Central Finland | 0
  kymenhva    | Kymenlaakson hyvinvointialue | Kymmenedalens välfärdsområde | Kymenlaakso | 0
  lapha       | Lapin hyvinvointialue | Lapplands välfärdsområde | Lapland | 0
  luvn        | Länsi-Uudenmaan hyvinvointialue | Västra Nylands välfärdsområde | West Uusimaa | 0.3
  pirha       | Pirkanmaan hyvinvointialue | Birkalands välfärdsområde | Pirkanmaa | 0
  ovph        | Pohjanmaan hyvinvointialue | Österbottens välfärdsområde | Ostrobothnia | 0.8
  pohde       | Pohjois-Pohjanmaan hyvinvointialue | Norra Österbottens välfärdsområde | North Ostrobothnia | 0
  varha       | Varsinais-Suomen hyvinvointialue | Egentliga Finlands välfärdsområde | Southwest Finland | 0.2
  siunsote    | Pohjois-Karjalan hyvinvointialue | Norra Karelens välfärdsområde | North Karelia | 0
  pshyvinvointialue | Pohjois-Savon hyvinvointialue | Norra Savolax välfärdsområde | North Savo | 0
  paijatha    | Päijät-Hämeen hyvinvointialue | Päijänne-Tavastlands välfärdsområde | Päijät-Häme | 0
  sata        | Satakunnan hyvinvointialue | Satakunta välfärdsområde | Satakunta | 0
  vakehyva    | Vantaan ja Keravan hyvinvointialue | Vanda och Kervo välfärdsområde | Vantaa and Kerava | 0
  keusote     | Keski-Uudenmaan hyvinvointialue | Mellersta Nylands välfärdsområde | Central Uusimaa | 0
`)

const others = table(`
  parliament  |     | eduskunta | Eduskunnan kanslia | Riksdagens kansli | Parliamentary Office | pääsihteeri | generalsekreterare | Secretary General
  parliament  |     | oikeusasiamies | Eduskunnan oikeusasiamiehen kanslia | Riksdagens justitieombudsmans kansli | Office of the Parliamentary Ombudsman | kansliapäällikkö | kanslichef | Secretary General
  parliament  |     | vtv | Valtiontalouden tarkastusvirasto | Statens revisionsverk | National Audit Office of Finland | pääjohtaja | generaldirektör | Auditor General
  parliament  |     | fiia | Ulkopoliittinen instituutti | Utrikespolitiska institutet | Finnish Institute of International Affairs | johtaja | direktör | Director
  otherPublic |     | kela | Kansaneläkelaitos Kela | Folkpensionsanstalten FPA | Social Insurance Institution of Finland Kela | pääjohtaja | generaldirektör | Director General
  otherPublic |     | suomenpankki | Suomen Pankki | Finlands Bank | Bank of Finland | hallintojohtaja | förvaltningsdirektör | Chief Administrative Officer
  otherPublic |     | okv | Oikeuskanslerinvirasto | Justitiekanslersämbetet | Office of the Chancellor of Justice | kansliapäällikkö | kanslichef | Secretary General
  otherPublic |     | keva | Keva | Keva | Keva | toimitusjohtaja | verkställande direktör | Chief Executive Officer
  otherPublic | VM  | senaatti | Senaatti-kiinteistöt | Senatfastigheter | Senate Properties | toimitusjohtaja | verkställande direktör | Chief Executive Officer
  otherPublic | MMM | metsa | Metsähallitus | Forststyrelsen | Metsähallitus | pääjohtaja | generaldirektör | Director General
  otherPublic | STM | ttl | Työterveyslaitos | Arbetshälsoinstitutet | Finnish Institute of Occupational Health | pääjohtaja | generaldirektör | Director General
  company     | VM  | haus | HAUS kehittämiskeskus Oy | HAUS kehittämiskeskus Oy | HAUS Finnish Institute of Public Management Ltd | toimitusjohtaja | verkställande direktör | Chief Executive Officer
  company     |     | lumo | Lumo Muotoilu Oy | Lumo Muotoilu Oy | Lumo Muotoilu Oy | toimitusjohtaja | verkställande direktör | Chief Executive Officer
  company     |     | nordlys | Nordlys Data Oy | Nordlys Data Ab | Nordlys Data Ltd | toimitusjohtaja | verkställande direktör | Chief Executive Officer
  association |     | kuntaliitto | Suomen Kuntaliitto ry | Finlands Kommunförbund rf | Association of Finnish Municipalities | johtaja | direktör | Director
  association |     | avoinhallinto | Avoin hallinto ry | Öppen förvaltning rf | Open Government Association | toiminnanjohtaja | verksamhetsledare | Executive Director
`)

const founded = '2000-01-01'

/** Ministries, then agencies, municipalities, counties and the rest. @param wide also the bodies that only big worlds have */
export function bodies(wide: boolean): Body[] {
  const under = (sectorCode: string | null, opensOn = founded) => ({ sectorCode, opensOn, swedish: 0.085 })
  return [
    ...sectors.map(({ code, domain, names }) => ({
      ...under(code),
      names: { fi: upperFirst(names.fi), sv: upperFirst(names.sv), en: names.en },
      kind: 'ministry' as const,
      domain,
    })),
    ...agencies.map(([code = '', domain = '', ...names]) => ({
      ...under(code),
      names: titles(names),
      kind: 'agency' as const,
      domain,
      head: agencyHeads[domain],
    })),
    ...municipalities.slice(0, wide ? undefined : 28).map((cells) => {
      const [domain = '', genitive = '', sv = '', en = '', swedish = '0', type] = cells
      const rural = type === 'kunta'
      return {
        ...under(null),
        names: rural
          ? { fi: `${genitive} kunta`, sv: `${sv} kommun`, en: `Municipality of ${en}` }
          : { fi: `${genitive} kaupunki`, sv: `${sv} stad`, en: `City of ${en}` },
        kind: 'municipality' as const,
        domain,
        swedish: Number(swedish),
        head: mayors[domain] ?? (rural ? municipalManager : cityManager),
      }
    }),
    ...counties.slice(0, wide ? undefined : 15).map(([domain = '', fi = '', sv = '', en = '', swedish]) => ({
      ...under(null, '2022-03-01'),
      names: { fi, sv, en: `Wellbeing Services County of ${en}` },
      kind: 'wellbeingCounty' as const,
      domain,
      swedish: Number(swedish),
      head: { fi: 'hyvinvointialuejohtaja', sv: 'välfärdsområdesdirektör', en: 'County Director' },
    })),
    ...others.map(([kind = '', sector = '', domain = '', ...rest]) => ({
      ...under(sector || null),
      names: titles(rest.slice(0, 3)),
      kind: kind as OrganisationKind,
      domain,
      head: titles(rest.slice(3)),
    })),
  ]
}
