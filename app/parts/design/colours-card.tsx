// The colours with their meaning, and each pair that stands together with its contrast, light and dark.
import { Card } from '~/ui/page'
import { Table } from '~/ui/table'
import { useWords } from '~/ui/words'
import type { Colour, Pair, Shade } from './colours.server'

/** A colour as it is in a scheme, whatever the reader's own. */
function Swatch({ colour }: { colour: string }) {
  return (
    <svg className="swatch" width="44" height="28" aria-hidden>
      <rect width="100%" height="100%" fill={colour} />
    </svg>
  )
}

function Sample({ shade }: { shade: Shade }) {
  return (
    <svg className="swatch" width="60" height="28" aria-hidden>
      <rect width="100%" height="100%" fill={shade.under} />
      <text x="50%" y="19" textAnchor="middle" fill={shade.over} fontSize="16" fontWeight="600">
        Aa
      </text>
    </svg>
  )
}

export function ColoursCard({ colours, pairs }: { colours: Colour[]; pairs: Pair[] }) {
  const { t, locale } = useWords()
  const figure = (ratio: number) =>
    `${new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(ratio)}:1`
  return (
    <Card title={t('design.colours')} id="colours">
      <p className="soft">{t('design.coloursLead')}</p>
      <Table
        caption={t('design.colours')}
        rows={colours}
        rowKey={({ name }) => name}
        columns={[
          { key: 'name', head: t('design.name'), names: true, cell: ({ name }) => <code>--{name}</code> },
          { key: 'meaning', head: t('design.forWhat'), cell: ({ meant }) => t(`design.meaning.${meant}`) },
          { key: 'light', head: t('design.light'), cell: ({ light }) => <Swatch colour={light} /> },
          { key: 'dark', head: t('design.dark'), cell: ({ dark }) => <Swatch colour={dark} /> },
        ]}
      />
      <details>
        <summary>{t('design.contrast')}</summary>
        <Table
          caption={t('design.contrast')}
          rows={pairs}
          rowKey={({ over, under }) => `${over}/${under}`}
          columns={[
            {
              key: 'pair',
              head: t('design.pair'),
              names: true,
              cell: ({ over, under }) => (
                <code>
                  {over} / {under}
                </code>
              ),
            },
            { key: 'need', head: t('design.need'), number: true, cell: ({ need }) => figure(need) },
            { key: 'light', head: t('design.light'), cell: ({ light }) => <Sample shade={light} /> },
            {
              key: 'lightRatio',
              head: t('design.ratio'),
              number: true,
              cell: ({ light }) => figure(light.ratio),
            },
            { key: 'dark', head: t('design.dark'), cell: ({ dark }) => <Sample shade={dark} /> },
            {
              key: 'darkRatio',
              head: t('design.ratio'),
              number: true,
              cell: ({ dark }) => figure(dark.ratio),
            },
          ]}
        />
      </details>
    </Card>
  )
}
