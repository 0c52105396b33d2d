// The accessibility statement in three languages, in the shape that the Act on the Provision of Digital Services
// (306/2019) asks for. It is long and read seldom, so it stays on the server. What it says of the state of the service
// is what has been tested: change it together with docs/accessibility.md.
import type { Locale } from '#db/schema'

export type Statement = {
  title: string
  /** When the statement was written, and when it was last changed. */
  preparedOn: string
  changedOn: string
  lead: string
  sections: { heading: string; paragraphs: string[] }[]
  feedback: { heading: string; paragraphs: string[]; form: string; email: string }
  authority: { heading: string; paragraphs: string[]; name: string; unit: string; phone: string }
  prepared: string
}

export const authorityAddress = 'saavutettavuus@traficom.fi'
export const authorityPage: Record<Locale, string> = {
  fi: 'https://www.saavutettavuusvaatimukset.fi/fi/oikeutesi',
  sv: 'https://www.tillganglighetskrav.fi',
  en: 'https://www.webaccessibility.fi',
}

const preparedOn = '2026-11-21'
const changedOn = '2026-11-22'

const statements: Record<Locale, Statement> = {
  fi: {
    title: 'Saavutettavuusseloste',
    preparedOn,
    changedOn,
    lead: 'Tämä seloste koskee Johtofoorumia, jolla valtiovarainministeriö järjestää valtionhallinnon johdon yhteiset tilaisuudet ja verkostot. Seloste perustuu lakiin digitaalisten palvelujen tarjoamisesta (306/2019).',
    sections: [
      {
        heading: 'Mitä seloste kattaa',
        paragraphs: [
          'Seloste kattaa kaikki Johtofoorumin sivut sekä sen lähettämät kirjeet: kutsut, muistutukset, muutokset ja peruutukset.',
          'Seloste ei kata kokousten etäyhteyksiä, sähköposti- ja kalenteriohjelmia eikä muita palveluja, joihin sivuilta on linkki.',
        ],
      },
      {
        heading: 'Saavutettavuuden tila',
        paragraphs: [
          'Palvelu täyttää osittain lain edellyttämät WCAG 2.1 -ohjeistuksen A- ja AA-tason vaatimukset.',
          'Arvio perustuu palvelun tekijöiden omaan arvioon ja automaattisiin tarkistuksiin selaimessa. Tarkistuksissa on käytetty myös WCAG 2.2 -ohjeistusta. Ulkopuolinen asiantuntija ei ole vielä arvioinut palvelua, eikä sitä ole vielä kokeiltu ruudunlukijoilla.',
        ],
      },
      {
        heading: 'Tiedossa olevat puutteet',
        paragraphs: [
          'Tilaisuuksien kuvaukset ja ohjelmat ovat järjestäjien kirjoittamia. Jos teksti puuttuu valitsemastasi kielestä, se näytetään toisella kielellä; kieli on merkitty ruudunlukijaa varten.',
          'Järjestäjien lisäämät tiedostot, kuten esitykset, eivät aina ole saavutettavia. Voit pyytää sisällön muussa muodossa (WCAG 1.1.1 ja 1.3.1).',
          'Pienryhmien ja hallinnonalojen taulukko on kapealla näytöllä vieritettävä sivusuunnassa.',
        ],
      },
    ],
    feedback: {
      heading: 'Huomasitko puutteen?',
      paragraphs: [
        'Kerro siitä ensin meille, niin korjaamme sen. Voit myös pyytää tiedot itsellesi sopivassa muodossa. Vastaamme 14 päivän kuluessa.',
      ],
      form: 'Anna palautetta saavutettavuudesta',
      email: 'Sähköposti',
    },
    authority: {
      heading: 'Valvontaviranomainen',
      paragraphs: [
        'Jos et ole tyytyväinen vastaukseemme tai et saa vastausta kahden viikon kuluessa, voit tehdä ilmoituksen Liikenne- ja viestintävirasto Traficomille. Sivulla kerrotaan, miten ilmoitus tehdään ja miten asia käsitellään.',
      ],
      name: 'Liikenne- ja viestintävirasto Traficom',
      unit: 'Digitaalisen esteettömyyden ja saavutettavuuden valvontayksikkö',
      phone: 'Puhelinvaihde',
    },
    prepared: 'Seloste on laadittu {{date}} ja päivitetty viimeksi {{changed}}.',
  },
  sv: {
    title: 'Tillgänglighetsutlåtande',
    preparedOn,
    changedOn,
    lead: 'Utlåtandet gäller Johtofoorumi, där finansministeriet ordnar gemensamma tillställningar och nätverk för statsförvaltningens ledning. Utlåtandet grundar sig på lagen om tillhandahållande av digitala tjänster (306/2019).',
    sections: [
      {
        heading: 'Vad utlåtandet omfattar',
        paragraphs: [
          'Utlåtandet omfattar alla sidor i Johtofoorumi och de brev som tjänsten skickar: inbjudningar, påminnelser, ändringar och besked om att en tillställning ställs in.',
          'Utlåtandet omfattar inte distansförbindelser till möten, e-post- och kalenderprogram eller andra tjänster som sidorna länkar till.',
        ],
      },
      {
        heading: 'Tillgänglighetens status',
        paragraphs: [
          'Tjänsten uppfyller delvis de krav på nivåerna A och AA i WCAG 2.1 som lagen förutsätter.',
          'Bedömningen grundar sig på utvecklarnas egen bedömning och på automatiska kontroller i webbläsare. I kontrollerna har även WCAG 2.2 använts. Tjänsten har ännu inte bedömts av en utomstående sakkunnig och har inte heller prövats med skärmläsare.',
        ],
      },
      {
        heading: 'Kända brister',
        paragraphs: [
          'Beskrivningarna av och programmen för tillställningarna skrivs av arrangörerna. Om en text saknas på det språk du har valt visas den på ett annat språk; språket är utmärkt för skärmläsare.',
          'Filer som arrangörerna lägger till, till exempel presentationer, är inte alltid tillgängliga. Du kan be att få innehållet i en annan form (WCAG 1.1.1 och 1.3.1).',
          'Tabellen över smågrupper och förvaltningsområden måste rullas i sidled på en smal skärm.',
        ],
      },
    ],
    feedback: {
      heading: 'Har du märkt en brist?',
      paragraphs: [
        'Berätta först om den för oss så rättar vi den. Du kan också be att få uppgifterna i en form som passar dig. Vi svarar inom 14 dagar.',
      ],
      form: 'Ge respons om tillgängligheten',
      email: 'E-post',
    },
    authority: {
      heading: 'Tillsynsmyndighet',
      paragraphs: [
        'Om du inte är nöjd med vårt svar eller inte får svar inom två veckor kan du göra en anmälan till Transport- och kommunikationsverket Traficom. På sidan berättas hur anmälan görs och hur ärendet behandlas.',
      ],
      name: 'Transport- och kommunikationsverket Traficom',
      unit: 'Tillsynsenheten för digital tillgänglighet',
      phone: 'Telefonväxel',
    },
    prepared: 'Utlåtandet har upprättats {{date}} och uppdaterades senast {{changed}}.',
  },
  en: {
    title: 'Accessibility statement',
    preparedOn,
    changedOn,
    lead: 'This statement is about Johtofoorumi, with which the Ministry of Finance runs the joint events and networks of the managers of central government. It is based on the Act on the Provision of Digital Services (306/2019).',
    sections: [
      {
        heading: 'What the statement covers',
        paragraphs: [
          'The statement covers all pages of Johtofoorumi and the letters it sends: invitations, reminders, changes and cancellations.',
          'It does not cover the remote connections of meetings, e-mail and calendar programs, or other services that the pages link to.',
        ],
      },
      {
        heading: 'State of accessibility',
        paragraphs: [
          'The service meets in part the level A and AA requirements of WCAG 2.1 that the Act calls for.',
          'This is based on a self-assessment by those who made the service and on automatic checks in a browser. The checks have also used WCAG 2.2. No outside expert has assessed the service yet, and it has not yet been tried with screen readers.',
        ],
      },
      {
        heading: 'Known shortcomings',
        paragraphs: [
          'Descriptions and programmes of events are written by the organisers. Where a text is missing in the language you chose, it is shown in another language; the language is marked for screen readers.',
          'Files that organisers add, such as presentations, are not always accessible. You may ask for their contents in another form (WCAG 1.1.1 and 1.3.1).',
          'On a narrow screen, the table of small groups and administrative sectors has to be scrolled sideways.',
        ],
      },
    ],
    feedback: {
      heading: 'Have you found a shortcoming?',
      paragraphs: [
        'Tell us first, and we will mend it. You may also ask for the information in a form that suits you. We answer within 14 days.',
      ],
      form: 'Give feedback on accessibility',
      email: 'E-mail',
    },
    authority: {
      heading: 'Supervisory authority',
      paragraphs: [
        'If you are not content with our answer, or get none within two weeks, you may file a report with the Finnish Transport and Communications Agency Traficom. The page tells how to file it and how it is handled.',
      ],
      name: 'Finnish Transport and Communications Agency Traficom',
      unit: 'Digital Accessibility Supervision Unit',
      phone: 'Telephone exchange',
    },
    prepared: 'This statement was prepared on {{date}} and last updated on {{changed}}.',
  },
}

export const statementIn = (locale: Locale): Statement => statements[locale]
