/// What became of a filter's text.
package struct FilterReading: Equatable, Sendable {
  /// The text as it was typed.
  package let text: String
  /// What was read of it, as far as it could be.
  package let expression: FilterExpression
  /// What rows must fulfil; nil when there is a fault.
  package let condition: FilterCondition?
  /// What is wrong, from left to right.
  package let faults: [FilterFault]

  /// The fault to tell people of: the first one that typing on does not mend, else the first.
  package var fault: FilterFault? { faults.first { !$0.isUnfinished } ?? faults.first }
}
