// What the clock does every minute: sends what has come due, moves the line along, forgets data whose time has passed.
import type { Db } from '#db/connect'
import { closeSurveys } from '~/domain/afterwards/survey-acts.server'
import { forgetMaterials } from '~/domain/agenda/uploading.server'
import { forgetOldSteps } from '~/domain/core/undoing.server'
import type { Instant } from '~/domain/core/time'
import { forgetOldSheets } from '~/domain/imports/sheets.server'
import { forgetMail } from '~/domain/incoming/forgetting.server'
import { lapseOffers, releaseSeats } from '~/domain/invitations/line.server'
import { forgetReplies } from '~/domain/questions/forgetting.server'
import { sendReminders } from '~/domain/reminders/sending.server'
import { forgetHearings } from '~/domain/renewals/forgetting.server'
import { forgetWishes } from '~/domain/rounds/forgetting.server'
import { askWhetherMet, inviteJoined } from '~/domain/meetings/report-acts.server'

/** The part of pino that the clock uses. */
export type ClockLog = { error: (fields: Record<string, unknown>, message: string) => void }

export type Clock = {
  /** Does what is due now; while it is being done, waits for that instead. */
  tick(): Promise<void>
  /** Finishes what is in flight and stops. */
  stop(): Promise<void>
}

const everySeconds = 60

const duties = {
  forgetOldSteps,
  forgetOldSheets,
  forgetWishes,
  forgetHearings,
  inviteJoined,
  askWhetherMet,
  releaseSeats,
  lapseOffers,
  forgetReplies,
  forgetMail,
  sendReminders,
  closeSurveys,
}

/**
 * Starts the clock: at once, and every minute. One duty that fails keeps none of the others from being done.
 * @param materials the folder of the files of events
 */
export function startClock(db: Db, log: ClockLog, now: () => Instant, materials: string): Clock {
  let running: Promise<void> | null = null

  const all = {
    ...duties,
    forgetMaterials: (at: Db, moment: Instant) => forgetMaterials(at, moment, materials),
  }

  async function doDuties(): Promise<void> {
    for (const [duty, act] of Object.entries(all))
      try {
        await act(db, now())
      } catch (error) {
        log.error({ duty, error: error instanceof Error ? error.message : 'unknown' }, 'the clock stumbled')
      }
  }

  const tick = (): Promise<void> => {
    running ??= doDuties().finally(() => {
      running = null
    })
    return running
  }

  const timer = setInterval(() => void tick(), everySeconds * 1000).unref()
  void tick()
  return {
    tick,
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}
