// What the events of the demo are about, in three languages, with the roles of those who speak.

export type Three = readonly [fi: string, sv: string, en: string]

export type Topic = {
  title: Three
  description: Three
  /** The main speech. */
  speech: Three
  /** How the speaker is introduced; the state's languages print it as given, in Finnish. */
  speaker: string
}

export const managementDayTopics: Topic[] = [
  {
    title: [
      'Johdon päivä: Tieto johtamisen tukena',
      'Ledningens dag: Kunskap som stöd för ledarskapet',
      'Management Day: Leading with Knowledge',
    ],
    description: [
      'Iltapäivän aikana keskustelemme siitä, miten tietoa käytetään päätöksenteossa ja miten ylin johto voi vahvistaa tiedolla johtamista omassa organisaatiossaan.',
      'Under eftermiddagen diskuterar vi hur kunskap används i beslutsfattandet och hur den högsta ledningen kan stärka kunskapsledningen i den egna organisationen.',
      'During the afternoon we discuss how knowledge is used in decision-making and how senior managers can strengthen it in their own organisations.',
    ],
    speech: [
      'Tieto ja luottamus päätöksenteossa',
      'Kunskap och förtroende i beslutsfattandet',
      'Knowledge and trust in decision-making',
    ],
    speaker: 'professori, Tampereen yliopisto',
  },
  {
    title: [
      'Johdon päivä: Uudistuva valtio työnantajana',
      'Ledningens dag: Staten som arbetsgivare i förnyelse',
      'Management Day: Renewing the State as an Employer',
    ],
    description: [
      'Päivän aiheena on valtion työnantajakuva, henkilöstön liikkuvuus ja osaamisen kehittäminen.',
      'Dagens tema är bilden av staten som arbetsgivare, personalens rörlighet och kompetensutveckling.',
      'The theme of the day is the state’s profile as an employer, mobility and the development of competence.',
    ],
    speech: [
      'Mikä saa osaajat tulemaan valtiolle – ja pysymään?',
      'Vad lockar kompetenta människor till staten – och får dem att stanna?',
      'What brings talent to the state – and keeps it?',
    ],
    speaker: 'tutkimusjohtaja, Työterveyslaitos',
  },
  {
    title: [
      'Johdon päivä: Varautuminen ja kriisinkestävyys',
      'Ledningens dag: Beredskap och resiliens',
      'Management Day: Preparedness and Resilience',
    ],
    description: [
      'Käsittelemme ylimmän johdon tehtäviä häiriötilanteissa ja varautumista yli hallinnonalojen rajojen.',
      'Vi behandlar den högsta ledningens uppgifter vid störningar och beredskap över förvaltningsområdenas gränser.',
      'We look at the tasks of senior management in disruptions and at preparedness across administrative sectors.',
    ],
    speech: [
      'Johtaminen, kun tilannekuva on epävarma',
      'Att leda när lägesbilden är osäker',
      'Leading when the picture is unclear',
    ],
    speaker: 'turvallisuusjohtaja, Huoltovarmuuskeskus',
  },
  {
    title: [
      'Johdon päivä: Digitalisaatio ja asiakaslähtöisyys',
      'Ledningens dag: Digitalisering och kundorientering',
      'Management Day: Digitalisation and Customer Orientation',
    ],
    description: [
      'Miten palvelut uudistetaan asiakkaan näkökulmasta ja mitä se edellyttää johtamiselta?',
      'Hur förnyas tjänsterna ur kundens perspektiv och vad kräver det av ledarskapet?',
      'How are services renewed from the customer’s point of view, and what does that require of leadership?',
    ],
    speech: [
      'Palvelu, joka toimii ensimmäisellä kerralla',
      'En tjänst som fungerar på första försöket',
      'A service that works the first time',
    ],
    speaker: 'palvelumuotoilun johtaja, Lumo Muotoilu Oy',
  },
  {
    title: [
      'Johdon päivä: Tekoäly julkisessa hallinnossa',
      'Ledningens dag: Artificiell intelligens i den offentliga förvaltningen',
      'Management Day: Artificial Intelligence in Public Administration',
    ],
    description: [
      'Päivässä käydään läpi tekoälyn vastuullista käyttöä, virkavastuuta ja ensimmäisiä kokemuksia virastoista.',
      'Under dagen går vi igenom ansvarsfull användning av artificiell intelligens, tjänsteansvaret och ämbetsverkens första erfarenheter.',
      'The day covers the responsible use of artificial intelligence, official accountability and first experiences from agencies.',
    ],
    speech: [
      'Mitä tekoäly muuttaa johtajan työssä?',
      'Vad förändrar artificiell intelligens i chefens arbete?',
      'What does artificial intelligence change in a leader’s work?',
    ],
    speaker: 'professori, Aalto-yliopisto',
  },
  {
    title: [
      'Johdon päivä: Talouden kehykset ja tuottavuus',
      'Ledningens dag: De ekonomiska ramarna och produktiviteten',
      'Management Day: Spending Limits and Productivity',
    ],
    description: [
      'Aiheina ovat julkisen talouden näkymät, valtionhallinnon tuottavuus ja johdon keinot vaikuttaa siihen.',
      'Ämnena är utsikterna för den offentliga ekonomin, statsförvaltningens produktivitet och ledningens möjligheter att påverka den.',
      'The topics are the outlook for public finances, productivity in central government and what managers can do about it.',
    ],
    speech: [
      'Julkisen talouden näkymät',
      'Utsikterna för den offentliga ekonomin',
      'The outlook for public finances',
    ],
    speaker: 'ylijohtaja, valtiovarainministeriö',
  },
  {
    title: [
      'Johdon päivä: Hiilineutraali yhteiskunta',
      'Ledningens dag: Ett koldioxidneutralt samhälle',
      'Management Day: A Carbon-Neutral Society',
    ],
    description: [
      'Aiheena on ilmastotyö, joka ylittää hallinnonalojen rajat, ja johdon vastuu siitä.',
      'Temat är klimatarbetet över förvaltningsområdenas gränser och ledningens ansvar för det.',
      'The theme is climate work across administrative sectors and the responsibility of managers for it.',
    ],
    speech: ['Ilmastotyö on johtamista', 'Klimatarbete är ledarskap', 'Climate work is leadership'],
    speaker: 'professori, Suomen ympäristökeskus',
  },
  {
    title: [
      'Johdon päivä: Valtio alueilla',
      'Ledningens dag: Staten i regionerna',
      'Management Day: The State in the Regions',
    ],
    description: [
      'Keskustelemme valtion läsnäolosta alueilla, palveluverkosta ja monipaikkaisesta johtamisesta.',
      'Vi diskuterar statens närvaro i regionerna, servicenätet och multilokalt ledarskap.',
      'We discuss the presence of the state in the regions, the service network and multi-locational leadership.',
    ],
    speech: [
      'Lähellä ihmistä, yhdessä johdettuna',
      'Nära människan, gemensamt lett',
      'Close to people, led together',
    ],
    speaker: 'tutkimusjohtaja, Oulun yliopisto',
  },
  {
    title: [
      'Johdon päivä: Hallinnon arvot ja virkamiesetiikka',
      'Ledningens dag: Förvaltningens värden och tjänstemannaetiken',
      'Management Day: Values and Ethics in Government',
    ],
    description: [
      'Palaamme hallinnon perustaan: arvoihin, riippumattomuuteen ja ylimmän johdon esimerkkiin.',
      'Vi återvänder till förvaltningens grund: värdena, oavhängigheten och den högsta ledningens föredöme.',
      'We return to the foundations of government: values, independence and the example set by senior managers.',
    ],
    speech: ['Virkamies valinnan edessä', 'Tjänstemannen inför ett val', 'A civil servant facing a choice'],
    speaker: 'yliopistonlehtori, Itä-Suomen yliopisto',
  },
  {
    title: [
      'Johdon päivä: Yhteinen valtionhallinto',
      'Ledningens dag: En gemensam statsförvaltning',
      'Management Day: One Central Government',
    ],
    description: [
      'Keskustelemme yhteisistä tavoitteista, johtamissopimuksista ja yhteistyöstä yli hallinnonalojen.',
      'Vi diskuterar gemensamma mål, ledningsavtalen och samarbetet över förvaltningsområdena.',
      'We discuss common goals, leadership agreements and co-operation across administrative sectors.',
    ],
    speech: [
      'Siiloista yhteiseen vastuuseen',
      'Från stuprör till gemensamt ansvar',
      'From silos to shared responsibility',
    ],
    speaker: 'vanhempi neuvonantaja, OECD',
  },
]

