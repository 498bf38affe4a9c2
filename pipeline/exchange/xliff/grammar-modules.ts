/** Elements and attributes of the modules of XLIFF 2.1, and of change tracking, which 2.0 had as one. */
import {
  type AttributeRule,
  type ElementRule,
  elementRule,
  many,
  maybe,
  needed,
  one,
  optional,
  some,
} from './grammar.ts';
import * as type from './values.ts';

const ANY = { foreign: 'any' } as const;
const WORDS = { foreign: 'any', text: true } as const;

export const MODULES: Readonly<Record<string, ElementRule>> = {
  'mtc:matches': elementRule({}, [some('mtc:match')]),
  'mtc:match': elementRule(
    {
      id: optional(type.NMTOKEN),
      matchQuality: optional(type.PERCENT),
      matchSuitability: optional(type.PERCENT),
      origin: optional(type.ANY),
      ref: needed(type.URI),
      reference: optional(type.YES_NO),
      similarity: optional(type.PERCENT),
      subType: optional(type.OWN_VALUE),
      type: optional(type.oneOf('am', 'mt', 'icm', 'idm', 'tb', 'tm', 'other')),
    },
    [maybe('mda:metadata'), maybe('xlf:originalData'), one('xlf:source'), one('xlf:target'), many('*')],
    ANY,
  ),
  'gls:glossary': elementRule({}, [some('gls:glossEntry')]),
  'gls:glossEntry': elementRule(
    { id: optional(type.NMTOKEN), ref: optional(type.URI) },
    [one('gls:term'), many('gls:translation'), maybe('gls:definition'), many('*')],
    ANY,
  ),
  'gls:term': elementRule({ source: optional(type.ANY) }, [], WORDS),
  'gls:translation': elementRule(
    { id: optional(type.NMTOKEN), ref: optional(type.URI), source: optional(type.ANY) },
    [],
    WORDS,
  ),
  'gls:definition': elementRule({ source: optional(type.ANY) }, [], WORDS),
  'mda:metadata': elementRule({ id: optional(type.NMTOKEN) }, [some('mda:metaGroup')]),
  'mda:metaGroup': elementRule(
    {
      id: optional(type.NMTOKEN),
      category: optional(type.ANY),
      appliesTo: optional(type.oneOf('source', 'target', 'ignorable')),
    },
    [some('mda:metaGroup', 'mda:meta')],
  ),
  'mda:meta': elementRule({ type: needed(type.ANY) }, [], { text: true }),
  'res:resourceData': elementRule({}, [many('res:resourceItemRef'), many('res:resourceItem')]),
  'res:resourceItemRef': elementRule({ id: optional(type.NMTOKEN), ref: needed(type.NMTOKEN) }, [], ANY),
  'res:resourceItem': elementRule(
    { mimeType: optional(type.ANY), id: optional(type.NMTOKEN), context: optional(type.YES_NO) },
    [maybe('res:source'), maybe('res:target'), many('res:reference')],
    ANY,
  ),
  'res:source': resource(),
  'res:target': resource(),
  'res:reference': elementRule({ href: needed(type.ANY), 'xml:lang': optional(type.LANGUAGE) }, [], ANY),
  'slr:profiles': elementRule({ generalProfile: optional(type.ANY), storageProfile: optional(type.ANY) }, [
    maybe('slr:normalization'),
    many('*'),
  ]),
  'slr:normalization': elementRule(
    { general: optional(type.NORMALIZATION), storage: optional(type.NORMALIZATION) },
    [],
  ),
  'slr:data': elementRule({ profile: needed(type.ANY) }, [many('*')], ANY),
  'val:validation': elementRule({}, [some('val:rule')], ANY),
  'val:rule': elementRule(
    {
      isPresent: optional(type.ANY),
      occurs: optional(type.POSITIVE),
      isNotPresent: optional(type.ANY),
      startsWith: optional(type.ANY),
      endsWith: optional(type.ANY),
      existsInSource: optional(type.YES_NO),
      caseSensitive: optional(type.YES_NO),
      normalization: optional(type.NORMALIZATION),
      disabled: optional(type.YES_NO),
    },
    [],
    ANY,
  ),
  'ctr:changeTrack': elementRule({}, [some('ctr:revisions')]),
  'ctr:revisions': elementRule(
    {
      appliesTo: needed(type.NMTOKEN),
      ref: optional(type.NMTOKEN),
      currentVersion: optional(type.NMTOKEN),
      checksum: optional(type.ANY),
    },
    [some('ctr:revision')],
    ANY,
  ),
  'ctr:revision': elementRule(
    {
      author: optional(type.ANY),
      datetime: optional(type.ANY),
      version: optional(type.NMTOKEN),
      checksum: optional(type.ANY),
    },
    [some('ctr:item')],
    ANY,
  ),
  'ctr:item': elementRule({ property: needed(type.ANY) }, [many('xlf:cp', '*')], WORDS),
  'its:locQualityIssues': elementRule({ 'xml:id': needed(type.NMTOKEN), version: optional(type.ANY) }, [
    some('its:locQualityIssue'),
  ]),
  'its:locQualityIssue': elementRule(
    plain(
      'version locQualityIssueType locQualityIssueComment locQualityIssueSeverity locQualityIssueProfileRef locQualityIssueEnabled',
    ),
    [],
  ),
  'its:provenanceRecords': elementRule({ 'xml:id': needed(type.NMTOKEN), version: optional(type.ANY) }, [
    some('its:provenanceRecord'),
  ]),
  'its:provenanceRecord': elementRule(
    plain(
      'version org orgRef person personRef revOrg revOrgRef revPerson revPersonRef revTool revToolRef tool toolRef',
    ),
    [],
  ),
};

