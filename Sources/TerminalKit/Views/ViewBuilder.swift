/// Collects the children of a stack; strings and lines become `Text`.
@resultBuilder
package enum ViewBuilder {
  /// A view.
  package static func buildExpression(_ view: any View) -> [any View] { [view] }
  /// A line of text.
  package static func buildExpression(_ line: Line) -> [any View] { [Text(line)] }
  /// Several views, for instance made by `map`.
  package static func buildExpression(_ views: [any View]) -> [any View] { views }
  /// A sequence.
  package static func buildBlock(_ parts: [any View]...) -> [any View] { parts.flatMap { $0 } }
  /// `if` without `else`.
  package static func buildOptional(_ part: [any View]?) -> [any View] { part ?? [] }
  /// `if`.
  package static func buildEither(first part: [any View]) -> [any View] { part }
  /// `else`.
  package static func buildEither(second part: [any View]) -> [any View] { part }
  /// `for`.
  package static func buildArray(_ parts: [[any View]]) -> [any View] { parts.flatMap { $0 } }
}
