// The parts of the page of one's own data, as links: the page is long on a phone.
import { useWords } from '~/ui/words'

const parts = ['record', 'photo', 'contact', 'about', 'sharing', 'letters', 'assistants'] as const

export function PartsOfPage() {
  const { t } = useWords()
  return (
    <nav className="page-parts" aria-label={t('profile.parts')}>
      <ul>
        {parts.map((part) => (
          <li key={part}>
            <a href={`#${part}`}>{t(`profile.${part}.title`)}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
