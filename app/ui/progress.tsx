// How far a long piece of work has come.
import { useId } from 'react'
import { useWords } from './words'

/** @param label what is going on, such as "Kirjeet lähtevät" */
export function Progress({ label, done, total }: { label: string; done: number; total: number }) {
  const { t } = useWords()
  const id = useId()
  return (
    <div className="progress">
      <div className="cluster apart">
        <label htmlFor={id}>{label}</label>
        <span className="n soft">{t('frame.progress.done', { done, total })}</span>
      </div>
      <progress id={id} value={done} max={Math.max(total, 1)}>
        {t('frame.progress.done', { done, total })}
      </progress>
    </div>
  )
}
