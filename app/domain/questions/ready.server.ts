// Ready questions: the usual ones, in the words of the three dictionaries, to be changed before they are asked.
import { locales, type QuestionKind } from '#db/schema'
import { wordsOfPages } from '~/i18n/all'
import { alwaysSensitive, type Option, type Question } from './rules'

const dietOptions = ['vegetarian', 'vegan', 'lactoseFree', 'milkFree', 'glutenFree'] as const
const parkingOptions = ['car', 'electric', 'none'] as const

/** A text in the three languages. */
function inAll(say: (t: ReturnType<typeof wordsOfPages>) => string) {
  const [fi = '', sv = '', en = ''] = locales.map((locale) => say(wordsOfPages(locale)))
  return { fi, sv, en }
}

const blank = (): Option => ({ id: '', fi: '', sv: '', en: '', seats: null })

function optionsOf(kind: QuestionKind): Option[] {
  switch (kind) {
    case 'diet':
      return dietOptions.map((id) => ({
        id,
        ...inAll((t) => t(`asking.ready.diet.options.${id}`)),
        seats: null,
      }))
    case 'parking':
      return parkingOptions.map((id) => ({
        id,
        ...inAll((t) => t(`asking.ready.parking.options.${id}`)),
        seats: null,
      }))
    case 'session':
    case 'choice':
    case 'choices':
      return [blank(), blank(), blank()]
    default:
      return []
  }
}

/** What the form of a new question of a kind begins with; who takes part online is not asked what they eat. */
export function readyQuestion(kind: QuestionKind, hybrid: boolean): Omit<Question, 'id' | 'position'> {
  const isReady = kind !== 'text' && kind !== 'choice' && kind !== 'choices'
  const label = isReady ? inAll((t) => t(`asking.ready.${kind}.label`)) : { fi: '', sv: '', en: '' }
  return {
    kind,
    labelFi: label.fi,
    labelSv: label.sv,
    labelEn: label.en,
    options: optionsOf(kind),
    required: 0,
    sensitive: alwaysSensitive(kind) ? 1 : 0,
    askedOf: hybrid && (kind === 'diet' || kind === 'parking') ? 'site' : 'all',
  }
}
