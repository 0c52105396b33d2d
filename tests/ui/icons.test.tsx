// The sheet of icons holds each by the name it has in the house, as Lucide draws it. A run with `--update` draws it anew.
import {
  ArrowDown,
  ArrowRightLeft,
  ArrowUp,
  Ban,
  Bell,
  Building2,
  CalendarDays,
  Check,
  ChevronDown,
  ChevronLeft,
  ChevronRight,
  CircleCheck,
  CircleDashed,
  CircleQuestionMark,
  Clock,
  Coffee,
  Copy,
  Download,
  ExternalLink,
  Flag,
  GraduationCap,
  History,
  Hourglass,
  Inbox,
  Info,
  Landmark,
  LogOut,
  type LucideIcon,
  Mail,
  MapPin,
  OctagonAlert,
  Pause,
  Pencil,
  Phone,
  Pin,
  Plus,
  Printer,
  Redo2,
  Search,
  Send,
  Trash2,
  TriangleAlert,
  Undo2,
  Upload,
  UserPlus,
  UserRound,
  UsersRound,
  Video,
  X,
} from 'lucide-react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Icon, type IconName } from '~/ui/icon'
import { attribute } from './render'

const icons: Record<IconName, LucideIcon> = {
  add: Plus,
  addPerson: UserPlus,
  alert: OctagonAlert,
  ascending: ArrowUp,
  bell: Bell,
  calendar: CalendarDays,
  cancel: Ban,
  clock: Clock,
  coffee: Coffee,
  copy: Copy,
  descending: ArrowDown,
  done: CircleCheck,
  down: ChevronDown,
  download: Download,
  edit: Pencil,
  flag: Flag,
  history: History,
  inbox: Inbox,
  info: Info,
  mail: Mail,
  maybe: CircleQuestionMark,
  next: ChevronRight,
  no: X,
  none: CircleDashed,
  online: Video,
  organisation: Building2,
  out: ExternalLink,
  pause: Pause,
  people: UsersRound,
  person: UserRound,
  phone: Phone,
  pin: Pin,
  place: MapPin,
  previous: ChevronLeft,
  print: Printer,
  programme: GraduationCap,
  redo: Redo2,
  remove: Trash2,
  search: Search,
  sector: Landmark,
  send: Send,
  signOut: LogOut,
  swap: ArrowRightLeft,
  undo: Undo2,
  upload: Upload,
  waiting: Hourglass,
  warning: TriangleAlert,
  yes: Check,
}

/** Lucide's icons are under the ISC licence, some of them from Feather's under the MIT licence; both ask to be named. */
const notice = `Lucide, ISC License, Copyright (c) 2026 Lucide Icons and Contributors; in part from Feather,
The MIT License, Copyright (c) 2013-present Cole Bemis. https://lucide.dev/license`

const strokes =
  'viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"'

const symbol = ([name, Drawn]: [string, LucideIcon]): string => {
  const lines = renderToStaticMarkup(<Drawn />).replace(/^<svg[^>]*>|<\/svg>$/g, '')
  return `<symbol id="${name}" ${strokes}>${lines.replace(/><\/\w+>/g, '/>')}</symbol>`
}

test('the sheet is what Lucide draws', async () => {
  const symbols = Object.entries(icons).map(symbol)
  for (const drawn of symbols) expect(drawn).toMatch(/<(path|circle|rect|line|polyline|polygon|ellipse) /)
  const sheet = ['<svg xmlns="http://www.w3.org/2000/svg">', `<!--\n${notice}\n-->`, ...symbols, '</svg>', '']
  await expect(sheet.join('\n')).toMatchFileSnapshot('../../app/ui/icons.svg')
})

test('an icon is hidden from screen readers, has its size before the sheet comes, and leads to its symbol', () => {
  const html = renderToStaticMarkup(<Icon name="yes" size={20} />)
  expect(attribute(html, /<svg[^>]*>/, 'aria-hidden')).toBe('true')
  expect(attribute(html, /<svg[^>]*>/, 'width')).toBe('20')
  expect(attribute(html, /<svg[^>]*>/, 'height')).toBe('20')
  expect(attribute(html, /<use[^>]*>/, 'href')).toMatch(/icons.*\.svg#yes$/)
})
