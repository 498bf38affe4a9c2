/** The public API. What is not exported here may change at any time. */

export type { Completeness, EditionContent, HeldArticle, PublishedArticle } from './bundle/site.ts';
export { formatOf, readArticle } from './intake/read.ts';
export { identify, type LanguageReading } from './language/identify.ts';
export type { Article, ArticleId, Block, CodeInline, Inline, Place, TextInline } from './model/article.ts';
export { type CodedText, formatCoded, type Piece, parseCoded, plainText } from './model/coded-text.ts';
export type { Config, Edition, EngineConfig, Publish } from './model/config.ts';
export type { Failure, FailureReason, Finding, Fix, Message, Result, Severity } from './model/finding.ts';
export type { Term } from './model/glossary.ts';
export type { Language, LanguageVerdict, Locale } from './model/locale.ts';
export type { Origin, RecordSegment, Segment, SegmentId, State, TranslationRecord } from './model/segment.ts';
export type { Evidence, InterfacePurpose, Judgement, Separation, StrayWord } from './model/separation.ts';
export type { Position, Range } from './model/text.ts';
export { assemblePlan, type Planned, planProject } from './plan/assemble.ts';
export {
  type ArticleFacts,
  type BuildOptions,
  type BuildSite,
  type Built,
  buildSite,
  type Counts,
  type Outcome,
} from './plan/build.ts';
export { type CheckInputs, checkPlan } from './plan/check.ts';
export { applyPatches, type Patch, patchesOf } from './plan/check-fix.ts';
export { configOfLocales } from './plan/check-locales.ts';
export { type RuleSummary, ruleSummaries } from './plan/check-rules.ts';
export {
  type BaselineState,
  type Check,
  type CheckOptions,
  type CheckResult,
  type CheckTarget,
  createCheck,
  type Silenced,
} from './plan/check-session.ts';
export { costOfPlan, type PlanCost } from './plan/cost.ts';
export type { ArticlePlan, EditionPlan, Plan, TranslationPlan } from './plan/plan.ts';
export { type SeparatedArticle, separatedArticle, siteStrings } from './plan/separated.ts';
export type { Snapshot } from './plan/snapshot.ts';
export { type SiteStatus, siteStatus } from './plan/status.ts';
export type { Clock, Files, Journal, TranslationAnswer, TranslationBatch, Translator } from './ports.ts';
export { type Opened, openProject, type Project, type ProjectOptions } from './project.ts';
export { buildKnownStrings, type KnownStrings } from './separate/known.ts';
export { type Knowledge, separate } from './separate/separate.ts';
export { VERSION } from './version.ts';
