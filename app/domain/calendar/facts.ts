// A calendar object as lines that a person can read: for looking at what was sent.

/** `parameters` is what stands between the name and the value, such as TZID=Europe/Helsinki. */
export type CalendarFact = { name: string; parameters: string; value: string }

const unescaped = (value: string): string =>
  value.replace(/\\([nN\\;,])/g, (_, escaped: string) => (escaped.toLowerCase() === 'n' ? '\n' : escaped))

/** A content line is NAME, parameters after semicolons, a colon, the value; quoted parameters may hold colons (RFC 5545 3.1). */
const contentLine = /^([A-Z-]+)((?:;[^=]+=(?:"[^"]*"|[^:;"]*))*):(.*)$/

/** The METHOD and the properties of the event, in their order, unfolded and unescaped; the zone's rules are left out. */
export function calendarFacts(text: string): CalendarFact[] {
  const lines = text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/)
  const from = lines.indexOf('BEGIN:VEVENT')
  const method = lines.filter((line) => line.startsWith('METHOD:'))
  const event = lines.slice(from + 1, lines.indexOf('END:VEVENT'))
  return [...method, ...event].flatMap((line) => {
    const [, name = '', parameters = '', value = ''] = contentLine.exec(line) ?? []
    return name === '' ? [] : [{ name, parameters: parameters.slice(1), value: unescaped(value) }]
  })
}
