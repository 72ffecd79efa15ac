import TypedText

/// What somebody asks who wants to change production: for how long, and why.
package struct WriteRequest: Equatable, Sendable {
  package static let longest = Duration.seconds(8 * 3_600)
  package static let shortest = Duration.seconds(60)
  package static let reasonLengthMax = 200

  package let duration: Duration
  package let reason: String

  /// What is wrong with what was typed, as one sentence.
  package struct Fault: Error, Equatable, Sendable {
    package let message: String
  }

  /// Reads a span and a reason.
  ///
  /// - Throws: `Fault` for a span that is none, shorter than a minute or longer than eight hours, and for no reason.
  package init(duration: String, reason: String) throws(Fault) {
    guard let span = DurationText.parse(duration) else {
      throw Fault(message: "“\(duration)” is no span of time: 15m, 1h30m")
    }
    guard span >= Self.shortest else { throw Fault(message: "at least a minute: 1m") }
    guard span <= Self.longest else { throw Fault(message: "at most eight hours: 8h") }
    let reason = reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !reason.isEmpty else { throw Fault(message: "say why: it is kept in the journal") }
    guard reason.count <= Self.reasonLengthMax else {
      throw Fault(message: "the reason is longer than \(Self.reasonLengthMax) characters")
    }
    self.duration = span
    self.reason = reason
  }

  /// Reads `15m why`.
  ///
  /// - Throws: as `init(duration:reason:)`.
  package init(_ text: String) throws(Fault) {
    let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
    try self.init(duration: parts.first ?? "", reason: parts.count > 1 ? parts[1] : "")
  }
}
