// Every address of the app and the file that answers it.
import { index, route, type RouteConfig } from '@remix-run/route-config'

export default [
  index('routes/start.tsx'),
  route('health', 'routes/health.ts'),
  route('accessibility', 'routes/accessibility.tsx'),

  route('sign-in', 'routes/sign-in.tsx'),
  route('sign-in/code', 'routes/sign-in.code.tsx'),
  route('sign-out', 'routes/sign-out.ts'),

  route('a/:token', 'routes/answer.$token.tsx'),
  route('r/:token', 'routes/inquiry.$token.tsx'),
  route('my/invitations/:invitationId', 'routes/my.invitations.$invitationId.tsx'),

  route('events', 'routes/events._index.tsx'),
  route('events/new', 'routes/events.new.tsx'),
  route('events/:id', 'routes/events.$id.tsx', [
    index('routes/events.$id._index.tsx'),
    route('programme', 'routes/events.$id.programme.tsx'),
    route('audience', 'routes/events.$id.audience.tsx'),
    route('letters', 'routes/events.$id.letters.tsx'),
    route('sending', 'routes/events.$id.sending.tsx'),
    route('answers', 'routes/events.$id.answers.tsx'),
  ]),
  route('events/:id/edit', 'routes/events.$id.edit.tsx'),
  route('events/:id/cancel', 'routes/events.$id.cancel.tsx'),
  route('events/:id/remind', 'routes/events.$id.remind.tsx'),
  route('events/:id/sending/progress', 'routes/events.$id.sending.progress.ts'),
  route('events/:id/letters/preview', 'routes/events.$id.letters.preview.ts'),
  route('events/:id/answers/:invitationId', 'routes/events.$id.answers.$invitationId.tsx'),
  route('events/:id/answers.xlsx', 'routes/events.$id.answers.sheet.ts', { id: 'answers-xlsx' }),
  route('events/:id/answers.csv', 'routes/events.$id.answers.sheet.ts', { id: 'answers-csv' }),

  route('people', 'routes/people._index.tsx'),
  route('people/:id', 'routes/people.$id.tsx'),
  route('organisations', 'routes/organisations._index.tsx'),
  route('organisations/:id', 'routes/organisations.$id.tsx'),
  route('networks', 'routes/networks._index.tsx'),
  route('networks/new', 'routes/networks.new.tsx'),
  route('networks/:id', 'routes/networks.$id.tsx'),
  route('networks/:id/edit', 'routes/networks.$id.edit.tsx'),
  route('networks/:id/rule', 'routes/networks.$id.rule.tsx'),
  route('networks/:id/history', 'routes/networks.$id.history.tsx'),
  route('networks/:id/members/new', 'routes/networks.$id.members.new.tsx'),
  route('networks/:id/members/:membershipId', 'routes/networks.$id.members.$membershipId.tsx'),
  route('programmes/:id', 'routes/programmes.$id.tsx'),
  route('groups', 'routes/groups._index.tsx'),

  route('search', 'routes/search.tsx'),
  route('search/hints', 'routes/search.hints.ts'),
  route('sheets/:file', 'routes/sheets.$file.ts'),
  route('deeds', 'routes/deeds.tsx'),
  route('deeds/:id/undo', 'routes/deeds.$id.undo.ts'),

  route('letters', 'routes/letters.tsx'),
  route('letters/again', 'routes/letters.again.ts'),

  route('demo/sign-in/:who', 'routes/demo.sign-in.$who.ts'),
  route('demo/floor', 'routes/demo.floor.tsx'),
  route('demo/mailbox', 'routes/demo.mailbox.tsx'),
  route('demo/mailbox/:id', 'routes/demo.mailbox.$id.tsx'),
] satisfies RouteConfig
