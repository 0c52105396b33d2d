// The menu on top of every page and the one under the name, for each kind of user: two levels, no more.
import type { PageT } from '~/i18n/types'
import { paths } from '~/paths'
import type { MenuItem } from '~/ui/bar'

/** `looks`: they may look in the directory. `serves`: they are here for the managers whom they assist. */
export type MenuReader = { organiser: boolean; looks: boolean; serves: boolean }

/** The pages of the first level. */
export function menuOf({ organiser, looks, serves }: MenuReader, t: PageT): MenuItem[] {
  if (!organiser)
    return [
      { to: paths.start(), label: t('frame.nav.myPage'), end: true },
      serves ? { to: paths.myWeek(), label: t('frame.nav.weeks'), icon: 'people' } : ownCalendar(t),
      ...(looks ? [{ to: paths.directory(), label: t('frame.nav.directory') }] : []),
      { to: paths.networks(), label: t('frame.nav.networks') },
    ]
  return [
    { to: paths.start(), label: t('frame.nav.start'), end: true },
    { to: paths.events(), label: t('frame.nav.events') },
    { to: paths.year(), label: t('frame.nav.year') },
    { to: paths.groups(), label: t('frame.nav.groups') },
    { to: paths.networks(), label: t('frame.nav.networks') },
    { to: paths.people(), label: t('frame.nav.people') },
    { to: paths.continuity(), label: t('frame.nav.continuity') },
  ]
}

/** What stands under the name: an organiser's registers and post, then everybody's own. */
export function underName({ organiser, serves }: MenuReader, t: PageT): MenuItem[] {
  return [
    ...(organiser ? kept(t) : []),
    // The others have theirs on the first level.
    ...(organiser || serves ? [ownCalendar(t)] : []),
    { to: paths.myData(), label: t('frame.nav.myData'), icon: 'person' },
    { to: paths.myHistory(), label: t('frame.nav.myHistory'), icon: 'history' },
    { to: paths.myAssistants(), label: t('frame.nav.assistants'), icon: 'people' },
    { to: paths.feeds(), label: t('frame.nav.feeds'), icon: 'calendar' },
  ]
}

const ownCalendar = (t: PageT): MenuItem => ({
  to: paths.myCalendar(),
  label: t('frame.nav.calendar'),
  icon: 'calendar',
})

const kept = (t: PageT): MenuItem[] => [
  { to: paths.organisations(), label: t('frame.nav.organisations'), icon: 'organisation' },
  { to: paths.sectors(), label: t('frame.nav.sectors'), icon: 'sector' },
  { to: paths.programmes(), label: t('frame.nav.programmes'), icon: 'programme' },
  { to: paths.imports(), label: t('frame.nav.imports'), icon: 'upload' },
  { to: paths.deeds(), label: t('frame.nav.deeds'), icon: 'history' },
  { to: paths.letters(), label: t('frame.nav.letters'), icon: 'mail' },
  { to: paths.incoming(), label: t('frame.nav.incoming'), icon: 'inbox' },
  { to: paths.remarks(), label: t('frame.nav.remarks'), icon: 'flag' },
  { to: paths.directory(), label: t('frame.nav.directory'), icon: 'search' },
]
