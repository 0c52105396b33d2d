// What a small group waits for, in sentences, and the way to the page where it is dealt with.
import type { GroupFinding } from '~/domain/continuity/findings'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { useWords } from '~/ui/words'
import type { Said } from './finding-words'

/** The sentences of what has happened; an empty one is left out. */
export function happenedInGroup(finding: GroupFinding, { t, day, network }: Said): string[] {
  switch (finding.kind) {
    case 'groupShort':
      return [
        t('registry.continuity.what.groupSize', { count: finding.members }),
        finding.proposed === 0
          ? ''
          : t('registry.continuity.what.groupProposed', { count: finding.proposed }),
      ]
    case 'groupNoLiaison':
      return [
        finding.lastLiaison === null
          ? t('registry.continuity.what.liaisonNever')
          : t('registry.continuity.what.liaisonLeft', { date: day(finding.lastLiaison) }),
      ]
    case 'groupSilent':
      return [
        finding.lastMetOn === null
          ? t('registry.continuity.what.metNever')
          : t('registry.continuity.what.metLast', { date: day(finding.lastMetOn) }),
      ]
    case 'renewalDue':
      return [
        finding.lastAskedOn === null
          ? t('registry.continuity.what.askedNever')
          : t('registry.continuity.what.askedLast', { date: day(finding.lastAskedOn) }),
      ]
    case 'newcomerWaits':
      return [
        t('registry.continuity.what.proposedTo', { network: network(finding.networkId) }),
        t(`registry.continuity.what.${finding.heard ? 'heard' : 'hearing'}`),
        finding.objections === 0
          ? ''
          : t('registry.continuity.what.objections', { count: finding.objections }),
      ]
    case 'expertAsked':
      return [t('registry.continuity.what.requested', { date: day(finding.since) })]
  }
}

function pageOf(finding: GroupFinding): string {
  switch (finding.kind) {
    case 'groupShort':
      return paths.fillGroup(finding.networkId)
    case 'groupNoLiaison':
      return paths.newMember(finding.networkId)
    case 'groupSilent':
      return paths.groupHistory(finding.networkId)
    case 'renewalDue':
      return paths.renewal()
    case 'newcomerWaits':
      return paths.newcomer(finding.networkId, finding.newcomerId)
    case 'expertAsked':
      return paths.groupRequests()
  }
}

/** @param name of the person or the group that the finding is about */
export function WhereDealt({ finding, name }: { finding: GroupFinding; name: string }) {
  const { t } = useWords()
  return (
    <ButtonLink to={pageOf(finding)}>
      {t(`registry.continuity.deal.${finding.kind}`)}
      <span className="unseen"> {name}</span>
    </ButtonLink>
  )
}
