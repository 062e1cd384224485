/** envtree as a library: files in, a plan out, and a construct that makes manifests of it. */
export { buildApp } from './constructs/build-app';
export { VirtualEnvironments, type VirtualEnvironmentsProps } from './constructs/virtual-environments';
export type { SourceFile } from './core/definition/source-file';
export { hasErrors, type Diagnostic, type Location } from './core/diagnostics/diagnostic';
export { formatDiagnostic, formatDiagnostics } from './core/diagnostics/format-diagnostic';
export { planEnvironments, type PlannedEnvironments } from './core/plan-environments';
export type { Layer } from './core/plan/layers';
export type * from './core/plan/plan';
export type * from './core/plan/planned-object';
export type { LayerChoice, Selection } from './core/plan/selection';
export type { Answer, Reason, ServiceAnswers } from './core/services/answers';
export { describeReason } from './core/services/describe-reason';
export { readSourceFiles } from './files/read-source-files';
