// The results of a survey, question by question: a picture with its table and a sentence, or the texts in no order.
import type { QuestionResult } from '~/domain/afterwards/survey'
import { written } from '~/i18n/named'
import { SectorBars } from '~/ui/chart'
import { Card } from '~/ui/page'
import { TypedText } from '~/ui/typed-text'
import { InLanguage, useWords } from '~/ui/words'

const signed = new Intl.NumberFormat('fi', { minimumFractionDigits: 1 })
const english = new Intl.NumberFormat('en', { minimumFractionDigits: 1 })

/** What a step or an option is called: "4", or the option's words in the reader's language. */
function useChoiceName(): (result: QuestionResult, id: string) => string {
  const { locale } = useWords()
  return ({ question }, id) => {
    const option = question.options.find((one) => one.id === id)
    if (!option) return id
    return written({ labelFi: option.fi, labelSv: option.sv, labelEn: option.en }, 'label', locale).text
  }
}

export function ResultCard({ result }: { result: QuestionResult }) {
  const { t, locale } = useWords()
  const { question, answered, texts } = result
  return (
    <Card title={<InLanguage written={written(question, 'label', locale)} />}>
      {answered === 0 ? (
        <p className="soft">{t('afterwards.results.nobody')}</p>
      ) : question.kind === 'text' ? (
        <>
          <p className="soft">{t('afterwards.results.textSays', { answered })}</p>
          <ul className="rows">
            {texts.map((text, at) => (
              <li key={at}>
                <TypedText text={text} />
              </li>
            ))}
          </ul>
        </>
      ) : (
        <Chosen result={result} />
      )}
    </Card>
  )
}

function Chosen({ result }: { result: QuestionResult }) {
  const { t, locale } = useWords()
  const nameOf = useChoiceName()
  const { counts, answered, average, question } = result
  const highest = Math.max(...counts.map(({ count }) => count))
  const leading = counts.filter(({ count }) => count === highest)
  const most = leading[0] ? nameOf(result, leading[0].id) : ''
  const says =
    question.kind === 'scale'
      ? t('afterwards.results.scaleSays', {
          answered,
          average: (locale === 'en' ? english : signed).format(average ?? 0),
        })
      : leading.length > 1
        ? t('afterwards.results.tieSays', { answered, count: highest })
        : t('afterwards.results.choiceSays', { answered, most, count: highest })
  return (
    <SectorBars
      says={says}
      head={t('afterwards.results.answer')}
      kinds={[{ kind: 'plain', label: t('afterwards.results.answers') }]}
      bars={counts.map(({ id, count }) => ({
        label: nameOf(result, id),
        parts: [{ kind: 'plain' as const, count, label: String(count) }],
      }))}
    />
  )
}
