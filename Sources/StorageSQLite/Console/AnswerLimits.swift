/// How much is remembered of what a console was answered.
package struct AnswerLimits: Equatable, Sendable {
  /// Answers that are kept at most.
  package var answersMax: Int
  /// Bytes that they have together at most.
  package var bytesMax: Int
  /// Bytes that one has at most; a longer one is not kept.
  package var answerBytesMax: Int

  package init(answersMax: Int = 2_000, bytesMax: Int = 32 << 20, answerBytesMax: Int = 4 << 20) {
    self.answersMax = answersMax
    self.bytesMax = bytesMax
    self.answerBytesMax = answerBytesMax
  }
}
