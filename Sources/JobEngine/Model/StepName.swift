/// The stable lower_snake name of a step, unique within its job kind and never renamed.
package struct StepName: EngineIdentifier {
  package let rawValue: String
  package init(_ text: String) { rawValue = text }
}
