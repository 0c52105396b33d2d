import type { PageWords } from '../types'

export const feeds: PageWords['feeds'] = {
  title: 'Kalenderflöden',
  lead: 'Du ser tillställningarna i ditt eget kalenderprogram, och de uppdateras där av sig själva. Inbjudningar besvarar du i brevet eller på inbjudans sida.',
  ownCard: 'Dina flöden',
  organiserCard: 'Arrangörens flöden',
  thing: { own: 'Dina tillställningar', organiser: 'Alla tillställningar' },
  holds: {
    own: 'Tillställningar som du kommer till och, som preliminära, de som väntar på ditt svar eller på en plats. Dina smågruppers träffar är med. Flödet innehåller bara dina egna inbjudningar.',
    group: 'Gruppens träffar och föreslagna tider. Flödet fungerar så länge du hör till gruppen.',
    organiser:
      'Alla arrangörernas tillställningar, även utkast och inställda. De inbjudnas namn finns inte med.',
    eventKind: 'Bara sådana här tillställningar, även utkast och inställda.',
  },
  make: 'Skapa flöde',
  makeOf: 'Skapa flöde: {{thing}}',
  notMade: 'Inte skapat',
  inUse: 'I bruk',
  createdAt: 'Skapat {{when}}',
  fetchedAt: 'Senast hämtat {{when}}',
  neverFetched: 'Inte hämtat ännu',
  manage: 'Byt adress eller avsluta flödet',
  manageOf: 'Byt adress eller avsluta flödet: {{thing}}',
  rotate: 'Byt adress',
  rotateSays:
    'Du får en ny adress och den gamla slutar genast fungera. Lägg till den nya adressen i varje kalender där flödet finns.',
  revoke: 'Avsluta flödet',
  revokeSays:
    'Adressen slutar genast fungera och flödet uppdateras inte längre i någon kalender. Du kan skapa ett nytt flöde senare.',
  revoked: 'Flödet har avslutats. Adressen fungerar inte längre.',
  made: 'Flödet är klart: {{thing}}. Adressen visas bara nu.',
  rotated: 'Adressen har bytts: {{thing}}. Den nya adressen visas bara nu.',
  madeHint:
    'Kopiera adressen till ditt kalenderprogram. Adressen är hemlig: alla som har den ser flödets tillställningar.',
  madeBefore:
    'Formuläret hade redan skickats och adressen kan inte visas en gång till. Om du inte hann kopiera adressen, byt den så får du en ny.',
  https: 'Adress (Outlook, Google)',
  webcal: 'Adress som öppnar kalendern (Apple, telefoner)',
  open: 'Öppna i kalenderprogrammet',
  how: 'Så lägger du till kalendern',
  outlook:
    'Outlook: Kalender → Lägg till kalender → Prenumerera från webben. Klistra in adressen och ge kalendern ett namn.',
  apple:
    'Apple: Kalender → Arkiv → Ny kalenderprenumeration. Klistra in adressen. På telefonen räcker det att öppna webcal-adressen.',
  google: 'Google Kalender: Andra kalendrar → Från webbadress. Klistra in adressen.',
  howOften:
    'Kalenderprogrammet bestämmer när det hämtar ändringar: Apple och Outlook vanligen med några timmars mellanrum, Google en eller två gånger om dagen. När en tillställning som du är inbjuden till får en ny tid eller ställs in får du alltid ett brev.',
  calendar: {
    own: 'Johtofoorumi: egna tillställningar',
    organiser: 'Johtofoorumis tillställningar',
    eventKind: 'Johtofoorumis tillställningar: {{kind}}',
    group: '{{group}}: träffar',
  },
  standing: {
    maybe: 'Kanske: {{title}}',
    waiting: 'I kö: {{title}}',
    offered: 'Plats erbjuds: {{title}}',
    lapsed: 'Ingen plats: {{title}}',
    unanswered: 'Obesvarad: {{title}}',
    askedAgain: 'Svara på nytt: {{title}}',
    cancelled: 'Inställd: {{title}}',
    declined: 'Kommer inte: {{title}}',
    withdrawn: 'Inbjudan återkallad: {{title}}',
    proposed: 'Föreslagen tid: {{title}}',
  },
  says: {
    maybe: 'Du har svarat att du kanske kommer.',
    waiting: 'Du står på väntelistan. Du får ett brev när platsen är din.',
    offered: 'En plats hålls för dig tills du svarar.',
    lapsed: 'Platsen som erbjöds dig gick vidare till nästa. Öppna inbjudan om du vill stå kvar i kön.',
    unanswered: 'Inbjudan väntar på ditt svar.',
    askedAgain: 'Tiden har ändrats efter att du svarade.',
    cancelled: 'Tillställningen är inställd.',
    declined: 'Du har meddelat att du inte kommer.',
    withdrawn: 'Din inbjudan har återkallats.',
    proposed: 'En träff planeras. Markera senast {{day}} vilka tider som passar dig.',
  },
  by: 'Svara senast {{when}}.',
  online: 'Fjärranslutning: {{url}}',
  remote: 'På distans',
  linkLater: 'Länken till fjärranslutningen kommer med bekräftelsen.',
  contact: 'Kontaktperson: {{contact}}',
}
