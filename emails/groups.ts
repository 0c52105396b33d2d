// Letters about small groups: the call, the welcome, finding a date, whether it met, going on, newcomers, experts.
import * as dates from '~/i18n/dates'
import { paths } from '~/paths'
import { atMost, manyLines, oneLine, telTo } from './clean'
import {
  contactOf,
  emailPiece,
  longestPreview,
  none,
  piece,
  type Action,
  type Content,
  type Fact,
  type Pen,
  type PersonLine,
  type Piece,
} from './content'
import type { Introduced, LetterData } from './letters'

const fact = (label: string, value: Piece): Fact => ({ label, value, weight: 'plain' })

const day = (pen: Pen, label: string, on: string): Fact =>
  fact(label, { text: dates.plainDate(on, pen.locale) })

const until = (pen: Pen, on: string): Fact => ({
  label: pen.t('facts.answer'),
  value: { text: pen.t('facts.answerBy', { deadline: dates.plainDate(on, pen.locale) }) },
  weight: 'now',
})

const subjectOf = (pen: Pen, subject: string, reminder: boolean): string =>
  reminder ? pen.t('group.reminder', { subject }) : subject

/** What stands under the presses: how little it takes, or why there are none. */
const underPresses = (pen: Pen, token: string | null): string[] =>
  token === null ? [pen.t('noButtons')] : [pen.t('group.noSignIn'), pen.t('group.changeable')]

export function groupCall(
  { token, contact, reminder, message, answerBy, startsOn, size }: LetterData<'groupCall'>,
  pen: Pen,
): Content {
  const subject = pen.t('groupCall.subject')
  const lead = pen.t('groupCall.lead', size)
  const press = (answer: 'yes' | 'notNow'): Action[] =>
    token === null
      ? []
      : [
          {
            label: pen.t(`groupCall.${answer}`),
            url: pen.url(paths.call(token, { lang: pen.locale, answer })),
            main: answer === 'yes',
          },
        ]
  return {
    ...none,
    subject: subjectOf(pen, subject, reminder),
    preview: lead,
    kicker: pen.t('groupCall.kicker'),
    title: { text: subject },
    news: { tone: 'plain', sentences: [lead, pen.t('groupCall.ask')] },
    facts: [until(pen, answerBy), day(pen, pen.t('group.starts'), startsOn)],
    actions: [...press('yes'), ...press('notNow')],
    after: underPresses(pen, token),
    description:
      message === null || message.text.trim() === ''
        ? null
        : { ...piece(pen, message), text: manyLines(message.text) },
    contact: contactOf(contact),
  }
}

/** A person with what they let be seen. */
function introduce(pen: Pen, person: Introduced): PersonLine {
  const { title, organisation, expertise, phone } = person
  const post = [title, organisation].flatMap((part) => (part === null ? [] : [piece(pen, part)]))
  const lines: Piece[] = post.length === 0 ? [] : [{ text: post.map(({ text }) => text).join(', ') }]
  if (expertise !== null && expertise.trim() !== '') lines.push({ text: oneLine(expertise) })
  if (person.email !== null) lines.push(emailPiece(person.email))
  if (phone !== null) lines.push({ text: oneLine(phone), href: telTo(phone) })
  return {
    sign: person.sectorCode ?? '',
    name: oneLine(person.name),
    marks: [
      ...(person.host ? [pen.t('group.isHost')] : []),
      ...(person.newcomer ? [pen.t('group.isNew')] : []),
    ],
    lines,
  }
}

