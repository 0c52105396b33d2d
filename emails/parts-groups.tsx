// The parts of letters about small groups: the people of a group, and several times each with its own presses.
import { Heading } from '@react-email/heading'
import { Text } from '@react-email/text'
import { Fragment } from 'react'
import type { Choice, Content } from './content'
import { colours, text } from './look'
import { Presses, Words } from './parts'

/** Who sits in the group: the sector's sign, then the name with title and organisation under it. */
export function People({ heading, lines }: NonNullable<Content['people']>) {
  return (
    <>
      <Heading as="h2" className="ink" style={text(20, { fontWeight: 600, margin: '24px 0 8px' })}>
        {heading}
      </Heading>
      <table border={0} cellPadding="0" cellSpacing="0" style={{ borderCollapse: 'collapse' }}>
        <tbody>
          {lines.map(({ sign, name, marks, lines: under }, index) => (
            <tr key={index}>
              <td
                className="soft"
                style={text(16, {
                  color: colours.soft,
                  lineHeight: '25px',
                  padding: '6px 18px 7px 0',
                  verticalAlign: 'top',
                  whiteSpace: 'nowrap',
                })}
              >
                {sign}
              </td>
              <td
                className="ink"
                style={text(17, { padding: '6px 0 7px', verticalAlign: 'top', wordBreak: 'break-word' })}
              >
                <strong>{name}</strong>
                {marks.length > 0 && ` · ${marks.join(', ')}`}
                {under.map((piece, place) => (
                  <Text key={place} className="soft" style={text(16, { color: colours.soft })}>
                    <Words piece={piece} />
                  </Text>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** Each thing to answer with its own presses, one under the other. */
export function Choices({ choices }: { choices: Choice[] }) {
  return choices.map(({ label, name, remark, actions }, index) => (
    <Fragment key={index}>
      <Text className="ink" style={text(17, { fontWeight: 600, margin: '14px 0 6px' })}>
        {label}
      </Text>
      {name && (
        <Text className="ink" style={text(17, { margin: '0 0 6px' })}>
          <Words piece={name} />
        </Text>
      )}
      {remark && (
        <Text className="soft" style={text(16, { color: colours.soft, margin: '0 0 6px' })}>
          <Words piece={remark} />
        </Text>
      )}
      {actions.length > 0 && <Presses actions={actions} />}
    </Fragment>
  ))
}