export const publicManagementDayTopics: Topic[] = [
  {
    title: [
      'Julkisen johtamisen päivä: Johtajuus muutoksessa',
      'Dagen för offentligt ledarskap: Ledarskap i förändring',
      'Public Management Day: Leadership in Change',
    ],
    description: [
      'Valtion ja kuntien ylin johto kokoontuu yhteiseen päivään. Aiheena on johtajuus, kun yhteiskunta muuttuu nopeasti.',
      'Statens och kommunernas högsta ledning samlas till en gemensam dag. Temat är ledarskap i ett samhälle som förändras snabbt.',
      'Senior managers of the state and the municipalities meet for a day together. The theme is leadership in a fast-changing society.',
    ],
    speech: ['Johtajan kyky uudistua', 'Chefens förmåga att förnya sig', 'A leader’s ability to renew'],
    speaker: 'professori, Vaasan yliopisto',
  },
  {
    title: [
      'Julkisen johtamisen päivä: Luottamus',
      'Dagen för offentligt ledarskap: Förtroende',
      'Public Management Day: Trust',
    ],
    description: [
      'Päivä kokoaa julkisen hallinnon johdon keskustelemaan kansalaisten luottamuksesta ja sen vaalimisesta.',
      'Dagen samlar ledningen inom den offentliga förvaltningen till en diskussion om medborgarnas förtroende och hur det värnas.',
      'The day brings public managers together to discuss citizens’ trust and how to care for it.',
    ],
    speech: ['Luottamus ansaitaan joka päivä', 'Förtroende förtjänas varje dag', 'Trust is earned every day'],
    speaker: 'tutkimusprofessori, Helsingin yliopisto',
  },
  {
    title: [
      'Julkisen johtamisen päivä: Kestävä julkinen talous',
      'Dagen för offentligt ledarskap: En hållbar offentlig ekonomi',
      'Public Management Day: Sustainable Public Finances',
    ],
    description: [
      'Valtio, kunnat ja hyvinvointialueet etsivät yhdessä keinoja turvata palvelut ja talouden kantokyky.',
      'Staten, kommunerna och välfärdsområdena söker tillsammans sätt att trygga både servicen och ekonomins bärkraft.',
      'The state, the municipalities and the wellbeing services counties look together for ways to secure services and finances.',
    ],
    speech: [
      'Palvelut ja talouden kantokyky',
      'Servicen och ekonomins bärkraft',
      'Services and what the economy can carry',
    ],
    speaker: 'pääekonomisti, Nordlys Data Oy',
  },
  {
    title: [
      'Julkisen johtamisen päivä: Yhdessä yli rajojen',
      'Dagen för offentligt ledarskap: Tillsammans över gränserna',
      'Public Management Day: Together across Borders',
    ],
    description: [
      'Julkisen hallinnon johto kohtaa verkossa: yhteistyö poikkeusoloissa ja niiden jälkeen.',
      'Ledningen inom den offentliga förvaltningen möts på nätet: samarbete under undantagsförhållanden och efter dem.',
      'Public managers meet online: working together in exceptional circumstances and after them.',
    ],
    speech: [
      'Mitä poikkeusaika opetti johtajille',
      'Vad undantagstiden lärde ledarna',
      'What exceptional times taught leaders',
    ],
    speaker: 'kriisijohtamisen tutkija, Maanpuolustuskorkeakoulu',
  },
  {
    title: [
      'Julkisen johtamisen päivä: Osaava hallinto',
      'Dagen för offentligt ledarskap: En kunnig förvaltning',
      'Public Management Day: Capable Government',
    ],
    description: [
      'Päivä käsittelee osaamisen johtamista, liikkuvuutta ja työvoiman saatavuutta koko julkisessa hallinnossa.',
      'Dagen behandlar kompetensledning, rörlighet och tillgången på arbetskraft i hela den offentliga förvaltningen.',
      'The day is about leading competence, mobility and the availability of workforce in all public administration.',
    ],
    speech: [
      'Osaaminen on hallinnon pääoma',
      'Kompetensen är förvaltningens kapital',
      'Competence is the capital of government',
    ],
    speaker: 'ennakointijohtaja, Opetushallitus',
  },
  {
    title: [
      'Julkisen johtamisen päivä: Turvallinen Suomi',
      'Dagen för offentligt ledarskap: Ett tryggt Finland',
      'Public Management Day: A Safe Finland',
    ],
    description: [
      'Valtion, kuntien ja hyvinvointialueiden johto pohtii kokonaisturvallisuutta ja varautumista.',
      'Ledningen inom staten, kommunerna och välfärdsområdena dryftar den övergripande säkerheten och beredskapen.',
      'Leaders of the state, the municipalities and the counties consider comprehensive security and preparedness.',
    ],
    speech: [
      'Kokonaisturvallisuus on yhteinen asia',
      'Den övergripande säkerheten är en gemensam sak',
      'Comprehensive security concerns us all',
    ],
    speaker: 'pääsihteeri, Turvallisuuskomitea',
  },
  {
    title: [
      'Julkisen johtamisen päivä: Vaikuttavat palvelut',
      'Dagen för offentligt ledarskap: Tjänster med genomslag',
      'Public Management Day: Services with Impact',
    ],
    description: [
      'Miten palveluista tehdään vaikuttavia, kun voimavarat vähenevät?',
      'Hur ges tjänsterna genomslag när resurserna minskar?',
      'How are services given impact when resources shrink?',
    ],
    speech: [
      'Vaikuttavuus päätösten perustana',
      'Genomslag som grund för besluten',
      'Impact as a basis for decisions',
    ],
    speaker: 'tutkimusprofessori, Terveyden ja hyvinvoinnin laitos',
  },
  {
    title: [
      'Julkisen johtamisen päivä: Ihmislähtöinen hallinto',
      'Dagen för offentligt ledarskap: En förvaltning med människan i centrum',
      'Public Management Day: People-Centred Government',
    ],
    description: [
      'Miten julkinen hallinto palvelee ihmistä eri elämäntilanteissa – ja mitä se vaatii johtamiselta?',
      'Hur tjänar den offentliga förvaltningen människan i olika livssituationer – och vad kräver det av ledarskapet?',
      'How does public administration serve people in different situations of life, and what does it ask of leaders?',
    ],
    speech: [
      'Hallinto asiakkaan silmin',
      'Förvaltningen med kundens ögon',
      'Government through the customer’s eyes',
    ],
    speaker: 'kehittämisjohtaja, Suomen Kuntaliitto ry',
  },
  {
    title: [
      'Julkisen johtamisen päivä: Yhteinen suunta',
      'Dagen för offentligt ledarskap: En gemensam riktning',
      'Public Management Day: A Common Direction',
    ],
    description: [
      'Päivän aikana haetaan yhteistä suuntaa julkisen hallinnon uudistamiselle seuraavalla vuosikymmenellä.',
      'Under dagen söker vi en gemensam riktning för förnyelsen av den offentliga förvaltningen under nästa årtionde.',
      'The day seeks a common direction for renewing public administration in the next decade.',
    ],
    speech: ['Hallinto 2030-luvulla', 'Förvaltningen på 2030-talet', 'Government in the 2030s'],
    speaker: 'tutkimusjohtaja, Turun yliopisto',
  },
]

