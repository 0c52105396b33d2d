// The results of a survey as a sheet: a row for each choice with its count, and for each text; no row is one person's.
import type { Locale } from '#db/schema'
import { written } from '~/i18n/named'
import type { PageT } from '~/i18n/types'
import type { Cell, Sheet } from '../core/sheet.server'
import type { QuestionResult } from './survey'

export function surveySheet(results: readonly QuestionResult[], t: PageT, locale: Locale): Sheet {
  const labelIn = (words: { labelFi: string; labelSv: string; labelEn: string }) =>
    written(words, 'label', locale).text
  return {
    title: t('afterwards.results.sheet'),
    columns: [
      { head: t('afterwards.results.question'), width: 50 },
      { head: t('afterwards.results.answer'), width: 50 },
      { head: t('afterwards.results.count') },
    ],
    rows: results.flatMap(({ question, counts, texts }): Cell[][] => {
      const asked = labelIn(question)
      const optionOf = (id: string) => {
        const option = question.options.find((one) => one.id === id)
        return option ? labelIn({ labelFi: option.fi, labelSv: option.sv, labelEn: option.en }) : Number(id)
      }
      return [
        ...counts.map(({ id, count }) => [asked, optionOf(id), count]),
        ...texts.map((text) => [asked, text, 1]),
      ]
    }),
  }
}
