// Mends what calendars break in writing their objects, and keeps of them only the lines that a reply is read from.

export type CalendarLines = {
  /** The values of METHOD, in capitals. */
  methods: string[]
  /** Each VEVENT with its BEGIN and END, as unfolded content lines. */
  events: string[][]
}

/** What else an object says, of zones, alarms or in words of the invitation, is not read: it cannot do harm, nor be broken. */
const read = new Set([
  ...['UID', 'SEQUENCE', 'DTSTAMP', 'ATTENDEE', 'COMMENT', 'RECURRENCE-ID'],
  ...['DTSTART', 'DTEND', 'DURATION', 'LOCATION', 'X-MS-OLK-ORIGINALSTART', 'X-MS-OLK-ORIGINALEND'],
  ...['X-RESPONSE-COMMENT', 'X-CALENDARSERVER-ATTENDEE-COMMENT'],
])

const mostEvents = 20
const mostDepth = 10
export const mostLines = 20_000
const mostOfLine = 20_000

const property = /^([A-Za-z][A-Za-z0-9-]{0,60})[ \t]*(?=[;:])/
const edge = /^(BEGIN|END)[ \t]*:[ \t]*([A-Za-z-]{1,40})[ \t]*$/i

/** What people wrote; and what is not read can hold what it will. */
const isWords = (name: string): boolean => name === 'COMMENT' || name === 'LOCATION' || !counts(name)
const counts = (name: string): boolean => read.has(name) || ['BEGIN', 'END', 'METHOD'].includes(name)

const nameOf = (line: string): string => property.exec(line)?.[1]?.toUpperCase() ?? ''

/**
 * The content lines of a text (RFC 5545 3.1), unfolded. A line that cannot begin a property goes on from the one before
 * it: some calendars break long words without the space that marks a fold. Null when it stands after a line that says
 * who, what or when: whether it belongs there nobody can tell.
 */
function contentLines(text: string): string[] | null {
  const lines: { name: string; pieces: string[] }[] = []
  const unfolded = text
    .replace(/^\ufeff/, '')
    .replace(/\r{1,3}\n|\r/g, '\n')
    .replace(/\n[ \t]/g, '')
  for (const line of unfolded.split('\n')) {
    const before = lines.at(-1)
    const name = nameOf(line)
    if (line.trim() === '') continue
    if (name !== '' || before === undefined || before.name === '') lines.push({ name, pieces: [line] })
    // What a mail gateway adds after the object is none of it.
    else if (before.name === 'END' && /:VCALENDAR\s*$/i.test(before.pieces[0] ?? ''))
      lines.push({ name, pieces: [line] })
    else if (isWords(before.name)) before.pieces.push(line)
    else return null
  }
  return lines.map(({ pieces }) => pieces.join(''))
}

/** A parameter that stands twice says two things: which of them a reader takes is chance. */
function repeatsParameter(line: string): boolean {
  const names = line
    .replace(/"[^"]*"/g, '')
    .split(':', 1)[0]
    ?.split(';')
    .slice(1)
    .map((part) => part.split('=', 1)[0]?.trim().toUpperCase())
  return new Set(names).size !== (names?.length ?? 0)
}

/**
 * The lines of a calendar object that replies are read from; null when it is broken in a way that leaves in doubt what
 * it said: cut off, closed in the wrong order, or grown out of all measure. VERSION and PRODID may be missing.
 */
export function calendarLines(text: string): CalendarLines | null {
  const found: CalendarLines = { methods: [], events: [] }
  const open: string[] = []
  let closed = 0
  const lines = contentLines(text)
  if (lines === null || lines.length > mostLines) return null
  for (const line of lines) {
    const [, side, named = ''] = edge.exec(line) ?? []
    const component = named.toUpperCase()
    if (open.length === 0 && component !== 'VCALENDAR') continue
    if (side?.toUpperCase() === 'BEGIN') {
      open.push(component)
      if (open.length > mostDepth) return null
      if (open.join(' ') === 'VCALENDAR VEVENT') found.events.push(['BEGIN:VEVENT'])
    } else if (side !== undefined) {
      if (open.at(-1) !== component) return null
      if (open.join(' ') === 'VCALENDAR VEVENT') found.events.at(-1)?.push('END:VEVENT')
      open.pop()
      if (open.length === 0) closed += 1
    } else if (!keep(line, open.join(' '), found)) return null
  }
  return open.length === 0 && closed > 0 && found.events.length <= mostEvents ? found : null
}

/** @returns false when the line is one that a reply is read from and cannot be read */
function keep(line: string, within: string, found: CalendarLines): boolean {
  const name = nameOf(line)
  if (within === 'VCALENDAR' && name === 'METHOD')
    found.methods.push(
      line
        .slice(line.indexOf(':') + 1)
        .trim()
        .toUpperCase(),
    )
  if (within !== 'VCALENDAR VEVENT' || !read.has(name)) return true
  if (line.length > mostOfLine || repeatsParameter(line)) return false
  found.events.at(-1)?.push(line.replace(property, name))
  return true
}
