/// How far a step says it has come.
package struct StepProgress: Hashable, Sendable, Codable {
  /// 0 to 1, or nil when it cannot be told.
  package var fraction: Double?
  /// A few words for people, such as "2 of 3 pods ready". At most 200 bytes.
  package var text: String

  package init(fraction: Double? = nil, text: String = "") {
    self.fraction = fraction.map { $0.isFinite ? min(max($0, 0), 1) : 0 }
    self.text = text
  }
}