export const morningCoffeeTopics: Topic[] = [
  [
    'Hybridityön johtaminen',
    'Att leda hybridarbete',
    'Leading Hybrid Work',
    'työelämäprofessori, Jyväskylän yliopisto',
  ],
  [
    'Talousarvion valmistelun ajankohtaiset asiat',
    'Aktuellt i budgetberedningen',
    'Current Issues in Preparing the Budget',
    'budjettineuvos, valtiovarainministeriö',
  ],
  [
    'Henkilöstökyselyn tulokset johdon käytössä',
    'Resultaten av personalenkäten som ledningens verktyg',
    'Putting the Personnel Survey to Use',
    'kehityspäällikkö, Valtiokonttori',
  ],
  [
    'Tiedonhallinta ja julkisuus',
    'Informationshantering och offentlighet',
    'Information Management and Openness',
    'lainsäädäntöneuvos, oikeusministeriö',
  ],
  [
    'Kyberturvallisuus ylimmän johdon asialistalla',
    'Cybersäkerhet på den högsta ledningens agenda',
    'Cyber Security on the Agenda of Senior Management',
    'ylijohtaja, Liikenne- ja viestintävirasto Traficom',
  ],
  [
    'Johtamissopimukset ja johdon arviointi',
    'Ledningsavtalen och utvärderingen av ledningen',
    'Leadership Agreements and Evaluation',
    'finanssineuvos, valtiovarainministeriö',
  ],
  [
    'Monipaikkaisuus ja toimitilat',
    'Multilokalitet och lokaler',
    'Multi-locational Work and Premises',
    'toimialajohtaja, Senaatti-kiinteistöt',
  ],
  [
    'Vaikuttaminen EU-asioissa',
    'Att påverka i EU-frågor',
    'Influencing EU Affairs',
    'lähetystöneuvos, ulkoministeriö',
  ],
  [
    'Ennakointi päätöksenteossa',
    'Framsyn i beslutsfattandet',
    'Foresight in Decision-Making',
    'ennakointiasiantuntija, Sitra',
  ],
  [
    'Työkyky ja johtajan oma jaksaminen',
    'Arbetsförmåga och chefens egen ork',
    'Work Ability and the Leader’s Own Well-being',
    'ylilääkäri, Työterveyslaitos',
  ],
  [
    'Kielelliset oikeudet käytännössä',
    'De språkliga rättigheterna i praktiken',
    'Linguistic Rights in Practice',
    'kielineuvos, oikeusministeriö',
  ],
  ['Hankintojen johtaminen', 'Att leda upphandling', 'Leading Procurement', 'hankintajohtaja, Hansel Oy'],
  [
    'Tekoälysäädöksen velvoitteet',
    'Skyldigheterna enligt AI-förordningen',
    'Obligations under the AI Act',
    'erityisasiantuntija, työ- ja elinkeinoministeriö',
  ],
  [
    'Viestintä häiriötilanteissa',
    'Kommunikation vid störningar',
    'Communication in Disruptions',
    'viestintäpäällikkö, valtioneuvoston kanslia',
  ],
  [
    'Vaikuttavuuden mittaaminen',
    'Att mäta genomslag',
    'Measuring Impact',
    'johtava tuloksellisuustarkastaja, Valtiontalouden tarkastusvirasto',
  ],
  [
    'Nuoret asiantuntijat valtiolla',
    'Unga sakkunniga inom staten',
    'Young Experts in the State',
    'väitöskirjatutkija, Turun yliopisto',
  ],
  [
    'Rekrytoinnin uudet keinot',
    'Nya sätt att rekrytera',
    'New Ways of Recruiting',
    'rekrytointipäällikkö, Valtiokonttori',
  ],
  [
    'Palautteen antaminen ja vastaanottaminen',
    'Att ge och ta emot respons',
    'Giving and Receiving Feedback',
    'työnohjaaja, HAUS kehittämiskeskus Oy',
  ],
  [
    'Datan jakaminen viranomaisten välillä',
    'Att dela data mellan myndigheter',
    'Sharing Data between Authorities',
    'johtaja, Digi- ja väestötietovirasto',
  ],
  [
    'Lainvalmistelun laatu',
    'Kvaliteten i lagberedningen',
    'Quality in Law Drafting',
    'lainvalmistelujohtaja, oikeusministeriö',
  ],
  [
    'Yhdenvertaisuus johtamisessa',
    'Likabehandling i ledarskapet',
    'Equality in Leadership',
    'erityisasiantuntija, oikeusministeriö',
  ],
  [
    'Hyvä kokouskäytäntö',
    'God mötespraxis',
    'Good Meeting Practice',
    'viestintätieteiden dosentti, Tampereen yliopisto',
  ],
  [
    'Tuottavuusohjelman tilanne',
    'Läget i produktivitetsprogrammet',
    'Where the Productivity Programme Stands',
    'finanssineuvos, valtiovarainministeriö',
  ],
  [
    'Pohjoismainen yhteistyö',
    'Det nordiska samarbetet',
    'Nordic Co-operation',
    'pohjoismaisten asioiden neuvonantaja, ulkoministeriö',
  ],
  [
    'Julkisen talouden suunnitelma ja virastojen säästöt',
    'Planen för de offentliga finanserna och ämbetsverkens besparingar',
    'The General Government Fiscal Plan and Savings in Agencies',
    'budjettipäällikkö, valtiovarainministeriö',
  ],
].map(([fi = '', sv = '', en = '', speaker = '']): Topic => ({
  title: [`Aamukahvitilaisuus: ${fi}`, `Morgonkaffe: ${sv}`, `Morning Coffee: ${en}`],
  description: [
    'Lyhyt alustus ja vapaata keskustelua aamukahvin äärellä.',
    'En kort inledning och fri diskussion över en kopp morgonkaffe.',
    'A short introduction and free discussion over morning coffee.',
  ],
  speech: [fi, sv, en],
  speaker,
}))

