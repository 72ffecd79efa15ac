/// The stable lower_snake name of a kind of job, declared once beside its definition and never renamed.
package struct JobKind: EngineIdentifier {
  package let rawValue: String
  package init(_ text: String) { rawValue = text }
}
