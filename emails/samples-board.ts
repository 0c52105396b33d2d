// Believable letters of a network's board, for previews and tests. Everybody in them is invented.
import type { Locale } from '#db/schema'
import type { BoardItem, ReadLetter } from './letters'

type Texts = { network: string; news: [string, string]; ask: [string, string]; reply: string }

const texts: Record<Locale, Texts> = {
  fi: {
    network: 'Tulevaisuuden johtajien alumnit',
    news: [
      'Syysseminaarin ohjelma on valmis',
      'Tapaamme 14.1. Säätytalossa. Aiheena on johtaminen, kun tekoäly tulee arkeen.\n\nKutsu lähtee ensi viikolla.',
    ],
    ask: [
      'Etsin mentoria',
      'Aloitin syksyllä viraston johdossa. Kuka kävisi kanssani kahvilla kerran kuussa?',
    ],
    reply: 'Käyn mielelläni. Soitan ensi viikolla.',
  },
  sv: {
    network: 'Alumnerna från Framtidens ledare',
    news: [
      'Programmet för höstseminariet är klart',
      'Vi träffas den 14.1 i Ständerhuset. Temat är ledarskap när artificiell intelligens blir vardag.\n\nInbjudan skickas nästa vecka.',
    ],
    ask: [
      'Söker en mentor',
      'Jag började leda ett ämbetsverk i höstas. Vem dricker kaffe med mig en gång i månaden?',
    ],
    reply: 'Det gör jag gärna. Jag ringer nästa vecka.',
  },
  en: {
    network: 'Alumni of Future Leaders',
    news: [
      'The programme of the autumn seminar is ready',
      'We meet on 14 January at the House of the Estates, to talk about leading when AI becomes everyday.\n\nThe invitation leaves next week.',
    ],
    ask: [
      'Looking for a mentor',
      'I took over an agency this autumn. Who would have coffee with me once a month?',
    ],
    reply: 'I would be glad to. I will call you next week.',
  },
}

export function boardSamples(locale: Locale, quietToken: string | null): Record<string, ReadLetter> {
  const words = texts[locale]
  const say = (text: string) => ({ text, lang: locale })
  const item = (kind: BoardItem['kind'], [title, text]: [string, string], from: string): BoardItem => ({
    ...{ noteId: 'malli', replyId: null, kind, from },
    ...{ title: say(title), text: say(text) },
  })
  const about = { networkId: 'malli', network: say(words.network), quietToken }
  const ask = item('ask', words.ask, 'Riikka Sauramo')
  const reply = { ...ask, replyId: 'malli', text: say(words.reply), from: 'Pekka Suontausta' }
  return {
    networkNews: {
      kind: 'networkNews',
      data: { ...about, news: item('news', words.news, 'Olli Tervakangas') },
    },
    networkBoardReply: { kind: 'networkBoard', data: { ...about, items: [reply] } },
    networkBoardNotes: {
      kind: 'networkBoard',
      data: { ...about, items: [ask, item('offer', words.news, ''), reply] },
    },
  }
}