/** Other events come in series; the same series is called to the same people every time. */
export const seriesKeys = ['hrSpring', 'hrSeminar', 'kehikko', 'viva', 'alumni', 'kaiku', 'regions'] as const
export type SeriesKey = (typeof seriesKeys)[number]

export const seriesTopics: Record<SeriesKey, Topic> = {
  hrSpring: {
    title: [
      'Valtion HR-johdon foorumin kokous',
      'Möte i statens forum för HR-ledning',
      'Meeting of the Government HR Management Forum',
    ],
    description: [
      'Foorumin kokouksessa käsitellään ajankohtaiset henkilöstöasiat ja HR-ohjausryhmän terveiset.',
      'Vid forumets möte behandlas aktuella personalfrågor och hälsningar från styrgruppen för HR.',
      'The forum’s meeting covers current HR matters and news from the HR Steering Group.',
    ],
    speech: [
      'HR-ohjausryhmän terveiset',
      'Hälsningar från styrgruppen för HR',
      'News from the HR Steering Group',
    ],
    speaker: 'osastopäällikkö, valtiovarainministeriö',
  },
  hrSeminar: {
    title: [
      'Valtion HR-johdon vuosiseminaari',
      'Årsseminarium för statens HR-ledning',
      'Annual Seminar of Government HR Management',
    ],
    description: [
      'Vuosiseminaarissa syvennytään strategiseen henkilöstösuunnitteluun ja osaamisen ennakointiin.',
      'Årsseminariet fördjupar sig i strategisk personalplanering och i att förutse kompetensbehov.',
      'The annual seminar looks closely at strategic workforce planning and foresight of competence.',
    ],
    speech: ['Osaamisen ennakointi', 'Att förutse kompetensbehov', 'Foreseeing competence'],
    speaker: 'professori, LUT-yliopisto',
  },
  kehikko: {
    title: ['Kehikon kehittämispäivä', 'Kehikkos utvecklingsdag', 'Kehikko Development Day'],
    description: [
      'Ministeriöiden kehittämisjohto jakaa kokemuksia toimintatapojen uudistamisesta.',
      'Ministeriernas utvecklingsledning delar erfarenheter av att förnya verksamhetssätten.',
      'The ministries’ heads of development share their experience of renewing ways of working.',
    ],
    speech: ['Kokeilusta käytännöksi', 'Från försök till praxis', 'From trial to practice'],
    speaker: 'kehittämisjohtaja, sisäministeriö',
  },
  viva: {
    title: ['Vivan verkostotapaaminen', 'Vivas nätverksträff', 'Viva Network Meeting'],
    description: [
      'Virastojen koulutuksesta vastaavat tapaavat ja vaihtavat kokemuksia eOppivan käytöstä.',
      'De utbildningsansvariga vid ämbetsverken träffas och utbyter erfarenheter av eOppiva.',
      'The agencies’ heads of training meet and share their experience of the eOppiva learning environment.',
    ],
    speech: ['Oppiminen osana työtä', 'Lärande som en del av arbetet', 'Learning as part of work'],
    speaker: 'oppimismuotoilija, HAUS kehittämiskeskus Oy',
  },
  alumni: {
    title: [
      'Tulevaisuuden johtajat -alumnitapaaminen',
      'Alumnträff för Framtidens ledare',
      'Future Leaders Alumni Evening',
    ],
    description: [
      'Ohjelman suorittaneet kokoontuvat vaihtamaan kuulumisia ja kuulemaan, mitä verkostossa tapahtuu.',
      'De som har genomgått programmet samlas för att utbyta erfarenheter och höra vad som är på gång i nätverket.',
      'Those who completed the programme meet to catch up and to hear what the network is doing.',
    ],
    speech: ['Johtajuuden polkuja', 'Vägar i ledarskap', 'Paths in leadership'],
    speaker: 'johtaja, HAUS kehittämiskeskus Oy',
  },
  kaiku: {
    title: ['Kaiku-kehittäjien päivä', 'Kaiku-utvecklarnas dag', 'Kaiku Developers’ Day'],
    description: [
      'Päivässä jaetaan hyviä käytäntöjä työyhteisöjen kehittämisestä.',
      'Under dagen delas god praxis för att utveckla arbetsgemenskaper.',
      'The day shares good practices in developing work communities.',
    ],
    speech: ['Työyhteisö, joka oppii', 'En arbetsgemenskap som lär sig', 'A work community that learns'],
    speaker: 'kehityspäällikkö, Valtiokonttori',
  },
  regions: {
    title: [
      'Valtion, kuntien ja hyvinvointialueiden johdon keskustelutilaisuus',
      'Diskussionsmöte för ledningen inom staten, kommunerna och välfärdsområdena',
      'Discussion between the Leaders of the State, Municipalities and Counties',
    ],
    description: [
      'Tilaisuudessa keskustellaan työnjaosta ja yhteistyöstä julkisen hallinnon eri tasoilla.',
      'Vid mötet diskuteras arbetsfördelningen och samarbetet mellan den offentliga förvaltningens olika nivåer.',
      'The discussion concerns the division of tasks and co-operation between the levels of public administration.',
    ],
    speech: ['Yhdyspinnat kuntoon', 'Bättre kontaktytor', 'Making the interfaces work'],
    speaker: 'varatoimitusjohtaja, Suomen Kuntaliitto ry',
  },
}

