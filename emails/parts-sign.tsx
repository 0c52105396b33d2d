// A picture in a letter that a machine reads, with what it is for under it.
import { Text } from '@react-email/text'
import type { Sign } from './content'
import { colours, text } from './look'

const size = 180

export function SignPicture({ sign }: { sign: Sign }) {
  return (
    <>
      <img
        src={sign.url}
        alt={sign.alt}
        width={size}
        height={size}
        style={{ display: 'block', border: `1px solid ${colours.line}`, margin: '20px 0 0' }}
      />
      <Text className="soft" style={text(16, { color: colours.soft, margin: '8px 0 0' })}>
        {sign.caption}
      </Text>
    </>
  )
}
