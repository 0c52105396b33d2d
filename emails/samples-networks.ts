// Believable letters about networks, for previews and tests. Everybody in them is invented.
import type { Locale } from '#db/schema'
import type { ReadLetter } from './letters'

const names: Record<Locale, string> = {
  fi: 'Ennakoinnin kehittäjäverkosto',
  sv: 'Utvecklingsnätverket för framsyn',
  en: 'Foresight developers',
}

const messages: Record<Locale, string> = {
  fi: 'Tervetuloa mukaan! Seuraava tapaaminen on tammikuussa.',
  sv: 'Välkommen med! Nästa träff ordnas i januari.',
  en: 'Good to have you with us! The next meeting is in January.',
}

export function networkSamples(locale: Locale): Record<string, ReadLetter> {
  const contact = { name: 'Aino Virta', email: 'aino.virta@vm.example' }
  const network = { text: names[locale], lang: locale }
  const about = { networkId: 'malli', network, contact }
  return {
    wishApproved: {
      kind: 'wishAnswered',
      data: { ...about, outcome: 'approved', from: '2026-12-01' },
    },
    wishDeclined: {
      kind: 'wishAnswered',
      data: { ...about, outcome: 'declined', from: '2026-12-01' },
    },
    outsideWelcomed: {
      kind: 'outsideWelcomed',
      data: { ...about, by: 'Johannes Wikström', message: messages[locale], until: '2027-12-31' },
    },
    takenBack: {
      kind: 'takenBack',
      data: { told: 'approved', about: network, sentAt: '2026-11-20T09:00:00.000Z', contact },
    },
  }
}
