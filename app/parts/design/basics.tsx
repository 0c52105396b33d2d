// The small parts in use: type, buttons, tags, notices, empty states, calendar leaves, faces and figures.
import { Face } from '~/parts/face'
import { Button, ButtonLink } from '~/ui/button'
import { DateLeaf } from '~/ui/date-leaf'
import { Figures } from '~/ui/figures'
import { Icon } from '~/ui/icon'
import { Card, Empty, Notice } from '~/ui/page'
import { Pager } from '~/ui/pager'
import { PersonLine } from '~/ui/person-line'
import { Progress } from '~/ui/progress'
import { AnswerTag, FilterTag, standings, Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'
import { paths } from '~/paths'
import { postOf, sampled } from './samples'

export function TypeCard() {
  const { t } = useWords()
  return (
    <Card title={t('design.type')} id="type">
      <div className="stack tight">
        <p className="sample-h1">{t('design.typeH1')}</p>
        <p className="sample-h2">{t('design.typeH2')}</p>
        <p className="sample-h3">{t('design.typeH3')}</p>
        <p>{t('design.typeText')}</p>
        <p className="soft">{t('design.typeSoft')}</p>
        <p>
          <a href="#type">{t('design.typeLink')}</a>
        </p>
      </div>
    </Card>
  )
}

export function ButtonsCard() {
  const { t } = useWords()
  return (
    <Card title={t('design.buttons')} id="buttons">
      <p className="soft">{t('design.buttonsLead')}</p>
      <div className="cluster">
        <Button type="button" kind="main" icon="send">
          {t('design.buttonMain')}
        </Button>
        <Button type="button" icon="add">
          {t('design.buttonPlain')}
        </Button>
        <Button type="button" kind="quiet" icon="undo">
          {t('design.buttonQuiet')}
        </Button>
        <Button type="button" kind="grave" icon="remove">
          {t('design.buttonGrave')}
        </Button>
        <ButtonLink to={paths.start()} icon="next">
          {t('design.buttonLink')}
        </ButtonLink>
      </div>
    </Card>
  )
}

export function TagsCard() {
  const { t } = useWords()
  return (
    <Card title={t('design.tags')} id="tags">
      <p className="soft">{t('design.tagsLead')}</p>
      <div className="cluster">
        {standings.map((standing) => (
          <AnswerTag key={standing} answer={standing} place={3} />
        ))}
      </div>
      <div className="cluster">
        <Tag>{t('design.tagPlain')}</Tag>
        <Tag tone="good" icon="done">
          {t('design.tagGood')}
        </Tag>
        <Tag tone="warning" icon="warning">
          {t('design.tagWarning')}
        </Tag>
        <Tag tone="error" icon="alert">
          {t('design.tagError')}
        </Tag>
        <FilterTag to={paths.design()} on>
          {t('design.tagFilter')}
        </FilterTag>
      </div>
    </Card>
  )
}

export function NoticesCard() {
  const { t } = useWords()
  return (
    <Card title={t('design.notices')} id="notices">
      <div className="stack tight">
        {(['info', 'good', 'warning'] as const).map((kind) => (
          <Notice key={kind} kind={kind} title={t(`design.notice.${kind}`)}>
            {t('design.noticeText')}
          </Notice>
        ))}
        {/* As the error notice looks; itself it is an alert, and nothing is wrong here. */}
        <div className="notice error">
          <Icon name="alert" size={20} />
          <div>
            <p>
              <b>{t('design.notice.error')}</b>
            </p>
            <p>{t('design.noticeText')}</p>
          </div>
        </div>
      </div>
    </Card>
  )
}

export function PeopleCard() {
  const { t } = useWords()
  return (
    <Card title={t('design.people')} id="people">
      <p className="soft">{t('design.peopleLead')}</p>
      <ul className="design-people">
        {sampled.people.map((person) => (
          <li key={person.id} className="cluster">
            <Face person={person} mark={null} size="small" />
            <PersonLine person={person} post={postOf(person)} />
          </li>
        ))}
      </ul>
      <Face person={sampled.people[0]} mark={null} size="large" />
    </Card>
  )
}

export function OthersCard() {
  const { t } = useWords()
  return (
    <Card title={t('design.others')} id="others">
      <div className="cluster">
        <DateLeaf at={sampled.moment} />
        <DateLeaf at={sampled.laterMoment} />
      </div>
      <Figures
        items={[
          { value: 74, label: t('frame.answer.yes'), tone: 'yes' },
          { value: 9, label: t('frame.answer.maybe'), tone: 'maybe' },
          { value: 28, label: t('frame.answer.none'), tone: 'none' },
        ]}
      />
      <Progress label={t('design.progress')} done={74} total={130} />
      <Pager page={2} size={20} total={130} />
      <Empty
        title={t('design.empty')}
        action={
          <Button type="button" icon="add">
            {t('design.emptyAct')}
          </Button>
        }
      >
        {t('design.emptyHint')}
      </Empty>
    </Card>
  )
}
