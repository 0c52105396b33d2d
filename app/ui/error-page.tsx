// What a reader sees when a page cannot be shown: what happened, what to do, and a number to tell.
import { isRouteErrorResponse } from '@remix-run/react'
import { createContext, useContext } from 'react'
import { ButtonLink } from './button'
import { Page } from './page'
import { useWords } from './words'

const NumberContext = createContext<string | null>(null)

/** Tells the error page the number under which the server noted the error. */
export const ErrorNumberProvider = NumberContext.Provider

type Trouble = 'notFound' | 'forbidden' | 'gone' | 'tooLarge' | 'tooMany' | 'refused' | 'broken'

const byStatus: Record<number, Trouble> = {
  403: 'forbidden',
  404: 'notFound',
  410: 'gone',
  413: 'tooLarge',
  429: 'tooMany',
}

/** What a thrown thing means to the reader. */
export function troubleOf(error: unknown): Trouble {
  if (!isRouteErrorResponse(error)) return 'broken'
  return byStatus[error.status] ?? (error.status < 500 ? 'refused' : 'broken')
}

export function ErrorPage({ error, home }: { error: unknown; home: string }) {
  const { t } = useWords()
  const number = useContext(NumberContext)
  const trouble = troubleOf(error)
  return (
    <Page title={t(`frame.error.${trouble}.title`)}>
      <p>{t(`frame.error.${trouble}.text`)}</p>
      {trouble === 'broken' && number && (
        <dl>
          <dt>{t('frame.error.number')}</dt>
          <dd className="n" id="error-number">
            {number}
          </dd>
        </dl>
      )}
      <div className="cluster">
        <ButtonLink kind="main" to={home} away>
          {t('frame.error.home')}
        </ButtonLink>
      </div>
    </Page>
  )
}
