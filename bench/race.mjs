// Two hundred people press "yes" at once for ten seats, through the real server and the links of real letters.
import { ask, inviteThroughPages, somePeople, startDemo } from './ground/demo.mjs'

const people = 200
const seats = 10

export default async function race(say) {
  const demo = await startDemo()
  try {
    say(`inviting ${people} people to ${seats} seats, and waiting for their letters`)
    const { eventId, links } = await inviteThroughPages(demo, {
      title: 'Kilpajuoksu',
      capacity: seats,
      people: somePeople(demo, people),
    })
    if (links.length !== people) throw new Error(`${links.length} letters came, not ${people}`)

    say('all answer')
    const begun = performance.now()
    const answers = await Promise.all(
      links.map(async (link) => {
        const { status } = await ask(link, { form: [['answer', 'yes']] })
        return { status, after: performance.now() - begun }
      }),
    )
    const took = answers.map(({ after }) => after).sort((one, other) => one - other)

    const invitations = demo.rows(
      `select "id", "seat", "queueNumber", "answeredAt" from "invitation" where "eventId" = ?`,
      eventId,
    )
    const history = demo.rows(
      `select a."id", a."seat", a."answeredAt", a."invitationId" from "answer" a
       join "invitation" i on i."id" = a."invitationId" where i."eventId" = ? order by a."id"`,
      eventId,
    )
    const seated = invitations.filter(({ seat }) => seat === 'seated')
    const line = invitations
      .filter(({ seat }) => seat === 'waiting')
      .sort((one, other) => one.queueNumber - other.queueNumber)

    // Arrival: when the server took the answer up, and the order in which the database took it.
    const lineInHistory = history.filter(({ seat }) => seat === 'waiting').map((row) => row.invitationId)
    const inOrder =
      line.every(({ queueNumber }, place) => queueNumber === place + 1) &&
      line.every(({ answeredAt }, place) => place === 0 || line[place - 1].answeredAt <= answeredAt) &&
      line.every(({ id }, place) => lineInHistory[place] === id) &&
      seated.every(({ answeredAt }) => line.every((waiting) => answeredAt <= waiting.answeredAt))
    const taken = answers.filter(({ status }) => status === 302).length

    return {
      figures: {
        people,
        seats,
        answersTaken: taken,
        seated: seated.length,
        waiting: line.length,
        inOrderOfArrival: inOrder,
        linesOfHistory: history.length,
        allAnsweredMs: Math.round(took.at(-1)),
        medianMs: Math.round(took[people / 2]),
        answersASecond: Math.round((people / took.at(-1)) * 1000),
      },
      aims: {
        seated: { aim: seats, value: seated.length, ok: seated.length === seats },
        waiting: { aim: people - seats, value: line.length, ok: line.length === people - seats },
        inOrderOfArrival: { aim: true, value: inOrder, ok: inOrder },
        noneLost: {
          aim: people,
          value: Math.min(taken, history.length),
          ok: taken === people && history.length === people,
        },
      },
    }
  } finally {
    await demo.stop()
  }
}
