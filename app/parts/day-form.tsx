// Asks for the day that a page tells of, in the address.
import { Form, Link } from '@remix-run/react'
import { Button } from '~/ui/button'
import { TextField } from '~/ui/field'
import { useWords } from '~/ui/words'

/** @param back the page's address without a day */
export function DayForm({
  on,
  today,
  back,
  label,
}: {
  on: string
  today: string
  back: string
  label: string
}) {
  const { t } = useWords()
  return (
    <Form method="get" className="search">
      <div className="field">
        <TextField key={on} field={{ name: 'on', initialValue: on }} type="date" label={label} />
      </div>
      <Button>{t('frame.do.show')}</Button>
      {on !== today && (
        <Link className="button quiet" to={back}>
          {t('registry.network.today')}
        </Link>
      )}
    </Form>
  )
}
