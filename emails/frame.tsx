// The paper every letter is written on: the dark-blue bar, a white sheet 600 px wide, the foot.
import { Body } from '@react-email/body'
import { Column } from '@react-email/column'
import { Container } from '@react-email/container'
import { Head } from '@react-email/head'
import { Html } from '@react-email/html'
import { Preview } from '@react-email/preview'
import { Row } from '@react-email/row'
import { Text } from '@react-email/text'
import type { ReactNode } from 'react'
import type { Content, Pen } from './content'
import { colours, outlookSheet, sheet, text, width, type MailStyle } from './look'
import { After, Contact, Description, Facts, News, Opening, Presses, Programme } from './parts'
import { SignPicture } from './parts-sign'
import { Choices, People } from './parts-groups'

/** Where `render.tsx` puts the conditional comments that give Word, which knows no max-width, a table of 600 px. */
export const wordMarks = { open: '<i data-word="open"></i>', close: '<i data-word="close"></i>' }

function Band({ style, className, children }: { style: object; className: string; children: ReactNode }) {
  return (
    <Row>
      <Column className={className} style={style}>
        {children}
      </Column>
    </Row>
  )
}

/** What is shown after the subject and not in the letter itself; Word has a word of its own for it. */
const unseen: MailStyle = {
  display: 'none',
  msoHide: 'all',
  overflow: 'hidden',
  fontSize: 1,
  lineHeight: '1px',
  maxHeight: 0,
  maxWidth: 0,
}

function Frame({ content, pen, senderName, children }: LetterProps & { children: ReactNode }) {
  const rule = `1px solid ${colours.line}`
  return (
    <Html lang={pen.locale}>
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{content.subject}</title>
        <style dangerouslySetInnerHTML={{ __html: sheet }} />
        <style dangerouslySetInnerHTML={{ __html: outlookSheet }} />
      </Head>
      <Body className="ground" style={{ backgroundColor: colours.ground, padding: '24px 0', margin: 0 }}>
        <Preview style={unseen}>{content.preview}</Preview>
        <i data-word="open" />
        <Container className="sheet" style={{ maxWidth: width, width: '100%' }}>
          <Band
            className="inset bar"
            style={{ backgroundColor: colours.brand, padding: '14px 32px', borderRadius: '4px 4px 0 0' }}
          >
            <Text style={text(18, { color: '#ffffff', fontWeight: 600 })}>{senderName}</Text>
          </Band>
          <Band
            className="inset paper"
            style={{
              backgroundColor: colours.paper,
              padding: '28px 32px 26px',
              borderLeft: rule,
              borderRight: rule,
            }}
          >
            {children}
          </Band>
          {content.contact.length > 0 && (
            <Band
              className="inset paper"
              style={{ backgroundColor: colours.paper, padding: '16px 32px', border: rule, borderBottom: 0 }}
            >
              <Contact question={pen.t('questions')} contact={content.contact} />
            </Band>
          )}
          <Band className="inset rule" style={{ padding: '14px 32px 0', borderTop: rule }}>
            <Text className="soft" style={text(14, { color: colours.soft })}>
              {pen.t('footer')}
            </Text>
            {content.quiet && (
              <Text className="soft" style={text(14, { color: colours.soft })}>
                <a href={content.quiet.href} style={{ color: colours.soft }}>
                  {content.quiet.text}
                </a>
              </Text>
            )}
          </Band>
        </Container>
        <i data-word="close" />
      </Body>
    </Html>
  )
}

export type LetterProps = { content: Content; pen: Pen; senderName: string }

/** A letter as HTML: what, when, where, until when; the answers; the programme; whom to ask (rule M5). */
export function LetterPaper({ content, pen, senderName }: LetterProps) {
  return (
    <Frame content={content} pen={pen} senderName={senderName}>
      <Opening kicker={content.kicker} title={content.title} />
      {content.news && <News news={content.news} />}
      {content.facts.length > 0 && <Facts facts={content.facts} />}
      {content.choices && <Choices choices={content.choices} />}
      {content.actions.length > 0 && <Presses actions={content.actions} />}
      <After sentences={content.after} />
      {content.sign && <SignPicture sign={content.sign} />}
      {content.description && <Description description={content.description} />}
      {content.programme.length > 0 && <Programme heading={pen.t('programme')} lines={content.programme} />}
      {content.people && <People {...content.people} />}
    </Frame>
  )
}
