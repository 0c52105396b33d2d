// The pages that need no one thing to show, each with its heading where one wording holds for all languages.
import type { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'

type Words = ReturnType<typeof wordsOfPages>

/** A page's path, and what its heading says. */
export type ShownPage = [path: string, heading: (t: Words) => string | RegExp]

const anyHeading = () => /./

export const pagesOf: Record<'organiser' | 'manager', ShownPage[]> = {
  organiser: [
    [paths.start(), anyHeading],
    [paths.events({ when: 'all' }), (t) => t('events.title')],
    [paths.newEvent(), (t) => t('events.chooseKind')],
    [paths.newEvent({ kind: 'managementDay' }), anyHeading],
    [paths.people(), (t) => t('frame.nav.people')],
    [paths.newPerson(), anyHeading],
    [paths.organisations(), (t) => t('frame.nav.organisations')],
    [paths.networks(), (t) => t('frame.nav.networks')],
    [paths.groups(), anyHeading],
    [paths.continuity(), anyHeading],
    [paths.year(), anyHeading],
    [paths.letters(), (t) => t('sending.letters.pageTitle')],
    [paths.incoming(), anyHeading],
    [paths.demoMailbox(), (t) => t('mailbox.title')],
    [paths.remarks(), (t) => t('remarks.title')],
    [paths.design(), anyHeading],
  ],
  manager: [
    [paths.start(), anyHeading],
    [paths.myData(), anyHeading],
    [paths.myCalendar(), anyHeading],
    [paths.myHistory(), anyHeading],
    [paths.directory(), (t) => t('directory.title')],
    [paths.networks(), anyHeading],
    [paths.feeds(), anyHeading],
    [paths.myAssistants(), anyHeading],
    [paths.accessibility(), anyHeading],
    [paths.feedback(), (t) => t('remarks.feedback.title')],
  ],
}

export const pageOwners = Object.keys(pagesOf) as (keyof typeof pagesOf)[]
