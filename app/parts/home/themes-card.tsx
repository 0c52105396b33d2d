// The themes of a small group in its own order, with what moves them, and the form that brings a new one.
import { Form } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { longest, type Theme } from '~/domain/groups/home'
import { date } from '~/i18n/dates'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { TextAreaField, TextField } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Live } from '~/ui/live'
import { Card, Empty, Notice } from '~/ui/page'
import { Tag } from '~/ui/tag'
import { TypedText } from '~/ui/typed-text'
import { useWords } from '~/ui/words'
import { fieldOf, type Refused } from './refused'

export type ThemesData = {
  groupId: string
  themes: Theme[]
  doneThemes: Theme[]
  /** How many were ever brought: another number is another form. */
  proposed: number
  /** The id that the next theme will have. */
  newId: string
  liaison: boolean
  /** The theme that was just moved. */
  moved: string | null
  refused: Refused<string> | null
}

export function ThemesCard(data: ThemesData) {
  const { t } = useWords()
  const { themes, doneThemes, refused } = data
  const remember = useFocusAfterMove(themes)
  return (
    <Card title={t('home.themes.title')} id="themes">
      {refused?.press === 'theme' && <Notice kind="error">{t('reasons.themeGone')}</Notice>}
      <Live seen={false}>{useMovedTo(data)}</Live>
      {themes.length === 0 ? (
        <Empty title={t('home.themes.none')}>{t('home.themes.noneHint')}</Empty>
      ) : (
        <ol className="rows themes">
          {themes.map((theme, at) => (
            <li key={theme.id}>
              <ThemeText theme={theme} />
              <ThemePresses
                groupId={data.groupId}
                theme={theme}
                first={at === 0}
                last={at === themes.length - 1}
                remember={remember}
              />
            </li>
          ))}
        </ol>
      )}
      <ProposeForm key={data.proposed} {...data} />
      {doneThemes.length > 0 && <DoneThemes groupId={data.groupId} themes={doneThemes} />}
    </Card>
  )
}

/** Where a theme stands after it was moved, for those who hear the page. */
function useMovedTo({ themes, moved }: ThemesData): string | null {
  const { t } = useWords()
  const at = themes.findIndex(({ id }) => id === moved)
  const theme = themes[at]
  if (!theme) return null
  return t('home.themes.movedTo', { title: theme.title, place: at + 1, count: themes.length })
}

const pressId = (themeId: string, press: string) => `theme-${themeId}-${press}`

/** A row that moves loses the focus that its button had: the button takes it back. */
function useFocusAfterMove(themes: readonly Theme[]): (id: string) => void {
  const pressed = useRef<string | null>(null)
  const order = themes.map(({ id }) => id).join()
  useEffect(() => {
    if (pressed.current !== null) document.getElementById(pressed.current)?.focus()
    pressed.current = null
  }, [order])
  return (id) => {
    pressed.current = id
  }
}

function ThemeText({ theme }: { theme: Theme }) {
  const { t, locale } = useWords()
  const { title, detail, source, proposedBy, proposedAt, doneAt } = theme
  return (
    <div className="stack close">
      <h3>
        <bdi>{title}</bdi> {source === 'ministry' && <Tag icon="sector">{t('home.themes.ministry')}</Tag>}
      </h3>
      {detail && <TypedText text={detail} />}
      <small>
        {[
          proposedBy &&
            t(source === 'ministry' ? 'home.themes.broughtBy' : 'home.themes.proposedBy', {
              name: proposedBy,
              date: date(proposedAt, locale),
            }),
          doneAt && t('home.themes.doneOn', { date: date(doneAt, locale) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </small>
    </div>
  )
}

type Presses = {
  groupId: string
  theme: Theme
  first: boolean
  last: boolean
  remember: (id: string) => void
}

function ThemePresses({ groupId, theme, first, last, remember }: Presses) {
  const { t } = useWords()
  const { id, title } = theme
  const move = (press: 'up' | 'down', atEnd: boolean) => (
    <Button
      kind="quiet"
      name="press"
      value={press}
      icon={press === 'up' ? 'ascending' : 'descending'}
      id={pressId(id, press)}
      aria-disabled={atEnd || undefined}
      onClick={(event) => {
        if (atEnd) event.preventDefault()
        else remember(pressId(id, press))
      }}
    >
      <span className="unseen">{t(`home.themes.${press}`, { title })}</span>
    </Button>
  )
  const put = (press: 'done' | 'dropped') => (
    <Button kind="quiet" name="press" value={press}>
      <span aria-hidden>{t(`home.themes.${press}`)}</span>
      <span className="unseen">{t(`home.themes.${press}Which`, { title })}</span>
    </Button>
  )
  return (
    <Form method="post" action={paths.group(groupId)} preventScrollReset className="cluster presses">
      <input type="hidden" name="theme" value={id} />
      {move('up', first)}
      {move('down', last)}
      {put('done')}
      {put('dropped')}
    </Form>
  )
}

function ProposeForm({ groupId, newId, liaison, refused }: ThemesData) {
  const { t } = useWords()
  const wrong = refused?.press === 'propose' ? refused : null
  return (
    <details open={wrong !== null}>
      <summary>{t(liaison ? 'home.themes.bring' : 'home.themes.propose')}</summary>
      <Form method="post" action={paths.group(groupId)} className="stack">
        {wrong && <ErrorSummary form={{ id: 'propose', allErrors: wrong.errors }} result={wrong} />}
        <input type="hidden" name="id" value={newId} />
        <TextField
          field={fieldOf('propose', 'title', wrong, { maxLength: longest.title })}
          label={t('home.themes.name')}
          required
        />
        <TextAreaField
          field={fieldOf('propose', 'detail', wrong, { maxLength: longest.detail })}
          label={t('home.themes.detail')}
          hint={t('home.plainText')}
        />
        {liaison && <p className="soft">{t('home.themes.bringHint')}</p>}
        <div>
          <SubmitButton kind="plain" name="press" value="propose">
            {t('home.themes.save')}
          </SubmitButton>
        </div>
      </Form>
    </details>
  )
}

function DoneThemes({ groupId, themes }: Pick<ThemesData, 'groupId' | 'themes'>) {
  const { t } = useWords()
  return (
    <details>
      <summary>{t('home.themes.doneCount', { count: themes.length })}</summary>
      <ul className="rows themes">
        {themes.map((theme) => (
          <li key={theme.id}>
            <ThemeText theme={theme} />
            <TakeUpForm groupId={groupId} themeId={theme.id} title={theme.title} />
          </li>
        ))}
      </ul>
    </details>
  )
}

/** @param title the theme's, where the form does not stand beside it */
export function TakeUpForm(form: { groupId: string; themeId: string; title?: string }) {
  const { t } = useWords()
  const { groupId, themeId, title } = form
  return (
    <Form method="post" action={paths.group(groupId)} preventScrollReset>
      <input type="hidden" name="theme" value={themeId} />
      <Button kind="quiet" name="press" value="takeUp">
        {t('home.themes.takeUp')}
        {title && <span className="unseen"> {title}</span>}
      </Button>
    </Form>
  )
}
