// Words of the registry's pages about continuity: what changes of posts mean to networks.
export const continuity = {
  inquiry: {
    title: 'Mistä tavoitamme sinut jatkossa?',
    lead: 'Kerro, mistä tavoitamme sinut, ja valitse, missä verkostoissa ja ryhmissä jatkat. Vastaus ei muuta mitään heti: järjestäjä käsittelee sen.',
    email: 'Uusi sähköpostiosoite',
    emailHint: 'Jätä tyhjäksi, jos osoite {{address}} on edelleen oikea.',
    emailMissing: 'Meillä ei ole osoitettasi.',
    stay: 'Jatkan',
    leave: 'En jatka',
    note: 'Viesti järjestäjälle',
    noteHint: 'Vapaaehtoinen',
    send: 'Lähetä vastaus',
    thanks: 'Kiitos vastauksesta',
    answered: 'Olet vastannut',
    changeable:
      'Järjestäjä käsittelee vastauksesi. Voit muuttaa sitä siihen asti, kuitenkin viimeistään {{date}}.',
    change: 'Muuta vastausta',
    unknown: {
      title: 'Linkki ei avaa kyselyä',
      text: 'Osoite on ehkä katkennut kirjeessä tai kirjoitettu väärin. Avaa linkki suoraan kirjeestä.',
    },
    handled: {
      title: 'Vastauksesi on käsitelty',
      text: 'Kiitos vastauksesta. Jos tiedot ovat muuttuneet, ota yhteyttä kirjeessä mainittuun yhteyshenkilöön.',
    },
    gone: {
      title: 'Linkki ei ole enää voimassa',
      text: 'Kysely on vanhentunut, tai sinulle on lähetetty uudempi kirje. Lisätietoja antaa kirjeessä mainittu yhteyshenkilö.',
    },
  },
} as const