export function groupWelcome(letter: LetterData<'groupWelcome'>, pen: Pen): Content {
  const { group, newcomer, toHost, members, liaison, contact } = letter
  const named = piece(pen, group)
  const host = members.find((member) => member.host)
  const arrived = members.filter((member) => member.newcomer).length
  const lead = newcomer
    ? pen.t(toHost ? 'groupWelcome.leadHost' : 'groupWelcome.lead')
    : pen.t('groupWelcome.leadOthers', { count: arrived })
  const kind = newcomer ? (toHost ? 'subjectHost' : 'subject') : 'subjectOthers'
  const subject = pen.t(`groupWelcome.${kind}`, { group: named.text })
  return {
    ...none,
    subject,
    preview: lead,
    kicker: pen.t('groupWelcome.kicker'),
    title: named,
    news: { tone: 'yes', sentences: [lead] },
    facts: [
      day(pen, pen.t('group.starts'), letter.startsOn),
      ...(host ? [fact(pen.t('group.host'), { text: oneLine(host.name) })] : []),
      ...(liaison ? [fact(pen.t('group.liaison'), { text: oneLine(liaison.name) })] : []),
    ],
    actions: [{ label: pen.t('group.open'), url: pen.url(paths.group(letter.groupId)), main: true }],
    after: [pen.t('groupWelcome.shared')],
    people: {
      heading: pen.t('groupWelcome.members'),
      lines: members.map((member) => introduce(pen, member)),
    },
    contact: contactOf(liaison ?? contact),
  }
}

const longestTitle = 120

export function groupTimes(letter: LetterData<'groupTimes'>, pen: Pen): Content {
  const { token, reminder, group, from, note, place, closesOn, times } = letter
  const named = piece(pen, group)
  const title = atMost(oneLine(letter.title), longestTitle)
  const lead = pen.t('groupTimes.lead', { from: oneLine(from) })
  const subject =
    title === ''
      ? pen.t('groupTimes.subject', { group: named.text })
      : pen.t('groupTimes.subjectTitled', { title })
  const press = (time: string, tick: 'yes' | 'ifNeedBe' | 'no'): Action[] =>
    token === null
      ? []
      : [
          {
            label: pen.t(`groupTimes.${tick}`),
            url: pen.url(paths.times(token, { lang: pen.locale, time, tick })),
            main: tick === 'yes',
          },
        ]
  return {
    ...none,
    subject: subjectOf(pen, subject, reminder),
    preview: lead,
    kicker: pen.t('groupTimes.kicker'),
    title: { text: title === '' ? pen.t('groupTimes.title') : title },
    news: { tone: 'plain', sentences: [lead] },
    facts: [
      fact(pen.t('group.name'), named),
      ...(oneLine(place) === '' ? [] : [fact(pen.t('facts.place'), { text: oneLine(place) })]),
      until(pen, closesOn),
    ],
    choices: times.map(({ id, startsAt, endsAt, clash }) => ({
      label: dates.period(startsAt, endsAt, pen.locale),
      remark: clash === null ? null : { text: pen.t('groupTimes.clash', { event: oneLine(clash.text) }) },
      actions: [...press(id, 'yes'), ...press(id, 'ifNeedBe'), ...press(id, 'no')],
    })),
    actions:
      token === null
        ? []
        : [
            {
              label: pen.t('groupTimes.all'),
              url: pen.url(paths.times(token, { lang: pen.locale })),
              main: false,
            },
          ],
    after: underPresses(pen, token),
    description: manyLines(note) === '' ? null : { text: manyLines(note) },
    contact: contactOf(letter.contact),
  }
}

export function groupMet(letter: LetterData<'groupMet'>, pen: Pen): Content {
  const { token, group, heldOn, contact, reminder } = letter
  const named = piece(pen, group)
  const lead = pen.t('groupMet.lead')
  return {
    ...none,
    subject: subjectOf(pen, pen.t('groupMet.subject', { group: named.text }), reminder),
    preview: lead,
    kicker: pen.t('groupMet.kicker', { date: dates.plainDate(heldOn, pen.locale) }),
    title: { text: pen.t('groupMet.title') },
    news: { tone: 'plain', sentences: [lead] },
    facts: [fact(pen.t('group.name'), named)],
    actions: (['yes', 'no'] as const).flatMap((met) =>
      token === null
        ? []
        : [
            {
              label: pen.t(`groupMet.${met}`),
              url: pen.url(paths.met(token, { lang: pen.locale, met })),
              main: met === 'yes',
            },
          ],
    ),
    after: token === null ? [pen.t('noButtons')] : [pen.t('group.noSignIn')],
    contact: contactOf(contact),
  }
}

