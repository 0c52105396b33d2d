// Why a command refused, in words.
export const reasons = {
  changedMeanwhile:
    'Tilaisuutta on muutettu sen jälkeen, kun avasit sivun. Sivulla on nyt tuorein tieto, ja kirjoittamasi on tallella. Tarkista ja yritä uudelleen.',
  eventCancelled: 'Tilaisuus on peruttu.',
  ruleTooBig: 'Säännöstä tuli liian laaja. Poista osia tai nimiä.',
  partEmpty: 'Valitse vähintään yksi ehto.',
  nameMissing: 'Anna nimi.',
  nameTaken: 'Samanniminen sääntö on jo tallennettu.',
  eventBegun: 'Tilaisuus on jo alkanut.',
  eventOver: 'Tilaisuus on jo alkanut tai päättynyt.',
  deadlineGone: 'Vastausaika on jo päättynyt. Siirrä määräaikaa, ennen kuin lähetät kutsut.',
  deadlinePassed: 'Vastausaika on päättynyt.',
  placeMissing: 'Paikka tai etäyhteyden linkki puuttuu.',
  titleMissing: 'Tilaisuudella ei ole nimeä.',
  languageMissing: 'Tekstejä puuttuu kielellä, jota osa kutsuttavista lukee.',
  listChanged: 'Kutsuttavien lista muuttui sillä välin. Tarkista lista ja paina uudelleen.',
  nobodyNew: 'Kaikki listalla olevat on jo kutsuttu.',
  audienceTooBig: 'Lista on liian suuri kerralla kutsuttavaksi. Rajaa sitä.',
  nobodySilent: 'Kaikki ovat jo vastanneet.',
  withdrawn: 'Kutsu on peruttu.',
  linkDead: 'Tilaisuus on jo pidetty, eikä siihen voi enää vastata.',
  commentTooLong: 'Viesti on liian pitkä: enintään 2 000 merkkiä.',
  letterNotFailed: 'Kirje on jo lähetetty tai odottaa lähettämistä.',
  letterEmptied:
    'Kirjeen tiedot on jo poistettu, joten sitä ei voi lähettää uudelleen. Muistuta tai kutsu henkilö uudelleen.',
  letterStale:
    'Kirje on vanhentunut: tilaisuus on päättynyt tai peruttu, tai henkilölle on jo uudempi kirje.',
  undoneAlready: 'Muutos on jo peruttu.',
  undoTooLate: 'Perumisaika on päättynyt, ja muutos jää voimaan.',
  changedSince: 'Tietoja on muutettu tämän jälkeen. Peru ensin uudemmat muutokset tai korjaa tiedot suoraan.',
} as const