function resource(): ElementRule {
  return elementRule({ href: optional(type.ANY), 'xml:lang': optional(type.LANGUAGE) }, [many('*')], {
    foreign: 'any',
    text: true,
  });
}

function plain(names: string): Record<string, AttributeRule> {
  return Object.fromEntries(names.split(' ').map((name) => [name, optional(type.ANY)]));
}

const HTML =
  'a b bdo big blockquote body br button caption center cite code col colgroup dd del div dl dt em h1 h2 h3 h4 h5 h6 head hr html i img label legend li ol p pre q s samp select small span strike strong sub sup table tbody td tfoot th thead title tr tt u ul';

const ISSUES =
  'terminology mistranslation omission untranslated addition duplication inconsistency grammar legal register locale-specific-content locale-violation style characters misspelling typographical formatting inconsistent-entities numbers markup pattern-problem whitespace internationalization length non-conformance uncategorized other';

/** Attributes that modules give to elements of the core; what is not here, a module does not have. */
export const MODULE_ATTRIBUTES: Readonly<Record<string, type.ValueType>> = {
  'fs:fs': type.oneOf(...HTML.split(' ')),
  'fs:subFs': type.ANY,
  'slr:storageRestriction': type.ANY,
  'slr:sizeRestriction': type.ANY,
  'slr:sizeInfo': type.ANY,
  'slr:sizeInfoRef': type.NMTOKEN,
  'slr:equivStorage': type.ANY,
  'pgs:switch': type.ANY,
  'pgs:case': type.ANY,
  'itsm:domains': type.ANY,
  'itsm:lang': type.LANGUAGE,
  'its:version': type.oneOf('2.0'),
  'its:localeFilterType': type.oneOf('include', 'exclude'),
  'its:locQualityIssueEnabled': type.YES_NO,
  'its:locQualityIssueSeverity': type.PERCENT,
  'its:locQualityIssueType': type.oneOf(...ISSUES.split(' ')),
  'its:locQualityRatingScore': type.PERCENT,
  'its:locQualityRatingScoreThreshold': type.PERCENT,
  'its:locQualityRatingVote': type.INTEGER,
  'its:locQualityRatingVoteThreshold': type.INTEGER,
  'its:mtConfidence': type.CONFIDENCE,
  'its:taConfidence': type.CONFIDENCE,
  'its:termConfidence': type.CONFIDENCE,
  'its:locQualityIssuesRef': type.URI,
  'its:provenanceRecordsRef': type.URI,
};

/** Modules whose attributes are all listed; the vocabulary of ITS is open. */
export const CLOSED: ReadonlySet<string> = new Set([
  'fs',
  'slr',
  'pgs',
  'mtc',
  'gls',
  'mda',
  'res',
  'val',
  'ctr',
]);
/** Modules whose attributes may stand on inline codes and, in 2.2, on segments. */
export const ON_CODES: ReadonlySet<string> = new Set(['fs', 'slr', 'its', 'itsm', 'pgs']);