export function groupGoOn(letter: LetterData<'groupGoOn'>, pen: Pen): Content {
  const { token, group, since, contact, reminder } = letter
  const named = piece(pen, group)
  const lead = pen.t('groupGoOn.lead')
  return {
    ...none,
    subject: subjectOf(pen, pen.t('groupGoOn.subject', { group: named.text }), reminder),
    preview: lead,
    kicker: pen.t('groupGoOn.kicker'),
    title: { text: pen.t('groupGoOn.title') },
    news: { tone: 'plain', sentences: [lead] },
    facts: [fact(pen.t('group.name'), named), day(pen, pen.t('groupGoOn.since'), since)],
    actions: (['goesOn', 'pauses', 'leaves'] as const).flatMap((answer) =>
      token === null
        ? []
        : [
            {
              label: pen.t(`groupGoOn.${answer}`),
              url: pen.url(paths.goOn(token, { lang: pen.locale, answer })),
              main: answer === 'goesOn',
            },
          ],
    ),
    after: token === null ? [pen.t('noButtons')] : [pen.t('group.noSignIn')],
    contact: contactOf(contact),
  }
}

export function groupHearing(letter: LetterData<'groupHearing'>, pen: Pen): Content {
  const { token, group, proposed, hearUntil, contact, reminder } = letter
  const named = piece(pen, group)
  const lead = pen.t('groupHearing.lead')
  return {
    ...none,
    subject: subjectOf(pen, pen.t('groupHearing.subject', { group: named.text }), reminder),
    preview: lead,
    kicker: pen.t('groupHearing.kicker'),
    title: { text: pen.t('groupHearing.title') },
    news: { tone: 'plain', sentences: [lead] },
    facts: [fact(pen.t('group.name'), named), until(pen, hearUntil)],
    actions: (['fine', 'objects'] as const).flatMap((answer) =>
      token === null
        ? []
        : [
            {
              label: pen.t(`groupHearing.${answer}`),
              url: pen.url(paths.hearing(token, { lang: pen.locale, answer })),
              main: answer === 'fine',
            },
          ],
    ),
    after: underPresses(pen, token),
    people: {
      heading: pen.t('groupHearing.proposed'),
      lines: [introduce(pen, { ...proposed, newcomer: false })],
    },
    contact: contactOf(contact),
  }
}

export function expertAsked({ group, wish, askedBy }: LetterData<'expertAsked'>, pen: Pen): Content {
  const named = piece(pen, group)
  const lead = pen.t('expertAsked.lead', { name: oneLine(askedBy) })
  return {
    ...none,
    subject: pen.t('expertAsked.subject', { group: named.text }),
    preview: lead,
    kicker: pen.t('expertAsked.kicker'),
    title: named,
    news: { tone: 'plain', sentences: [lead, manyLines(wish)] },
    actions: [{ label: pen.t('expertAsked.reply'), url: pen.url(paths.groupRequests()), main: true }],
    contact: [],
  }
}

export function expertReplied(letter: LetterData<'expertReplied'>, pen: Pen): Content {
  const { groupId, group, wish, reply, contact } = letter
  const named = piece(pen, group)
  return {
    ...none,
    subject: pen.t('expertReplied.subject', { group: named.text }),
    preview: atMost(oneLine(reply), longestPreview),
    kicker: pen.t('expertReplied.kicker'),
    title: named,
    news: { tone: 'plain', sentences: [manyLines(reply)] },
    actions: [{ label: pen.t('group.open'), url: pen.url(paths.group(groupId)), main: false }],
    description: { text: pen.t('expertReplied.lead', { wish: oneLine(wish) }) },
    contact: contactOf(contact),
  }
}
