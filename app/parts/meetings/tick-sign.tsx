// A tick as colour, sign and word, the same wherever it is shown or given.
import { ticks, type Tick } from '#db/schema'
import { Icon } from '~/ui/icon'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'

export const toneOf = { yes: 'yes', ifNeedBe: 'maybe', no: 'no' } as const satisfies Record<Tick, string>

/** What somebody ticked, or that they have not. */
export function TickTag({ tick }: { tick: Tick | undefined }) {
  const { t } = useWords()
  const tone = tick === undefined ? 'none' : toneOf[tick]
  return (
    <Tag tone={tone} icon={tone}>
      {t(`meetings.tick.${tick ?? 'none'}`)}
    </Tag>
  )
}

/**
 * The three choices of one time, each large enough for a thumb.
 * @param form the id of the form they belong to, when they stand outside it
 */
export function TickChoice({
  timeId,
  legend,
  chosen,
  form,
}: {
  timeId: string
  legend: string
  chosen: Tick | undefined
  form?: string
}) {
  const { t } = useWords()
  return (
    <fieldset className="ticks">
      <legend className="unseen">{legend}</legend>
      {ticks.map((tick) => (
        <label key={tick} className={`tick ${toneOf[tick]}`}>
          <input
            type="radio"
            name={`tick-${timeId}`}
            value={tick}
            defaultChecked={tick === chosen}
            form={form}
          />
          <Icon name={toneOf[tick]} />
          {t(`meetings.tick.${tick}`)}
        </label>
      ))}
    </fieldset>
  )
}
