import Foundation

/// Keeps answers for later, bounded in number and size. It is a memory and nothing more: what it cannot keep or find is
/// asked for again, so nothing here fails.
package protocol AnswerMemory: Sendable {
  /// The answer to exactly this question; else the newest to one that asked for another number of rows.
  func answer(to question: KeptQuestion) async -> KeptAnswer?

  /// Keeps an answer in the place of an older one to the same question; drops the oldest where there are too many.
  func keep(_ answer: KeptAnswer, to question: KeptQuestion) async

  /// Drops what is not so any more, or cannot be read.
  func forget(_ question: KeptQuestion) async

  /// Says who asks from now on. What somebody else was answered is dropped.
  func belong(to user: String) async
}

/// A read as it travels: what its answer is kept under.
package struct KeptQuestion: Hashable, Sendable {
  /// `GET /api/tenants?limit=40&sort=attention`.
  package let whole: String
  /// The same without how many rows are wanted: a screen of another size asks the same thing.
  package let withoutLimit: String

  package init(_ message: WireRequest) {
    var message = message
    whole = "\(message.method.rawValue) \(message.target)"
    message.query.removeAll { $0.name == "limit" }
    withoutLimit = "\(message.method.rawValue) \(message.target)"
  }
}

/// An answer's JSON, and when it was true.
package struct KeptAnswer: Equatable, Sendable {
  package var body: Data
  package var at: Date

  package init(body: Data, at: Date) {
    self.body = body
    self.at = at
  }
}
