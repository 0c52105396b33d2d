// The four questions that a survey begins with, in three languages; organisers change them as they like.
import type { QuestionFields } from './survey-fields'

type Ready = Omit<QuestionFields, 'id' | 'options'> & {
  options: readonly { fi: string; sv: string; en: string }[]
}

const ready: readonly Ready[] = [
  {
    kind: 'scale',
    labelFi: 'Kuinka hyödyllinen tilaisuus oli työsi kannalta?',
    labelSv: 'Hur nyttig var tillställningen för ditt arbete?',
    labelEn: 'How useful was the event for your work?',
    required: 'on',
    options: [],
  },
  {
    kind: 'scale',
    labelFi: 'Kuinka hyvin käytännön järjestelyt toimivat?',
    labelSv: 'Hur väl fungerade de praktiska arrangemangen?',
    labelEn: 'How well did the practical arrangements work?',
    required: 'on',
    options: [],
  },
  {
    kind: 'choices',
    labelFi: 'Mistä oli sinulle eniten hyötyä?',
    labelSv: 'Vad hade du mest nytta av?',
    labelEn: 'What did you benefit from most?',
    required: '',
    options: [
      { fi: 'Puheenvuoroista', sv: 'Anförandena', en: 'The talks' },
      { fi: 'Keskusteluista', sv: 'Diskussionerna', en: 'The discussions' },
      {
        fi: 'Muiden osallistujien tapaamisesta',
        sv: 'Att träffa andra deltagare',
        en: 'Meeting other participants',
      },
      { fi: 'Aineistoista', sv: 'Materialet', en: 'The materials' },
    ],
  },
  {
    kind: 'text',
    labelFi: 'Mitä toivot seuraavalta tilaisuudelta?',
    labelSv: 'Vad önskar du av nästa tillställning?',
    labelEn: 'What would you like from the next event?',
    required: '',
    options: [],
  },
]

/** The questions with ids of their own. */
export const readyQuestions = (): QuestionFields[] =>
  ready.map((question) => ({
    ...question,
    id: crypto.randomUUID(),
    options: question.options.map((option) => ({ ...option, id: crypto.randomUUID() })),
  }))
