// Believable letters that answer what people tell the organisers, for previews and tests. Everybody in them is invented.
import type { Locale } from '#db/schema'
import type { ReadLetter } from './letters'

const texts: Record<Locale, { said: string; answer: string; wrong: string; mended: string }> = {
  fi: {
    said: 'Ruudunlukija ei lue vastauspainikkeiden nimiä kalenterisivulla.',
    answer: 'Kiitos huomiosta. Painikkeilla on nyt nimet. Kerrothan, jos jokin on vielä pielessä.',
    wrong: 'Virkanimikkeeni on ylijohtaja 1.9. alkaen.',
    mended: 'Kiitos. Olemme korjanneet virkanimikkeen rekisteriin.',
  },
  sv: {
    said: 'Skärmläsaren läser inte upp namnen på svarsknapparna på kalendersidan.',
    answer: 'Tack för påpekandet. Knapparna har nu namn. Berätta gärna om något fortfarande är fel.',
    wrong: 'Min tjänstetitel är överdirektör från och med den 1 september.',
    mended: 'Tack. Vi har rättat tjänstetiteln i registret.',
  },
  en: {
    said: 'My screen reader does not read the names of the answer buttons on the calendar page.',
    answer: 'Thank you for telling us. The buttons have names now. Please say if something is still wrong.',
    wrong: 'My title has been Director General since 1 September.',
    mended: 'Thank you. We have corrected the title in the registry.',
  },
}

export function remarkSamples(locale: Locale): Record<string, ReadLetter> {
  const { said, answer, wrong, mended } = texts[locale]
  const contact = { name: 'Aino Virta', email: 'aino.virta@vm.example' }
  return {
    remarkAnswer: { kind: 'remarkAnswer', data: { about: 'accessibility', said, answer, contact } },
    remarkAnswerOfRecord: {
      kind: 'remarkAnswer',
      data: { about: 'record', said: wrong, answer: mended, contact },
    },
  }
}