/** A line of a programme: clock, three titles, and who speaks: the permanent secretary opens, the Ministry hosts. */
export type Line = readonly [
  clock: string,
  title: Three | 'speech',
  speaker?: 'opening' | 'minister' | 'topic' | 'host',
]

export type Frame = { lines: readonly Line[]; ends: string }

const registration: Three = ['Ilmoittautuminen ja kahvi', 'Registrering och kaffe', 'Registration and coffee']
const opening: Three = ['Tilaisuuden avaus', 'Öppning', 'Opening']
const pause: Three = ['Tauko', 'Paus', 'Break']
const groups: Three = ['Ryhmäkeskustelut', 'Gruppdiskussioner', 'Group discussions']
const summary: Three = ['Yhteenveto ja päätös', 'Sammanfattning och avslutning', 'Summary and close']
const political: Three = [
  'Poliittisen johdon puheenvuoro',
  'Den politiska ledningens anförande',
  'Address by the political leadership',
]

export const frames: Record<'managementDay' | 'publicManagementDay' | 'morningCoffee' | 'other', Frame> = {
  managementDay: {
    lines: [
      ['12:30', registration],
      ['13:00', opening, 'opening'],
      ['13:15', 'speech', 'topic'],
      ['14:00', political, 'minister'],
      ['14:30', pause],
      ['14:50', groups],
      ['15:50', summary, 'host'],
    ],
    ends: '16:15',
  },
  publicManagementDay: {
    lines: [
      ['09:00', registration],
      ['09:30', opening, 'opening'],
      ['09:45', political, 'minister'],
      ['10:15', 'speech', 'topic'],
      ['11:30', ['Lounas', 'Lunch', 'Lunch']],
      ['12:30', ['Rinnakkaiset työpajat', 'Parallella workshoppar', 'Parallel workshops']],
      [
        '14:15',
        [
          'Paneelikeskustelu: valtio, kunnat ja hyvinvointialueet',
          'Paneldiskussion: staten, kommunerna och välfärdsområdena',
          'Panel: the state, the municipalities and the counties',
        ],
        'host',
      ],
      ['15:30', summary],
    ],
    ends: '16:00',
  },
  morningCoffee: {
    lines: [
      ['08:15', ['Aamukahvi', 'Morgonkaffe', 'Morning coffee']],
      ['08:30', 'speech', 'topic'],
      ['09:00', ['Keskustelu', 'Diskussion', 'Discussion']],
    ],
    ends: '09:30',
  },
  other: {
    lines: [
      ['12:45', registration],
      ['13:00', opening, 'host'],
      ['13:15', 'speech', 'topic'],
      ['14:15', pause],
      ['14:30', groups],
      ['15:30', summary],
    ],
    ends: '15:45',
  },
}

/** Places in Helsinki, in the state's two languages as signs have them. */
export const places = {
  saatytalo: 'Säätytalo – Ständerhuset, Snellmaninkatu 9–11, Helsinki',
  linna: 'Valtioneuvoston linna – Statsrådsborgen, Snellmaninkatu 1 A, Helsinki',
  finlandia: 'Finlandia-talo – Finlandiahuset, Mannerheimintie 13, Helsinki',
  musiikkitalo: 'Musiikkitalo – Musikhuset, Mannerheimintie 13 a, Helsinki',
  vm: 'Valtiovarainministeriö – Finansministeriet, Snellmaninkatu 1 A, neuvotteluhuone Porthan',
  oodi: 'Keskustakirjasto Oodi – Centrumbiblioteket Ode, Töölönlahdenkatu 4, Helsinki',
} as const
